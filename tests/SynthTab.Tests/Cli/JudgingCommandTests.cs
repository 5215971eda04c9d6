using System.Text.Json.Nodes;
using SynthTab.Datasets;
using SynthTab.Tables.Csv;
using SynthTab.Tests.EndToEnd;

namespace SynthTab.Tests.Cli;

public sealed class JudgingCommandTests : IDisposable
{
    private readonly Workbench _bench = new();

    public JudgingCommandTests()
    {
        CsvTableWriter.WriteFile(_bench["unseen.csv"], ClinicVisits.Draw(rows: 150, seed: 2));
        CsvTableWriter.WriteFile(_bench["made.csv"], ClinicVisits.Draw(rows: 200, seed: 3));
    }

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_table_of_any_generator_is_judged_and_reported()
    {
        ToolRun run = Judge("evaluate", "made.csv", "--target", "readmitted", "--json");
        Assert.Equal(0, run.Code);
        JsonNode result = JsonNode.Parse(run.Output)!;
        Assert.Equal(200, result["scorecard"]!["rows"]!["synthetic"]!.GetValue<int>());
        Assert.Equal(150, result["scorecard"]!["rows"]!["holdout"]!.GetValue<int>());
        Assert.Empty(result["gates"]!.AsArray());
        Assert.All(["report.html", "report.md", "report.json"], name => Assert.True(File.Exists(Path.Combine(_bench["out"], name)), name));
    }

    [Fact]
    public void A_rule_that_fails_ends_with_code_three_names_itself_and_leaves_the_reports()
    {
        ToolRun run = Judge("audit", "visits.csv", "--fail-on", "privacy.exact-copies.low > 0.5", "--fail-on", "privacy.exact-copies < 0");
        Assert.Equal(3, run.Code);
        Assert.Contains("Failed 'privacy.exact-copies.low > 0.5': 0.98", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("exact-copies < 0", run.Error, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(_bench["out"], "report.html")));
        Assert.Contains("report.html", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_audit_asks_the_privacy_metrics_alone()
    {
        ToolRun run = Judge("audit", "made.csv", "--json");
        Assert.All(JsonNode.Parse(run.Output)!["scorecard"]!["metrics"]!.AsArray(), m => Assert.Equal("privacy", m!["family"]!.GetValue<string>()));
        Judge("audit", "made.csv", "--fail-on", "fidelity.column-shapes < 1").ShouldRefuse("no metric of fidelity is asked here");
    }

    [Fact]
    public void The_rows_most_at_risk_are_listed_on_request_in_a_file_of_their_own()
    {
        ToolRun run = Judge("audit", "visits.csv", "--at-risk", _bench["private/at-risk.csv"], "--at-risk-rows", "5");
        Assert.Equal(0, run.Code);
        string[] lines = File.ReadAllLines(_bench["private/at-risk.csv"]);
        Assert.Equal(1 + 5, lines.Length);
        Assert.StartsWith("row,distance_to_synthetic", lines[0], StringComparison.Ordinal);
        Assert.All(lines[1..], line => Assert.Equal("0", line.Split(',')[1]));
        Assert.Contains("keep it as you keep the training table", run.Error, StringComparison.Ordinal);
        Judge("audit", "made.csv", "--at-risk-rows", "5").ShouldRefuse("--at-risk FILE");
    }

    [Fact]
    public void Without_a_holdout_table_the_summary_says_what_is_not_judged()
    {
        ToolRun run = ToolRun.Of("evaluate", "--train", _bench["visits.csv"], "--synthetic", _bench["made.csv"], "--out", _bench["out"], "--quick");
        Assert.Equal(0, run.Code);
        Assert.Contains("No holdout table was given", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Unseen_levels_gaps_and_fractions_of_another_generator_are_judged()
    {
        string[] lines = File.ReadAllLines(_bench["made.csv"]);
        string[] header = lines[0].Split(',');
        int sex = Array.IndexOf(header, "sex"), age = Array.IndexOf(header, "age");
        Assert.True(sex >= 0 && age >= 0);
        _bench.Write("other.csv", string.Join('\n', lines.Select((line, i) =>
        {
            string[] cells = line.Split(',');
            (cells[sex], cells[age]) = i switch { 1 => ("unheard of", "40.5"), 2 => ("", ""), _ => (cells[sex], cells[age]) };
            return string.Join(',', cells);
        })));
        Assert.Equal(0, Judge("evaluate", "other.csv").Code);
    }

    [Theory]
    [InlineData("empty.csv", "", "empty.csv")]
    [InlineData("header.csv", "visit_id,age\n", "header.csv")]
    [InlineData("short.csv", "age\n1\n", "are absent")]
    public void A_table_that_cannot_be_judged_gets_a_sentence(string name, string text, string words)
    {
        _bench.Write(name, text);
        Judge("evaluate", name).ShouldRefuse(name, words);
        Assert.False(Directory.Exists(_bench["out"]));
    }

    [Fact]
    public void A_rule_that_cannot_be_meant_is_refused_before_any_work()
        => Judge("evaluate", "made.csv", "--fail-on", "privacy.exact-copy > 1").ShouldRefuse("exact-copies");

    private ToolRun Judge(string command, string synthetic, params string[] more) => ToolRun.Of(
        [command, "--train", _bench["visits.csv"], "--holdout", _bench["unseen.csv"], "--synthetic", _bench[synthetic], "--out", _bench["out"], "--quick", .. more]);
}
