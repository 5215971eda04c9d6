using System.CommandLine;
using System.Text.Json.Nodes;
using SynthTab.Cli.Input;
using SynthTab.Cli.Latent;
using SynthTab.Cli.Options;
using SynthTab.Cli.Output;
using SynthTab.Evaluation.Pictures;
using SynthTab.Reports;
using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tables.Csv;

namespace SynthTab.Cli.Commands;

/// <summary><c>synthtab latent</c>: places rows in a model's latent space, walks between two of them, or looks around one.</summary>
internal sealed class LatentCommand : ToolCommand
{
    private readonly Argument<string> _model = new("MODEL") { Description = "A model file, as written by fit or generate." };
    private readonly Argument<string> _data = new("DATA")
    {
        Description = "A CSV file of real rows, plain or gzipped, or the name of a table of datasets list.",
    };
    private readonly Option<string> _out = new("--out")
    {
        Description = "The CSV file to write: coordinates of DATA's rows, or with --between or --around decoded rows.",
        HelpName = "FILE",
        Required = true,
    };
    private readonly WalkOptions _walk = new();
    private readonly Option<string?> _page = new("--page")
    {
        Description = "A page to draw: real and synthetic rows from above, and the walk. It shows real rows: not for release.",
        HelpName = "FILE.html",
    };
    private readonly FormatOptions _format = new();
    private readonly Option<string?> _datasets = DatasetsOption.Make();

    /// <summary>Makes the command.</summary>
    public LatentCommand(Terminal terminal)
        : base(terminal, "latent",
            "Places rows in a model's latent space, walks between two rows, or looks around one. What is decoded near real rows, or between "
            + "two of them, resembles these real people: it is for those who may see the data, and not for release.",
            "synthtab latent patients.synthtab patients.csv --out places.csv --page places.html",
            "synthtab latent patients.synthtab patients.csv --between 3 17 --steps 10 --out way.csv --page way.html",
            "synthtab latent patients.synthtab patients.csv --around 3 --radius 0.5 --rows 20 --noise --out near.csv")
    {
        Add(_model);
        Add(_data);
        Add(_out);
        _walk.AddTo(this);
        Add(_page);
        _format.AddTo(this);
        Add(_datasets);
    }

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed)
    {
        CommonOptions common = CommonOptions.From(parsed);
        CsvReadOptions csv = _format.ForReading(parsed);
        WalkPlan? plan = _walk.From(parsed);
        string model = parsed.GetValue(_model)!, path = parsed.GetValue(_out)!;
        using IFittedSynthesizer fitted = Models.Catalog.Load(model, common.Device);
        ILatentSpace space = fitted.Latent ?? throw new SynthTabException(
            $"{model}: the model '{fitted.Manifest.Synthesizer}' has no latent space, and one that has is needed; see synthtab models.");
        string data = DataSource.PathOf(parsed.GetValue(_data)!, parsed.GetValue(_datasets));
        Table real = Read(data, fitted.Schema, csv);
        plan?.Require(real.Rows, data);
        using var output = new OutputFile(path);
        using OutputFile? page = parsed.GetValue(_page) is { } pagePath ? new OutputFile(pagePath, "--page") : null;
        LatentPoints points = space.Encode(real, common.Seed);
        WalkedRows? walked = plan is null ? null : WalkedRows.Of(plan, space, points, common.Seed);
        if (walked is null) { PointsFile.Write(path, points); }
        else { CsvTableWriter.WriteFile(path, walked.Rows, CsvFormat.Detect(data, csv)); }
        if (page is not null)
        {
            LatentTour tour = LatentPictures.TourOf(fitted, space, real, points, walked, common);
            WholeText.Write(page.Path, LatentPage.Text(tour));
        }
        Report(path, page?.Path, walked?.Rows.Rows ?? points.Count, space.Size, walked is not null, common);
        return ExitCodes.Done;
    }

    private static Table Read(string path, TableSchema schema, CsvReadOptions csv)
    {
        (Table table, IReadOnlyList<string> absent) = CsvTableReader.ReadPartial(path, schema, csv);
        if (absent.FirstOrDefault(name => schema[name].IsLearned) is { } name)
        {
            throw new SynthTabException($"{path}: there is no column '{name}', and every column that the model learned is needed.");
        }
        return table;
    }

    private void Report(string path, string? page, int rows, int size, bool decoded, CommonOptions common)
    {
        if (decoded) { Terminal.Say("Rows decoded near real rows resemble real people: they are not for release."); }
        if (common.Json)
        {
            Terminal.WriteJson(new JsonObject
            {
                ["file"] = path,
                ["page"] = page,
                ["rows"] = rows,
                ["size"] = size,
                ["seed"] = common.Seed,
            });
            return;
        }
        string what = decoded ? $"{Figures.Count(rows)} decoded rows" : $"{Figures.Count(rows)} rows as {size} coordinates each";
        Terminal.Output.WriteLine($"{what} in {path}{(page is null ? "" : $", drawn in {page}")}.");
    }
}
