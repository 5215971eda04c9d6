using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using SynthTab.Cli.Options;
using SynthTab.Cli.Output;
using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tables.Csv;

namespace SynthTab.Cli.Commands;

/// <summary><c>synthtab sample</c>: rows from a trained model, streamed to a file.</summary>
internal sealed class SampleCommand : ToolCommand
{
    private readonly Argument<string> _model = new("MODEL") { Description = "A model file, as written by fit or generate." };
    private readonly Option<long?> _rows = Numbers.OptionalWholeOption("--rows", "How many rows.", 0);
    private readonly Option<string> _out = new("--out") { Description = "The file to write; packed if its name ends in .gz.", HelpName = "FILE", Required = true };
    private readonly Option<string[]> _where = new("--where") { Description = "A condition that every row meets: C=v, C=a|b, C!=v, C>=5, C=1..5. May be repeated.", HelpName = "CONDITION" };
    private readonly Option<string?> _balance = new("--balance")
    {
        Description = "How rows are shared among a column's levels: C for all alike, or C:a=0.3,b=0.7.",
        HelpName = "SHARES",
    };
    private readonly SamplerOptions _sampling = new();
    private readonly Option<long> _batchSize = Numbers.WholeOption("--batch-size", "Rows handed on at a time; does not change them.", 8192, 1);
    private readonly FormatOptions _format = new();

    /// <summary>Makes the command.</summary>
    public SampleCommand(Terminal terminal)
        : base(terminal, "sample", "Makes rows from a trained model.",
            "synthtab sample out/clinic/model.synthtab --rows 1000000 --out rows.csv.gz",
            "synthtab sample patients.synthtab --rows 500 --where \"sex=female\" --where \"age=60..80\" --out older-women.csv",
            "synthtab sample patients.synthtab --rows 2000 --balance readmitted --out balanced.csv",
            "synthtab sample patients.synthtab --rows 2000 --balance \"sex:female=0.7,male=0.3\" --out mostly-women.csv")
    {
        _rows.Required = true;
        Add(_model);
        foreach (Option option in (Option[])[_rows, _out, _where, _balance, _batchSize]) { Add(option); }
        _sampling.AddTo(this);
        _format.AddTo(this);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed)
    {
        CommonOptions common = CommonOptions.From(parsed);
        CsvFormat format = _format.ForWriting(parsed);
        string path = parsed.GetValue(_out)!;
        using IFittedSynthesizer fitted = Models.Catalog.Load(parsed.GetValue(_model)!, common.Device);
        using var interruption = new Interruption(Terminal);
        var request = new SampleRequest
        {
            Rows = parsed.GetValue(_rows)!.Value,
            Seed = common.Seed,
            Threads = common.Threads,
            BatchSize = (int)Math.Min(parsed.GetValue(_batchSize), 1 << 24),
            Conditions = [.. (parsed.GetValue(_where) ?? []).Select(text => ConditionParser.Parse(text, fitted.Schema))],
            Balance = parsed.GetValue(_balance) is { } balance ? TargetSharesParser.Parse(balance, fitted.Schema) : null,
            Sampling = _sampling.For(fitted.Manifest.Synthesizer, parsed),
            Acceptance = new AcceptanceTally(),
            Cancellation = interruption.Token,
        };
        using var output = new OutputFile(path);
        long start = TimeProvider.System.GetTimestamp();
        Sampling.Run(fitted, request, Terminal, tables => Write(output.Path, fitted.Schema, tables, format));
        double seconds = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        Report(request, path, seconds, common.Json);
        return ExitCodes.Done;
    }

    private void Report(SampleRequest request, string path, double seconds, bool json)
    {
        double? cost = request.Acceptance!.TriedPerAccepted;
        if (cost is { } tried)
        {
            Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"Conditions: {tried:0.00} rows were tried for each row that met them."));
        }
        if (json)
        {
            Terminal.WriteJson(new JsonObject
            {
                ["file"] = path,
                ["rows"] = request.Rows,
                ["seed"] = request.Seed,
                ["seconds"] = Math.Round(seconds, 3),
                ["rows_tried"] = request.Acceptance.Tried,
                ["rows_accepted"] = request.Acceptance.Accepted,
                ["tried_per_accepted"] = cost,
            });
        }
        else { Terminal.Output.WriteLine($"{Figures.Count(request.Rows)} rows in {path}, {Figures.Count(request.Rows / Math.Max(seconds, 1e-3))} rows/s."); }
    }

    private static int Write(string path, TableSchema schema, IEnumerable<Table> tables, CsvFormat format)
    {
        using CsvTableWriter writer = CsvTableWriter.Create(path, schema, format);
        int blocks = 0;
        foreach (Table table in tables)
        {
            writer.Write(table);
            blocks++;
        }
        writer.Complete();
        return blocks;
    }
}
