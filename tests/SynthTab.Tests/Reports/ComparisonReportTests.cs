using System.Text.Json.Nodes;
using System.Xml.Linq;
using SynthTab.Comparisons;
using SynthTab.Comparisons.Rule;
using SynthTab.Evaluation.Verdicts;
using SynthTab.Reports;
using SynthTab.Reports.Compared;
using SynthTab.Tests.Comparisons;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Reports;

public sealed class ComparisonReportTests
{
    private static readonly ModelComparison _some = new()
    {
        Table = "patients|2024.csv",
        TrainingRows = 1000,
        HoldoutRows = 250,
        Columns = 7,
        Target = "readmitted",
        Terms = ["Every model had 30 s.", "All were judged alike."],
        Models =
        [
            SomeModels.Model("quick", detection: 0.62, seconds: 2, half: 0.002),
            SomeModels.Of("near", [SomeModels.Run(0, detection: 0.509, seconds: 300, half: 0.002), SomeModels.Run(1, detection: 0.511, seconds: 320, half: 0.002)], abilities: 2),
            SomeModels.Model("hazard", isHazard: true, privacy: VerdictGrade.Bad, membership: 0.8),
            SomeModels.Failed("broken", "training: it ran out of memory."),
        ],
        Bootstrap = SomeModels.Of("bootstrap", [SomeModels.Run(0, membership: 0.9, privacy: VerdictGrade.Bad) with { Cost = null }]),
        Needs = [Need.Fidelity],
    };

    [Fact]
    public void The_comparison_in_Markdown_is_the_approved_one() => Approved.Equal("compare.md", ComparisonMarkdown.Text(_some));

    [Fact]
    public void The_comparison_for_a_terminal_is_the_approved_one() => Approved.Equal("compare", ComparisonText.Text(_some));

    [Fact]
    public void The_page_answers_first_links_to_each_run_and_runs_no_script()
    {
        string page = ComparisonHtml.Text(_some);
        Assert.DoesNotContain("<script", page, StringComparison.OrdinalIgnoreCase);
        Assert.True(page.IndexOf("<strong>near</strong>", StringComparison.Ordinal) < page.IndexOf("<table>", StringComparison.Ordinal));
        Assert.True(page.IndexOf("<table>", StringComparison.Ordinal) < page.IndexOf("<svg", StringComparison.Ordinal));
        Assert.Contains("<a href=\"jobs/x-seed1/report.html\">near, seed 1</a>", page, StringComparison.Ordinal);
    }

    // Closeness and risk: near (0.01, 0) beats quick (0.12, 0); the hazard (0, 0.6) beats nobody.
    [Fact]
    public void Models_that_are_beaten_are_grey_in_the_picture()
    {
        string page = ComparisonHtml.Text(_some);
        XElement picture = XElement.Parse(page[page.IndexOf("<svg", StringComparison.Ordinal)..(page.IndexOf("</svg>", StringComparison.Ordinal) + 6)]);
        Dictionary<string, string> styles = picture.Descendants("circle").ToDictionary(c => c.Element("title")!.Value.Split(':')[0], c => c.Attribute("class")!.Value);
        Assert.Equal(("front", "beaten", "unsafe", "reference", "reference"), (styles["near"], styles["quick"], styles["hazard"], styles["bootstrap"], styles["real rows"]));
    }

    [Fact]
    public void The_json_holds_every_run_and_the_recommendation()
    {
        JsonNode json = JsonNode.Parse(ComparisonJson.Text(_some))!;
        Assert.Equal("near", (string?)json["recommendation"]!["model"]);
        Assert.Equal(320, (double)json["models"]![1]!["runs"]![1]!["cost"]!["trainingProcessorSeconds"]!);
        Assert.Equal("training: it ran out of memory.", (string?)json["models"]![3]!["failure"]);
    }

    [Fact]
    public void A_comparison_of_failures_says_so()
    {
        ModelComparison failed = _some with { Models = [SomeModels.Failed("a", "it failed.")] };
        Assert.Contains("None of them", ComparisonHtml.Text(failed), StringComparison.Ordinal);
        Assert.Contains("Not to be recommended: a (it failed)", ComparisonMarkdown.Text(failed), StringComparison.Ordinal);
    }

    // Shapes 0.8721 at the reference's size where real rows have 0.9939; utility 0.8846 of 0.9275; copies 0.0001 with (0.0002 - 0.00005) / 2.
    [Fact]
    public void Figures_are_read_back_from_a_report()
    {
        var (figures, verdicts) = RunReading.Read(JsonReport.Text(SomeScorecard.WithHoldout));
        Assert.Equal((0.1279, 0.0061), (figures["shape-error"].Value, figures["shape-error"].Reference!.Value), new Near());
        Assert.Equal((0.8846 / 0.9275, (0.8991 - 0.871) / 2 / 0.9275), (figures["utility"].Value, figures["utility"].Half!.Value), new Near());
        Assert.Equal((0.0001, 0.000075), (figures["exact-copies"].Value, figures["exact-copies"].Half!.Value), new Near());
        Assert.False(figures.ContainsKey("detection"));
        Assert.Equal(SomeScorecard.WithHoldout.Verdicts, verdicts);
        Assert.Throws<SynthTabException>(() => RunReading.Read("{}"));
    }

    private sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) < 1e-9 && Math.Abs(x.Item2 - y.Item2) < 1e-9;

        public int GetHashCode((double, double) obj) => 0;
    }
}
