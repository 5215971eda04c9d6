using System.CommandLine;
using System.Text.Json.Nodes;
using SynthTab.Cli.Input;
using SynthTab.Cli.Options;
using SynthTab.Cli.Output;
using SynthTab.Evaluation.Privacy.Likelihood;
using SynthTab.Reports;
using SynthTab.Synthesis;
using SynthTab.Synthesis.Likelihood;
using SynthTab.Tables;
using SynthTab.Tables.Csv;

namespace SynthTab.Cli.Commands;

/// <summary><c>synthtab likelihood</c>: how probable rows are to a trained model; unusual rows, and whether it remembers its training.</summary>
internal sealed class LikelihoodCommand : ToolCommand
{
    private readonly Argument<string> _model = new("MODEL") { Description = "A model file, as written by fit or generate; its model must have the ability 'likelihood'." };
    private readonly Argument<string> _data = new("DATA") { Description = "The rows to judge: a CSV file, plain or gzipped, or the name of a table of datasets list." };
    private readonly Option<string?> _holdout = new("--holdout")
    {
        Description = "Real rows that the model never saw, where DATA is the table that it learned from: says whether it remembers that.",
        HelpName = "FILE",
    };
    private readonly Option<long> _orders = Numbers.WholeOption("--orders", "Orders of the columns that a row's probability is averaged over.", 4, 1);
    private readonly Option<string?> _out = new("--out") { Description = "The file for each row's score: the lower, the more unusual.", HelpName = "FILE" };
    private readonly FormatOptions _format = new();
    private readonly Option<string?> _datasets = DatasetsOption.Make();

    /// <summary>Makes the command.</summary>
    public LikelihoodCommand(Terminal terminal)
        : base(terminal, "likelihood", "Says how probable each row is to a trained model: unusual rows, and what the model remembers.",
            "synthtab likelihood patients.synthtab new-patients.csv --out scores.csv",
            "synthtab likelihood patients.synthtab train.csv --holdout test.csv")
    {
        Add(_model);
        Add(_data);
        foreach (Option option in (Option[])[_holdout, _orders, _out, _datasets]) { Add(option); }
        _format.AddTo(this);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed)
    {
        CommonOptions common = CommonOptions.From(parsed);
        string model = parsed.GetValue(_model)!;
        using IFittedSynthesizer fitted = Models.Catalog.Load(model, common.Device);
        if (!Likelihoods.Has(fitted))
        {
            throw new SynthTabException($"{model}: the model '{fitted.Manifest.Synthesizer}' has no likelihood, and one that has is needed; see synthtab models.");
        }
        Table data = Read(parsed.GetValue(_data)!, fitted.Schema, parsed);
        Table? holdout = parsed.GetValue(_holdout) is { } unseen ? Read(unseen, fitted.Schema, parsed) : null;
        string? path = parsed.GetValue(_out);
        using OutputFile? output = path is null ? null : new OutputFile(path);
        using var interruption = new Interruption(Terminal);
        TableLikelihood Judged(Table table) => Likelihoods.Run(fitted, new LikelihoodRequest
        {
            Table = table,
            Orders = (int)Math.Min(parsed.GetValue(_orders), 10_000),
            Seed = common.Seed,
            Threads = common.Threads,
            Cancellation = interruption.Token,
        }, Terminal);
        TableLikelihood own = Judged(data), other = holdout is null ? new TableLikelihood([], []) : Judged(holdout);
        if (path is not null) { ScoresFile.Write(path, own.Rows); }
        MeanLikelihood mean = MeanLikelihood.Of(own.Rows);
        LikelihoodComparison? comparison = holdout is null ? null : new LikelihoodComparison(mean, MeanLikelihood.Of(other.Rows));
        if (common.Json) { Terminal.WriteJson(Describe(mean, comparison, own.Unseen, other.Unseen, path)); }
        else { LikelihoodReport.Write(mean, comparison, own.Unseen, other.Unseen, path, Terminal); }
        return ExitCodes.Done;
    }

    private Table Read(string data, TableSchema schema, ParseResult parsed)
        => CsvTableReader.ReadComparable(DataSource.PathOf(data, parsed.GetValue(_datasets)), schema, _format.ForReading(parsed));

    private static JsonObject Describe(
        MeanLikelihood mean, LikelihoodComparison? comparison, IReadOnlyList<UnseenCell> unseen, IReadOnlyList<UnseenCell> unseenHeldOut, string? path) => new()
    {
        ["likelihood"] = JsonLikelihood.Of(mean),
        ["comparison"] = comparison is null ? null : JsonLikelihood.Of(comparison),
        ["unseen"] = LikelihoodReport.Describe(unseen),
        ["unseen_held_out"] = LikelihoodReport.Describe(unseenHeldOut),
        ["file"] = path,
    };
}
