using System.CommandLine;
using System.Text.Json.Nodes;
using SynthTab.Cli.Input;
using SynthTab.Cli.Options;
using SynthTab.Cli.Output;
using SynthTab.Reports.Tuning;
using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tuning;

namespace SynthTab.Cli.Commands;

/// <summary><c>synthtab tune</c>: searches a model's options within a time, and trains the best on the whole table.</summary>
internal sealed class TuneCommand : ToolCommand
{
    private readonly DataOptions _data = new();
    private readonly TuneOptions _tune = new();
    private readonly Option<string> _out = new("--out")
    {
        Description = "The winner's model file, usually NAME.synthtab; log and reports lie beside it.", HelpName = "FILE", Required = true,
    };

    /// <summary>Makes the command.</summary>
    public TuneCommand(Terminal terminal)
        : base(terminal, "tune",
            "Searches a model's options on the training table DATA, a fifth of which judges them, and trains the best. "
                + "Keep a holdout out of DATA: tune reads none.",
            "synthtab tune train.csv --model tabddpm --budget 20m --out patients.synthtab",
            "synthtab tune train.csv --model ctgan --trials 18 --set pac=5 --search batch-size=200|1000 --out patients.synthtab",
            "synthtab tune train.csv --model tabddpm --budget 20m --resume --out patients.synthtab")
    {
        _data.AddTo(this);
        _tune.AddTo(this);
        Add(_out);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed)
    {
        CommonOptions common = CommonOptions.From(parsed);
        var searched = _tune.Searched(parsed);
        string path = parsed.GetValue(_out)!;
        Table table = DataSource.Load(_data.From(parsed)).Table;
        TargetCheck.Require(table);
        using var output = new OutputFile(path);
        using var files = new TuneFiles(path);
        using var interruption = new Interruption(Terminal);
        TuneRequest request = _tune.For(searched, table, files.Log, parsed, common) with { Cancellation = interruption.Token };
        Terminal.Say($"{(request.Resume ? "Going on with the tuning of" : "Tuning")} {request.Entry.Name} on "
            + $"{Figures.Count(table.Rows)} rows and {table.Columns.Count} columns within {Duration.Text(request.Budget)}; a third of that is the winner's.");
        (TuneResult result, ModelManifest? winner) = ProgressDisplay.During(
            Terminal, request.Budget, progress => Tune(request with { Progress = progress }, files, path));
        if (result.Outcome.Interrupted) { return TellInterrupted(result, files); }
        if (winner is null) { return Training.TellInterrupted(files.Checkpoint, Terminal); }
        Report(result, winner, files, path, common.Json);
        return ExitCodes.Done;
    }

    /// <summary>Searches, then trains the winner; null in its place where either was interrupted.</summary>
    private static (TuneResult Result, ModelManifest? Winner) Tune(TuneRequest request, TuneFiles files, string path)
    {
        var tuner = new Tuner(request);
        TuneResult result = tuner.Search();
        files.Write(result);
        if (result.Outcome.Interrupted) { return (result, null); }
        ModelManifest manifest;
        if (result.IsFinished && File.Exists(path)) 
        {
            using IFittedSynthesizer before = Models.Catalog.Load(path, request.Device);
            manifest = before.Manifest;
        }
        else
        {
            using IFittedSynthesizer fitted = tuner.Refit(result, files.Checkpoint);
            if (Training.WasInterrupted(fitted)) { return (result, null); }
            Training.Save(fitted, path, files.Checkpoint);
            manifest = fitted.Manifest;
            tuner.Finish(result, manifest.Training);
        }
        result = result with { Refit = manifest.Training };
        files.Write(result);
        return (result, manifest);
    }

    private int TellInterrupted(TuneResult result, TuneFiles files)
    {
        string best = result.Winner is { } winner
            ? $"; the best so far: {string.Join(" ", winner.Trial.Assignments.Select(a => $"--set {a}"))}"
            : "";
        Terminal.Say($"Interrupted: {result.Outcome.Results.Count} judged trials are in {files.Log}{best}; "
            + "give the same command with --resume to go on.");
        return ExitCodes.Interrupted;
    }

    private void Report(TuneResult result, ModelManifest manifest, TuneFiles files, string path, bool json)
    {
        if (json)
        {
            JsonObject report = TuneJson.Of(result);
            report["training"] = TrainingReport.Describe(manifest);
            report["file"] = path;
            Terminal.WriteJson(report);
            return;
        }
        Terminal.Output.Write(TuneSummary.Text(result));
        Terminal.Output.WriteLine($"{manifest.Synthesizer} in {path}: {TrainingReport.Sentence(manifest.Training)}");
        Terminal.Output.WriteLine($"Beside it: {files.Names}");
    }
}
