using System.CommandLine;
using System.Text.Json.Nodes;
using SynthTab.Cli.Input;
using SynthTab.Cli.Latent;
using SynthTab.Cli.Options;
using SynthTab.Cli.Output;
using SynthTab.Evaluation;
using SynthTab.Reports;
using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tables.Csv;

namespace SynthTab.Cli.Commands;

/// <summary><c>synthtab generate</c>, the main job: trains, samples, evaluates against held-out real rows, and reports.</summary>
internal sealed class GenerateCommand : ToolCommand
{
    private readonly SplitOptions _split = new();
    private readonly TrainingOptions _training = new();
    private readonly SamplerOptions _sampling = new();
    private readonly Option<long?> _rows = Numbers.OptionalWholeOption("--rows", "How many rows to make (default: as many as were given).", 1);
    private readonly Option<string> _out = new("--out") { Description = "The folder to fill.", HelpName = "DIR", Required = true };

    /// <summary>Makes the command.</summary>
    public GenerateCommand(Terminal terminal)
        : base(terminal, "generate", "The main job: makes a synthetic table from a real one, and says how good it is.",
            "synthtab generate --out out/clinic",
            "synthtab generate patients.csv --target readmitted --budget 10m --out out/patients",
            "synthtab generate --train train.csv --holdout test.csv --target income --model ctgan --epochs 300 --out out/adult")
    {
        _split.AddTo(this);
        _training.AddTo(this);
        _sampling.AddTo(this);
        Add(_rows);
        Add(_out);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed)
    {
        CommonOptions common = CommonOptions.From(parsed);
        TrainingPlan? named = _training.IfNamed(parsed);
        HoldoutSplit split = _split.Read(parsed, common.Seed);
        TargetCheck.Require(split.Training);
        TrainingPlan plan = named ?? _training.For(split.Training, parsed, Terminal);
        SamplingOptions sampling = _sampling.For(plan.Synthesizer.Name, parsed);
        using var folder = new OutputFolder(parsed.GetValue(_out)!);
        using var interruption = new Interruption(Terminal);
        Terminal.Say(split.Sentence);
        string checkpoint = folder.File("model.checkpoint.synthtab");
        using IFittedSynthesizer fitted = Training.Run(plan, split.Training, checkpoint, common, Terminal, interruption.Token);
        if (Training.WasInterrupted(fitted)) { return Training.TellInterrupted(checkpoint, Terminal); }
        Training.Save(fitted, folder.File("model.synthtab"), checkpoint);
        TableSchemaFile.Save(split.Training.Schema, folder.File("schema.json"));
        var request = new SampleRequest
        {
            Rows = parsed.GetValue(_rows) ?? split.Training.Rows + split.Holdout.Rows,
            Seed = common.Seed,
            Threads = common.Threads,
            Sampling = sampling,
            Cancellation = interruption.Token,
        };
        Table synthetic = Sampling.Run(fitted, request, Terminal, tables => TableConcatenation.Concatenate([.. tables]));
        CsvTableWriter.WriteFile(folder.File("synthetic.csv"), synthetic, split.Format);
        Scorecard scorecard = Judging.Run(new EvaluationInput(split.Training, split.Holdout, synthetic, common.Seed), Terminal, interruption.Token);
        scorecard = scorecard with { Likelihood = Likelihoods.Compared(fitted, split, common, Terminal, interruption.Token) };
        ReportFiles.Write(scorecard, folder, LatentPictures.MapOf(fitted, split.Training, synthetic, common.Seed));
        Print(scorecard, fitted.Manifest, parsed.GetValue(_out)!, common.Json);
        return ExitCodes.Done;
    }

    private void Print(Scorecard scorecard, ModelManifest manifest, string folder, bool json)
    {
        if (json)
        {
            Terminal.WriteJson(new JsonObject
            {
                ["training"] = TrainingReport.Describe(manifest),
                ["scorecard"] = JsonNode.Parse(JsonReport.Text(scorecard)),
                ["folder"] = folder,
            });
            return;
        }
        Terminal.Output.WriteLine($"{manifest.Synthesizer}: {TrainingReport.Sentence(manifest.Training)}");
        Terminal.Output.Write(TextSummary.Text(scorecard));
        Terminal.Output.WriteLine($"{folder}: synthetic.csv, report.html, report.md, report.json, model.synthtab, schema.json");
    }
}
