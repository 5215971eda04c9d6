using System.CommandLine;
using System.Text.Json.Nodes;
using SynthTab.Cli.Input;
using SynthTab.Cli.Options;
using SynthTab.Cli.Output;
using SynthTab.Synthesis;
using SynthTab.Synthesis.Completion;
using SynthTab.Tables;
using SynthTab.Tables.Csv;

namespace SynthTab.Cli.Commands;

/// <summary><c>synthtab impute</c>: fills the gaps of a table from a trained model, or scores how well it would.</summary>
internal sealed class ImputeCommand : ToolCommand
{
    private const int ScoringDraws = 20; // their mean has hardly more error than the mean of all

    private readonly Argument<string> _model = new("MODEL")
    {
        Description = "A model file, as written by fit or generate.",
    };
    private readonly Argument<string> _data = new("DATA")
    {
        Description = "A CSV file with gaps, plain or gzipped, or the name of a table of datasets list.",
    };
    private readonly Option<string?> _out = new("--out")
    {
        Description = "The file to write: DATA with its gaps filled; packed if its name ends in .gz.",
        HelpName = "FILE",
    };
    private readonly Option<long?> _draws = Numbers.OptionalWholeOption(
        "--draws", "How many completions to write, as FILE-1, FILE-2, ... (default: 1, and 20 when scoring).", 1);
    private readonly Option<string?> _columns = new("--columns")
    {
        Description = "The columns to fill (default: all that have gaps or are absent).",
        HelpName = "A,B",
    };
    private readonly Option<double?> _score = Numbers.OptionalNumberOption(
        "--score", "Fill nothing: hide this share of the known cells, and score what the model puts there.", 0);
    private readonly SamplerOptions _sampling = new();
    private readonly FormatOptions _format = new();
    private readonly Option<string?> _datasets = DatasetsOption.Make();

    /// <summary>Makes the command.</summary>
    public ImputeCommand(Terminal terminal)
        : base(terminal, "impute", "Fills the gaps of a table from a trained model.",
            "synthtab impute patients.synthtab new-patients.csv --out filled.csv",
            "synthtab impute patients.synthtab new-patients.csv --columns age,weight --draws 5 --out filled.csv",
            "synthtab impute patients.synthtab held-out.csv --score 0.2")
    {
        Add(_model);
        Add(_data);
        foreach (Option option in (Option[])[_out, _draws, _columns, _score, _datasets]) { Add(option); }
        _sampling.AddTo(this);
        _format.AddTo(this);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed)
    {
        CommonOptions common = CommonOptions.From(parsed);
        CsvReadOptions csv = _format.ForReading(parsed);
        (string? path, double? share) = (parsed.GetValue(_out), parsed.GetValue(_score));
        if ((path is null) == (share is null))
        {
            throw new OptionsException("impute: either --out FILE or --score SHARE is needed, and not both.");
        }
        using IFittedSynthesizer fitted = Models.Catalog.Load(parsed.GetValue(_model)!, common.Device);
        string name = fitted.Manifest.Synthesizer;
        SamplingOptions sampling = _sampling.For(name, parsed);
        if (!Models.Catalog[name].Capabilities.HasFlag(SynthesizerCapabilities.Completion))
        {
            string model = parsed.GetValue(_model)!;
            throw new SynthTabException($"{model}: the model '{name}' cannot fill gaps, and one that can is needed; see synthtab models.");
        }
        string data = DataSource.PathOf(parsed.GetValue(_data)!, parsed.GetValue(_datasets));
        GappyTable table = GappyTable.Read(data, csv, fitted.Schema, parsed.GetValue(_columns));
        using var interruption = new Interruption(Terminal);
        var request = new CompletionRequest
        {
            Table = table.Known,
            Cells = table.Gaps,
            Ignored = table.Ignored,
            Seed = common.Seed,
            Sampling = sampling,
            Threads = common.Threads,
            Cancellation = interruption.Token,
        };
        int draws = (int)Math.Min(parsed.GetValue(_draws) ?? (share is null ? 1 : ScoringDraws), 10_000);
        if (share is { } hidden) { return Score(fitted, request, table, hidden, draws, common.Json); }
        using var output = new OutputFile(path!);
        return Fill(fitted, request, table, FilledFiles.Of(path!, draws), common.Json);
    }

    private int Score(IFittedSynthesizer fitted, CompletionRequest request, GappyTable table, double share, int draws, bool json)
    {
        IReadOnlyList<ColumnImputation> scores = Watched(
            request, table.Known.Rows, asked => ImputationScore.Of(fitted, asked, table.Columns, share, draws));
        if (json) { Terminal.WriteJson(ImputationReport.Describe(scores)); }
        else { ImputationReport.Write(scores, Terminal); }
        return ExitCodes.Done;
    }

    private int Fill(IFittedSynthesizer fitted, CompletionRequest request, GappyTable table, IReadOnlyList<string> files, bool json)
    {
        long left = 0;
        for (int draw = 0; draw < files.Count; draw++)
        {
            int here = draw;
            Table filled = Watched(request, table.Gaps.RowsNamed().Length, asked => fitted.Complete(asked with { Draw = here }));
            CsvGapFilling.Write(table.Source, table.Csv, files[draw], filled, table.Gaps.Columns);
            left = CellMask.OfMissing(filled, c => table.Columns.Contains(c.Name)).Count;
        }
        long gaps = table.Gaps.Count - left;
        if (left > 0) { Terminal.Say($"{Figures.Count(left)} gaps stay: the model's training table had no value in their columns."); }
        if (json)
        {
            Terminal.WriteJson(new JsonObject
            {
                ["files"] = new JsonArray([.. files.Select(f => (JsonNode)f)]),
                ["rows"] = table.Known.Rows,
                ["filled"] = gaps,
                ["left"] = left,
                ["seed"] = request.Seed,
            });
        }
        else { Terminal.Output.WriteLine($"{Figures.Count(gaps)} gaps filled in {string.Join(", ", files)}."); }
        return ExitCodes.Done;
    }

    private T Watched<T>(CompletionRequest request, long rows, Func<CompletionRequest, T> work)
        => ProgressDisplay.During(Terminal, budget: null, progress =>
            work(request with { Progress = new RowsDone("filling", rows, TimeProvider.System.GetTimestamp(), progress) }));
}
