using System.CommandLine;
using System.Text.Json.Nodes;
using SynthTab.Cli.Input;
using SynthTab.Cli.Jobs;
using SynthTab.Cli.Options;
using SynthTab.Cli.Output;
using SynthTab.Comparisons;
using SynthTab.Reports.Compared;
using SynthTab.Tables;

namespace SynthTab.Cli.Commands;

/// <summary><c>synthtab compare</c>: which generator for this table, and why.</summary>
internal sealed class CompareCommand : ToolCommand
{
    private readonly SplitOptions _split = new();
    private readonly CompareOptions _comparison = new();

    /// <summary>Makes the command.</summary>
    public CompareCommand(Terminal terminal)
        : base(terminal, "compare", "Trains several models on a table, judges all alike, and says which one to take: for a need, how surely, and what it gives up.",
            "synthtab compare patients.csv --target readmitted --out out/which",
            "synthtab compare patients.csv --models gaussian-copula,ctgan,tabddpm --budget 10m --seeds 3 --need privacy speed --out out/which",
            "synthtab compare --train train.csv --holdout test.csv --target income --models all --full --out out/adult")
    {
        _split.AddTo(this);
        _comparison.AddTo(this);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed)
    {
        CommonOptions common = CommonOptions.From(parsed);
        ComparisonPlan plan = _comparison.From(parsed);
        HoldoutSplit split = _split.Read(parsed, common.Seed);
        TargetCheck.Require(split.Training);
        string path = _comparison.Folder(parsed);
        using var output = new OutputFolder(path);
        using var folder = new RunFolder(path, plan, at => RealTables.Write(at, split.Training, split.Holdout));
        using var interruption = new Interruption(Terminal);
        Terminal.Say(split.Sentence);
        var progress = new JobProgress(Terminal, plan, TimeProvider.System);
        var runner = new JobRunner(plan, folder, split.Training, new ChildProcess(OwnProgram.OfProcess(), plan.Threads), progress);
        IReadOnlyList<JobRecord> records;
        try { records = JobQueue.Run(plan, runner, progress, interruption.Token); }
        catch (OperationCanceledException)
        {
            Terminal.Say($"Interrupted: what is done is kept in {path}, and the same command goes on from there.");
            return ExitCodes.Interrupted;
        }
        ModelComparison comparison = ComparisonAssembly.Of(plan, folder, split, _split.Label(parsed), records);
        output.WriteText("compare.html", ComparisonHtml.Text(comparison));
        output.WriteText("compare.md", ComparisonMarkdown.Text(comparison));
        output.WriteText("compare.json", ComparisonJson.Text(comparison));
        if (comparison.Models.All(m => m.Failure is not null))
        {
            throw new SynthTabException($"compare: every model failed, the first one because: {comparison.Models[0].Failure}");
        }
        Print(comparison, path, common.Json);
        return ExitCodes.Done;
    }

    private void Print(ModelComparison comparison, string path, bool json)
    {
        if (json)
        {
            Terminal.WriteJson(new JsonObject { ["comparison"] = JsonNode.Parse(ComparisonJson.Text(comparison)), ["folder"] = path });
            return;
        }
        (IReadOnlyList<string> headers, IReadOnlyList<IReadOnlyList<string>> rows) = ComparisonText.Table(comparison);
        Terminal.WriteTable(headers, rows);
        Terminal.Output.Write(ComparisonText.Text(comparison));
        Terminal.Output.WriteLine($"{path}: compare.html, compare.md, compare.json, and in jobs every model with its table and its report");
    }
}
