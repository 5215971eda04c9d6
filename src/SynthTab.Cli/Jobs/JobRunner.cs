using System.Globalization;
using System.Text.Json.Nodes;
using SynthTab.Tables;
using SynthTab.Tables.Csv;

namespace SynthTab.Cli.Jobs;

/// <summary>Does one job: trains, samples and evaluates, each in a process of its own, and keeps a record after each. What a former
/// run of the same job has done is not done again.</summary>
/// <param name="plan">What all jobs share.</param>
/// <param name="folder">Where they work.</param>
/// <param name="training">The training table, for the bootstrap.</param>
/// <param name="child">Starts processes.</param>
/// <param name="progress">Is told how far jobs have come.</param>
internal sealed class JobRunner(ComparisonPlan plan, RunFolder folder, Table training, ChildProcess child, JobProgress progress)
{
    private const string Record = "job.json", Log = "log.txt", Model = "model.synthtab", Checkpoint = "model.checkpoint.synthtab", Rows = "synthetic.csv";

    private static readonly string[] _quick = ["--quick"];

    /// <summary>Training is given time to write its checkpoint; the other steps have nothing to keep.</summary>
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(60);

    /// <summary>The record of a job as a former run has left it.</summary>
    public JobRecord RecordOf(ComparisonJob job) => JobRecord.Read(folder.File(job, Record), job.Key(folder.Terms)) is { } former
        ? former with { Failure = null } // what failed is tried once more
        : new JobRecord { Key = job.Key(folder.Terms), Model = job.ModelName, Seed = job.Seed };

    /// <summary>Does what is left of a job.</summary>
    /// <returns>Its record, with a failure where it could not be done.</returns>
    /// <exception cref="OperationCanceledException">It was called off; what is done is kept.</exception>
    public async Task<JobRecord> RunAsync(ComparisonJob job, CancellationToken cancellation)
    {
        JobRecord record = RecordOf(job);
        try
        {
            if (record.Training is null) { record = Keep(job, job.Model is null ? record with { Training = new ProcessUsage(0, 0, 0) } : await FitAsync(job, record, cancellation).ConfigureAwait(false)); }
            if (record.Sampling is null) { record = Keep(job, job.Model is null ? Draw(job, record) : await SampleAsync(job, record, cancellation).ConfigureAwait(false)); }
            if (record.Evaluation is null) { record = Keep(job, await EvaluateAsync(job, record, cancellation).ConfigureAwait(false)); }
            return record;
        }
        catch (Exception failure) when (failure is SynthTabException or IOException or UnauthorizedAccessException)
        {
            cancellation.ThrowIfCancellationRequested();
            return Keep(job, record with { Failure = failure.Message.ReplaceLineEndings(" ") });
        }
    }

    private async Task<JobRecord> FitAsync(ComparisonJob job, JobRecord record, CancellationToken cancellation)
    {
        bool resumes = job.KeepsBudget && File.Exists(folder.File(job, Checkpoint));
        if (!resumes) { Forget(job, Usage("training"), Log); }
        List<string> arguments =
        [
            "fit", Real(RealTables.Training), "--schema", Real(RealTables.Schema), "--model", job.Model!.Name, "--out", folder.File(job, Model),
            "--device", plan.Device, .. Common(job.Seed),
        ];
        if (job.KeepsBudget) { arguments.AddRange(["--budget", string.Create(CultureInfo.InvariantCulture, $"{plan.Budget.TotalSeconds}s")]); }
        JsonNode result;
        try { result = await DoAsync(job, "training", resumes ? [.. arguments, "--resume"] : arguments, _patience, cancellation).ConfigureAwait(false); }
        catch (SynthTabException) when (resumes)
        {
            // A checkpoint that cannot be gone on from, for whatever reason, shall not stand in the way for ever.
            cancellation.ThrowIfCancellationRequested();
            Forget(job, Checkpoint, Usage("training"));
            result = await DoAsync(job, "training", arguments, _patience, cancellation).ConfigureAwait(false);
        }
        return record with
        {
            Training = ProcessUsage.Of(folder.File(job, Usage("training"))),
            TrainingSeconds = (double)result["seconds"]!,
            Device = (string)result["device"]!,
            ModelBytes = new FileInfo(folder.File(job, Model)).Length,
        };
    }

    private async Task<JobRecord> SampleAsync(ComparisonJob job, JobRecord record, CancellationToken cancellation)
    {
        Forget(job, Usage("sampling"));
        JsonNode result = await DoAsync(job, "sampling",
            ["sample", folder.File(job, Model), "--rows", training.Rows.ToString(CultureInfo.InvariantCulture), "--out", folder.File(job, Rows), "--device", plan.Device, .. Common(job.Seed)],
            TimeSpan.Zero, cancellation).ConfigureAwait(false);
        return record with { Sampling = ProcessUsage.Of(folder.File(job, Usage("sampling"))), SamplingSeconds = (double)result["seconds"]!, Rows = (long)result["rows"]! };
    }

    private JobRecord Draw(ComparisonJob job, JobRecord record)
    {
        CsvTableWriter.WriteFile(folder.File(job, Rows), RealTables.Bootstrap(training, job.Seed));
        return record with { Sampling = new ProcessUsage(0, 0, 0), Rows = training.Rows };
    }

    private async Task<JobRecord> EvaluateAsync(ComparisonJob job, JobRecord record, CancellationToken cancellation)
    {
        if (!File.Exists(folder.File(job, Rows))) // of the bootstrap, which holds real rows, none stay when the tool ends
        {
            record = job.Model is null ? Draw(job, record) : await SampleAsync(job, record, cancellation).ConfigureAwait(false);
        }
        Forget(job, Usage("evaluation"));
        try
        {
            await DoAsync(job, "evaluation",
                [
                    "evaluate", "--train", Real(RealTables.Training), "--holdout", Real(RealTables.Holdout), "--schema", Real(RealTables.Schema),
                    "--synthetic", folder.File(job, Rows), "--out", Path.GetDirectoryName(folder.File(job, Record))!, .. plan.Full ? [] : _quick, .. Common(plan.Seeds[0]),
                ],
                TimeSpan.Zero, cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (job.Model is null) { File.Delete(folder.File(job, Rows)); }
        }
        return record with { Evaluation = ProcessUsage.Of(folder.File(job, Usage("evaluation"))) };
    }

    private async Task<JsonNode> DoAsync(ComparisonJob job, string step, IReadOnlyList<string> arguments, TimeSpan patience, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        progress.Begin(job, step);
        ChildResult result = await child.RunAsync(
            arguments, folder.File(job, Usage(step)), folder.File(job, Log), patience, line => progress.Relay(job, line), cancellation).ConfigureAwait(false);
        cancellation.ThrowIfCancellationRequested();
        if (result.Code != ExitCodes.Done) { throw new SynthTabException($"{step}: {result.Reason}"); }
        return JsonNode.Parse(result.Output)!;
    }

    private JobRecord Keep(ComparisonJob job, JobRecord record)
    {
        record.Write(folder.File(job, Record));
        return record;
    }

    private void Forget(ComparisonJob job, params string[] names)
    {
        foreach (string name in names) { File.Delete(folder.File(job, name)); }
    }

    private string[] Common(long seed)
        => ["--seed", seed.ToString(CultureInfo.InvariantCulture), "--threads", plan.Threads.ToString(CultureInfo.InvariantCulture), "--json"];

    private string Real(string name) => Path.Combine(folder.Real, name);

    private static string Usage(string step) => $"{step}.usage";
}
