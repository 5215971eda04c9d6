using System.Globalization;
using System.Text.Json.Nodes;

namespace SynthTab.Tests.EndToEnd;

/// <summary>Rows are judged through the tool, as a user does it.</summary>
public sealed class LikelihoodTests(LikelihoodTests.Model model) : IClassFixture<LikelihoodTests.Model>
{
    private Workbench Bench => model.Bench;

    [Fact]
    public void Every_row_gets_a_score_and_an_odd_row_the_lowest()
    {
        string[] lines = File.ReadAllLines(Bench["visits.csv"]);
        int diagnosis = Array.IndexOf(lines[0].Split(','), "diagnosis");
        Bench.Write("odd.csv", string.Join('\n', lines.Select((line, i) => i != 3 ? line
            : string.Join(',', line.Split(',').Select((cell, column) => column == diagnosis ? "vertigo" : cell)))) + "\n");
        ToolProcess run = ToolProcess.Run("likelihood", model.Path, Bench["odd.csv"], "--orders", "2", "--out", Bench["scores.csv"]).ShouldBeDone();
        string[] scores = File.ReadAllLines(Bench["scores.csv"]);
        Assert.Equal("row,log_likelihood", scores[0]);
        Assert.Equal("3,-inf", scores[3]);
        Assert.All(scores.Skip(1).Where((_, i) => i != 2).Index(), s =>
            Assert.True(double.Parse(s.Item.Split(',')[1], CultureInfo.InvariantCulture) < 0));
        Assert.Equal(lines.Length, scores.Length);
        Assert.Contains("299 rows: mean log-likelihood -", run.Output, StringComparison.Ordinal);
        Assert.Contains("1 row has no likelihood, for training had nothing like diagnosis=vertigo.", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Training_and_held_out_rows_are_compared()
    {
        ToolProcess run = ToolProcess.Run(
            "likelihood", model.Path, Bench["visits.csv"], "--holdout", Bench["visits.csv"], "--orders", "1", "--json").ShouldBeDone();
        JsonNode comparison = JsonNode.Parse(run.Output)!["comparison"]!;
        Assert.Equal(0, comparison["difference"]!.GetValue<double>(), 1e-9);
        Assert.False(comparison["remembers"]!.GetValue<bool>());
    }

    [Fact]
    public void What_cannot_be_asked_is_refused()
    {
        string data = Bench["visits.csv"], few = Bench.Write("few.csv", "age,sex\n41,male\n");
        ToolProcess.Run("fit", data, "--model", "independent", "--out", Bench["i.synthtab"]).ShouldBeDone();
        ToolProcess.Run("likelihood", Bench["i.synthtab"], data).ShouldRefuse("i.synthtab", "'independent' has no likelihood");
        ToolProcess.Run("likelihood", model.Path, few).ShouldRefuse("few.csv", "'smoker'", "absent");
        ToolProcess.Run("likelihood", model.Path, data, "--holdout", Bench["nowhere.csv"]).ShouldRefuse("nowhere.csv", "there is no such file");
        ToolProcess.Run("likelihood", model.Path, data, "--orders", "0").ShouldRefuse("--orders", "'0'");
    }

    /// <summary>A model and its table, made once.</summary>
    public sealed class Model : IDisposable
    {
        public Model() => ToolProcess.Run(
            "fit", Bench["visits.csv"], "--model", "masked", "--epochs", "1", "--set", "width=8", "--set", "embedding=2", "--out", Path).ShouldBeDone();

        public Workbench Bench { get; } = new();

        public string Path => Bench["m.synthtab"];

        public void Dispose() => Bench.Dispose();
    }
}
