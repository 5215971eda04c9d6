using System.Text.Json.Nodes;
using SynthTab.Tables;
using SynthTab.Tables.Csv;

namespace SynthTab.Tests.EndToEnd;

/// <summary>Gaps are filled and samples steered through the tool, as a user does it.</summary>
public sealed class ImputeTests(ImputeTests.Model model) : IClassFixture<ImputeTests.Model>
{
    private Workbench Bench => model.Bench;

    [Fact]
    public void Gaps_are_filled_and_every_other_cell_keeps_its_text()
    {
        string[] lines = File.ReadAllLines(Bench["visits.csv"]);
        int age = Array.IndexOf(lines[0].Split(','), "age");
        string[] gappy = [lines[0], .. lines.Skip(1).Select((line, i) => i % 3 == 0 ? Blank(line, age) : line)];
        File.WriteAllLines(Bench["gappy.csv"], gappy);
        ToolProcess.Run("impute", model.Path, Bench["gappy.csv"], "--columns", "age", "--draws", "2", "--out", Bench["filled.csv"]).ShouldBeDone();
        string[] first = File.ReadAllLines(Bench["filled-1.csv"]), second = File.ReadAllLines(Bench["filled-2.csv"]);
        Assert.NotEqual(first, second);
        Assert.Equal(gappy.Length, first.Length);
        for (int i = 0; i < gappy.Length; i++)
        {
            Assert.Equal(i == 0 ? gappy[i] : Blank(gappy[i], age), i == 0 ? first[i] : Blank(first[i], age));
            Assert.NotEqual("", first[i].Split(',')[age]);
            if (i % 3 != 1) { Assert.Equal(gappy[i], first[i]); }
        }
    }

    [Fact]
    public void A_column_that_is_absent_is_made_at_the_end()
    {
        Bench.Write("few.csv", "age,extra\n41,x\n72,y\n");
        ToolProcess run = ToolProcess.Run("impute", model.Path, Bench["few.csv"], "--columns", "sex", "--out", Bench["more.csv"], "--json").ShouldBeDone();
        string[] lines = File.ReadAllLines(Bench["more.csv"]);
        Assert.Equal("age,extra,sex", lines[0]);
        Assert.Matches("^41,x,(female|male)$", lines[1]);
        Assert.Equal(2, JsonNode.Parse(run.Output)!["filled"]!.GetValue<long>());
    }

    [Fact]
    public void Hidden_cells_are_scored_against_mean_and_mode()
    {
        ToolProcess run = ToolProcess.Run("impute", model.Path, Bench["visits.csv"], "--score", "0.2", "--draws", "3", "--json").ShouldBeDone();
        JsonNode result = JsonNode.Parse(run.Output)!;
        Assert.InRange(result["accuracy"]!.GetValue<double>(), 0.1, 1);
        Assert.InRange(result["rmse_ratio"]!.GetValue<double>(), 0.3, 1.5);
    }

    [Fact]
    public void A_balanced_sample_has_its_shares_and_says_what_it_cost()
    {
        ToolProcess run = ToolProcess.Run(
            "sample", model.Path, "--rows", "1000", "--balance", "sex:female=0.8,male=0.2", "--where", "age>=60", "--out", Bench["b.csv"], "--json").ShouldBeDone();
        Table made = CsvTableReader.InferAndRead(Bench["b.csv"]).Table;
        var sex = (CategoricalColumn)made["sex"];
        Assert.Equal(800, sex.Codes.Count(c => sex.Schema.Levels[c] == "female"));
        Assert.Contains("rows were tried for each row that met them", run.Error, StringComparison.Ordinal);
        Assert.True(JsonNode.Parse(run.Output)!["tried_per_accepted"]!.GetValue<double>() >= 1);
    }

    [Fact]
    public void What_cannot_be_asked_is_refused()
    {
        string data = Bench["visits.csv"];
        ToolProcess.Run("impute", model.Path, data).ShouldRefuse("--out FILE or --score SHARE");
        ToolProcess.Run("impute", model.Path, data, "--columns", "visit_id", "--out", Bench["no.csv"]).ShouldRefuse("visit_id", "Identifier");
        ToolProcess.Run("impute", model.Path, data, "--score", "1.5").ShouldRefuse("share is 1.5");
        ToolProcess.Run("sample", model.Path, "--rows", "5", "--steps", "9", "--out", Bench["no.csv"]).ShouldRefuse("steps");
        ToolProcess.Run("generate", data, "--model", "independent", "--guidance", "2", "--out", Bench["no"]).ShouldRefuse("guidance");
        Assert.False(File.Exists(Bench["no.csv"]) || Directory.Exists(Bench["no"]));
    }

    private static string Blank(string line, int column) => string.Join(',', line.Split(',').Select((cell, i) => i == column ? "" : cell));

    /// <summary>A model and its table, made once.</summary>
    public sealed class Model : IDisposable
    {
        public Model() => ToolProcess.Run("fit", Bench["visits.csv"], "--model", "gaussian-copula", "--out", Path).ShouldBeDone();

        public Workbench Bench { get; } = new();

        public string Path => Bench["m.synthtab"];

        public void Dispose() => Bench.Dispose();
    }
}
