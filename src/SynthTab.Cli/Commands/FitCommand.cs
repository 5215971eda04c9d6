using System.CommandLine;
using System.Text.Json.Nodes;
using SynthTab.Cli.Input;
using SynthTab.Cli.Options;
using SynthTab.Cli.Output;
using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Cli.Commands;

/// <summary><c>synthtab fit</c>: trains a model on the whole table and writes it to a file.</summary>
internal sealed class FitCommand : ToolCommand
{
    private readonly DataOptions _data = new();
    private readonly TrainingOptions _training = new();
    private readonly Option<string> _out = new("--out") { Description = "The model file to write, usually NAME.synthtab.", HelpName = "FILE", Required = true };

    /// <summary>Makes the command.</summary>
    public FitCommand(Terminal terminal)
        : base(terminal, "fit", "Trains a model on a table.",
            "synthtab fit patients.csv --out patients.synthtab",
            "synthtab fit patients.csv --target readmitted --model ctgan --epochs 300 --set pac=8 --out patients.synthtab",
            "synthtab fit patients.csv --model ctgan --preset paper --resume --out patients.synthtab")
    {
        _data.AddTo(this);
        _training.AddTo(this);
        Add(_out);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed)
    {
        CommonOptions common = CommonOptions.From(parsed);
        TrainingPlan? named = _training.IfNamed(parsed);
        string path = parsed.GetValue(_out)!;
        Table table = DataSource.Load(_data.From(parsed)).Table;
        TargetCheck.Require(table);
        TrainingPlan plan = named ?? _training.For(table, parsed, Terminal);
        using var output = new OutputFile(path);
        using var interruption = new Interruption(Terminal);
        string checkpoint = Path.ChangeExtension(path, ".checkpoint.synthtab");
        using IFittedSynthesizer fitted = Training.Run(plan, table, checkpoint, common, Terminal, interruption.Token);
        if (Training.WasInterrupted(fitted)) { return Training.TellInterrupted(checkpoint, Terminal); }
        Training.Save(fitted, output.Path, checkpoint);
        Report(fitted.Manifest, path, common.Json);
        return ExitCodes.Done;
    }

    private void Report(ModelManifest manifest, string path, bool json)
    {
        TrainingSummary training = manifest.Training;
        if (json)
        {
            JsonObject result = TrainingReport.Describe(manifest);
            result["file"] = path;
            Terminal.WriteJson(result);
        }
        else { Terminal.Output.WriteLine($"{manifest.Synthesizer} in {path}: {TrainingReport.Sentence(training)}"); }
    }
}
