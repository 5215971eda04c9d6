using System.Text.Json.Nodes;
using SynthTab.Tables;
using SynthTab.Tables.Csv;

namespace SynthTab.Tests.EndToEnd;

/// <summary>A latent space is explored through the tool, as a user does it.</summary>
public sealed class LatentTests(LatentTests.Model model) : IClassFixture<LatentTests.Model>
{
    private Workbench Bench => model.Bench;

    private string Data => Bench["visits.csv"];

    [Fact]
    public void Rows_become_points_and_a_page()
    {
        ToolProcess run = ToolProcess.Run("latent", model.Path, Data, "--out", Bench["places.csv"], "--page", Bench["places.html"], "--json").ShouldBeDone();
        Assert.Equal((300, 6), (JsonNode.Parse(run.Output)!["rows"]!.GetValue<int>(), JsonNode.Parse(run.Output)!["size"]!.GetValue<int>()));
        string[] lines = File.ReadAllLines(Bench["places.csv"]);
        Assert.Equal("z1,z2,z3,z4,z5,z6", lines[0]);
        Assert.Equal(301, lines.Length);
        Assert.Matches("(29[6-9]|300) real rows", File.ReadAllText(Bench["places.html"])); // a few lie outside of the part that is drawn
    }

    [Fact]
    public void Between_two_rows_lie_rows_of_the_same_kind()
    {
        ToolProcess run = ToolProcess.Run(
            "latent", model.Path, Data, "--between", "3", "17", "--steps", "8", "--out", Bench["way.csv"], "--page", Bench["way.html"]).ShouldBeDone();
        AssertRowsLikeThoseOfData(Bench["way.csv"], 8);
        Assert.Contains("not for release", run.Error, StringComparison.Ordinal);
        string page = File.ReadAllText(Bench["way.html"]);
        Assert.Contains("From row 3 to row 17", page, StringComparison.Ordinal);
        Assert.Contains("step 8", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Around_a_row_lie_its_neighbours_the_likeliest_or_drawn()
    {
        string[] still = ["latent", model.Path, Data, "--around", "5", "--radius", "0", "--rows", "4", "--out", Bench["near.csv"]];
        ToolProcess.Run(still).ShouldBeDone();
        AssertRowsLikeThoseOfData(Bench["near.csv"], 4);
        Assert.Single(CostsOf(Bench["near.csv"]).Distinct());
        ToolProcess.Run([.. still, "--noise"]).ShouldBeDone();
        Assert.NotEqual(1, CostsOf(Bench["near.csv"]).Distinct().Count());
    }

    [Fact]
    public void The_report_of_the_main_job_shows_it()
    {
        ToolProcess.Run(
            "generate", Data, "--target", "readmitted", "--model", "tvae", "--epochs", "2", "--set", "latent-size=6", "--threads", "1", "--out", Bench["made"]).ShouldBeDone();
        Assert.Contains("id=\"latent-space\"", File.ReadAllText(Path.Combine(Bench["made"], "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_asked_is_refused()
    {
        string[] start = ["latent", model.Path, Data, "--out", Bench["no.csv"]];
        ToolProcess.Run([.. start, "--between", "3", "301"]).ShouldRefuse("--between: row 301", "1 to 300");
        ToolProcess.Run([.. start, "--around", "0"]).ShouldRefuse("--around: '0' was given");
        ToolProcess.Run([.. start, "--between", "1", "2", "--around", "3"]).ShouldRefuse("one walk at a time");
        ToolProcess.Run([.. start, "--radius", "1"]).ShouldRefuse("--radius", "--around");
        Bench.Write("few.csv", "age,sex\n41,female\n");
        ToolProcess.Run("latent", model.Path, Bench["few.csv"], "--out", Bench["no.csv"]).ShouldRefuse("few.csv: there is no column");
        ToolProcess.Run("fit", Data, "--model", "independent", "--out", Bench["i.synthtab"]).ShouldBeDone();
        ToolProcess.Run("latent", Bench["i.synthtab"], Data, "--out", Bench["no.csv"]).ShouldRefuse("'independent' has no latent space");
        Assert.False(File.Exists(Bench["no.csv"]));
    }

    private void AssertRowsLikeThoseOfData(string path, int rows)
    {
        Table data = CsvTableReader.InferAndRead(Data).Table;
        Table made = CsvTableReader.ReadComparable(path, data.Schema);
        Assert.Equal(rows, made.Rows);
        Assert.Equal(File.ReadLines(Data).First(), File.ReadLines(path).First());
        foreach ((Column own, Column seen) in made.Columns.Zip(data.Columns))
        {
            if (own is CategoricalColumn levels) { Assert.Empty(levels.Codes.Except(((CategoricalColumn)seen).Codes)); }
            if (own is NumericColumn numbers && seen is NumericColumn real)
            {
                Assert.All(numbers.Present(), v => Assert.InRange(v, real.Present().Min(), real.Present().Max()));
            }
        }
    }

    private static string[] CostsOf(string path)
    {
        string[] lines = File.ReadAllLines(path);
        int cost = Array.IndexOf(lines[0].Split(','), "cost");
        return [.. lines.Skip(1).Select(line => line.Split(',')[cost])];
    }

    /// <summary>A model and its table, made once.</summary>
    public sealed class Model : IDisposable
    {
        public Model() => ToolProcess.Run(
            "fit", Bench["visits.csv"], "--model", "tvae", "--epochs", "30", "--set", "latent-size=6", "--set", "batch-size=100", "--threads", "1", "--out", Path).ShouldBeDone();

        public Workbench Bench { get; } = new();

        public string Path => Bench["m.synthtab"];

        public void Dispose() => Bench.Dispose();
    }
}
