using SynthTab.Cli.Input;
using SynthTab.Cli.Options;
using SynthTab.Comparisons;
using SynthTab.Reports.Compared;
using SynthTab.Tables;

namespace SynthTab.Cli.Jobs;

/// <summary>Puts the results of all jobs together.</summary>
internal static class ComparisonAssembly
{
    /// <summary>The comparison.</summary>
    /// <param name="plan">What was done.</param>
    /// <param name="folder">Where the jobs worked.</param>
    /// <param name="split">The real tables.</param>
    /// <param name="label">What to call the table.</param>
    /// <param name="records">The jobs' records, in their order.</param>
    public static ModelComparison Of(ComparisonPlan plan, RunFolder folder, HoldoutSplit split, string label, IReadOnlyList<JobRecord> records)
    {
        ILookup<string, ModelRun> runs = plan.Jobs.Zip(records).ToLookup(p => p.First.ModelName, p => Run(folder, p.First, p.Second), StringComparer.Ordinal);
        TableSchema schema = split.Training.Schema;
        return new ModelComparison
        {
            Table = label,
            TrainingRows = split.Training.Rows,
            HoldoutRows = split.Holdout.Rows,
            Columns = schema.Columns.Count,
            Target = schema.Target?.Name,
            Terms = [.. Terms(plan)],
            Models = [.. plan.Models.Select(m => new ComparedModel { Name = m.Name, IsHazard = m.IsHazard, Abilities = Abilities.OfControl(m), Runs = [.. runs[m.Name]] })],
            Bootstrap = new ComparedModel { Name = "bootstrap", Runs = [.. runs["bootstrap"]] },
            Needs = plan.Needs,
        };
    }

    private static IEnumerable<string> Terms(ComparisonPlan plan)
    {
        string seeds = plan.Seeds.Count == 1 ? FormattableString.Invariant($"seed {plan.Seeds[0]}") : FormattableString.Invariant($"{plan.Seeds.Count} seeds from {plan.Seeds[0]} on");
        yield return $"Every model that trains in epochs had {Duration.Text(plan.Budget)} by the clock, the others what they need; each run had a process of its own with "
            + $"{plan.Threads} {(plan.Threads == 1 ? "thread" : "threads")}, {plan.Parallel} side by side, device {plan.Device}, {seeds}.";
        yield return plan.Full
            ? "All were judged by the full evaluation, against the same held-out rows."
            : "All were judged by the quick evaluation (10,000 rows of each table, fewer for models and neighbours), against the same held-out rows; --full looks at all.";
        if (plan.Seeds.Count == 1) { yield return "What another seed would change was not measured: --seeds 3 does."; }
    }

    private static ModelRun Run(RunFolder folder, ComparisonJob job, JobRecord record)
    {
        if (record.Failure is not null) { return new ModelRun { Seed = job.Seed, Failure = record.Failure }; }
        try
        {
            var (figures, verdicts) = RunReading.Read(File.ReadAllText(folder.File(job, "report.json")));
            return new ModelRun { Seed = job.Seed, Figures = figures, Verdicts = verdicts, Cost = job.Model is null ? null : Cost(record), Report = RunFolder.Link(job, "report.html") };
        }
        catch (Exception loss) when (loss is SynthTabException or IOException)
        {
            return new ModelRun { Seed = job.Seed, Failure = loss.Message };
        }
    }

    private static RunCost Cost(JobRecord record) => new()
    {
        TrainingSeconds = record.TrainingSeconds,
        TrainingProcessorSeconds = record.Training!.ProcessorSeconds,
        TrainingPeakBytes = record.Training.PeakBytes,
        Device = record.Device,
        SamplingSeconds = record.SamplingSeconds,
        SamplingProcessorSeconds = record.Sampling!.ProcessorSeconds,
        SamplingPeakBytes = record.Sampling.PeakBytes,
        Rows = record.Rows,
        ModelBytes = record.ModelBytes,
    };
}
