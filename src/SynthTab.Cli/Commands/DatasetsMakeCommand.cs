using System.CommandLine;
using System.Text.Json.Nodes;
using SynthTab.Cli.Options;
using SynthTab.Cli.Output;
using SynthTab.Datasets;
using SynthTab.Tables;
using SynthTab.Tables.Csv;

namespace SynthTab.Cli.Commands;

/// <summary><c>synthtab datasets make</c>: draws the simulated table anew, with as many rows as wanted.</summary>
internal sealed class DatasetsMakeCommand : ToolCommand
{
    private const long MostRows = 50_000_000;
    private readonly Argument<string> _name = new("NAME") { Description = $"The simulated table: {ClinicVisits.Name}." };
    private readonly Option<long> _rows = Numbers.WholeOption("--rows", "How many rows.", ClinicVisits.DefaultRows, 1);
    private readonly Option<string> _out = new("--out") { Description = "The CSV file to write; packed if its name ends in .gz.", HelpName = "FILE", Required = true };
    private readonly Option<string?> _schema = new("--schema") { Description = "A schema file to write too.", HelpName = "FILE" };

    /// <summary>Makes the command.</summary>
    public DatasetsMakeCommand(Terminal terminal)
        : base(terminal, "make", "Draws the simulated table; its law is in datasets/README.md.",
            "synthtab datasets make clinic-visits --out visits.csv --schema visits.schema.json",
            "synthtab datasets make clinic-visits --out visits.csv.gz --rows 100000 --seed 7")
    {
        Add(_name);
        Add(_rows);
        Add(_out);
        Add(_schema);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed)
    {
        string name = parsed.GetValue(_name)!, path = parsed.GetValue(_out)!;
        if (name != ClinicVisits.Name)
        {
            throw new SynthTabException($"table '{name}': it is not simulated, and only {ClinicVisits.Name} can be made; see synthtab datasets list.");
        }
        long rows = parsed.GetValue(_rows);
        if (rows > MostRows) { throw new OptionsException($"--rows: {rows} was given, and at most {MostRows} can be drawn, because the table is held in memory."); }
        CommonOptions common = CommonOptions.From(parsed);
        long seed = common.SeedGiven ? common.Seed : ClinicVisits.DefaultSeed;
        using var output = new OutputFile(path);
        Table visits = ClinicVisits.Draw((int)rows, seed);
        CsvTableWriter.WriteFile(output.Path, visits);
        if (parsed.GetValue(_schema) is { } schema) { TableSchemaFile.Save(visits.Schema, schema); }
        if (common.Json) { Terminal.WriteJson(new JsonObject { ["file"] = path, ["rows"] = visits.Rows, ["seed"] = seed }); }
        else { Terminal.Output.WriteLine($"{Figures.Count(visits.Rows)} rows in {path}, seed {seed}."); }
        return ExitCodes.Done;
    }
}
