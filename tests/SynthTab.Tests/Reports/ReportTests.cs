using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using SynthTab.Evaluation;
using SynthTab.Reports;
using SynthTab.Tests.Conventions;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Reports;

public sealed class ReportTests
{
    [Fact]
    public void The_summary_is_as_approved() => Approved.Equal("summary", TextSummary.Text(SomeScorecard.WithHoldout));

    [Fact]
    public void The_summary_without_holdout_is_as_approved() => Approved.Equal("summary-without-holdout", TextSummary.Text(SomeScorecard.WithoutHoldout));

    [Fact]
    public void The_markdown_report_is_as_approved() => Approved.Equal("report.md", MarkdownReport.Text(SomeScorecard.WithHoldout));

    [Fact]
    public void The_json_report_is_as_approved() => Approved.Equal("report.json", JsonReport.Text(SomeScorecard.WithHoldout));

    [Fact]
    public void Every_property_of_the_json_report_is_documented()
    {
        string document = File.ReadAllText(Path.Combine(SourceTree.Root, "src", "SynthTab", "Reports", "report-json.md"));
        using JsonDocument report = JsonDocument.Parse(JsonReport.Text(SomeScorecard.WithHoldout));
        Assert.All(
            PropertyNames(report.RootElement).Distinct(),
            name => Assert.True(document.Contains($"`{name}`", StringComparison.Ordinal) || document.Contains($"\"{name}\"", StringComparison.Ordinal), name));
        Assert.Contains($"version {JsonReport.Version}", document, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_well_formed_and_asks_for_nothing_from_outside()
    {
        string html = HtmlReport.Text(SomeScorecard.WithHoldout);
        Assert.DoesNotMatch("(?i)https?:|<script|src=|url\\(", html);
        string body = Regex.Match(html, "<body>.*</body>", RegexOptions.Singleline).Value;
        XElement parsed = XElement.Parse(body);
        Assert.Contains(parsed.Descendants("td"), td => td.Value == "12.70\u00a0%");
        Assert.Contains(parsed.Descendants("td"), td => td.Value == "work|place");
    }

    [Fact]
    public void The_page_draws_every_column_with_its_numbers_under_the_pointer()
    {
        XElement page = XElement.Parse(Regex.Match(HtmlReport.Text(SomeScorecard.WithHoldout), "<body>.*</body>", RegexOptions.Singleline).Value);
        string[] tips = [.. page.Descendants("title").Select(t => t.Value)];
        Assert.Contains("20 to 40: real 50.0 %, synthetic 55.0 %", tips);
        Assert.Contains("missing: real 10.0 %, synthetic 0.0 %", tips);
        Assert.Contains("<b>: real 75.0 %, synthetic 90.0 %", tips);
        Assert.Contains("age and work|place: 0.2500", tips);
        Assert.Equal(2 + 3, page.Descendants("svg").Count());
    }

    [Fact]
    public void A_curve_is_drawn_with_a_line_for_each_value()
    {
        var curve = new DetailTable("roc", "ROC", DetailKind.Curve, [], ["false positives", "judged", "unseen"],
            [new DetailRow([], [0, 0, null]), new DetailRow([], [0.5, 0.9, null]), new DetailRow([], [1, 1, null])]);
        Scorecard card = SomeScorecard.WithHoldout;
        card = card with { Outcomes = [card.Outcomes[0] with { Value = new MetricResult.Score(0.5) { Details = [curve] } }] };
        XElement page = XElement.Parse(Regex.Match(HtmlReport.Text(card), "<body>.*</body>", RegexOptions.Singleline).Value);
        XElement line = Assert.Single(page.Descendants("polyline"));
        Assert.Equal("42,190 177,40.6 312,24", line.Attribute("points")!.Value);
    }

    [Fact]
    public void Every_verdict_opens_every_report()
        => Assert.All([TextSummary.Text(SomeScorecard.WithHoldout), MarkdownReport.Text(SomeScorecard.WithHoldout), JsonReport.Text(SomeScorecard.WithHoldout)],
            text => Assert.All(SomeScorecard.WithHoldout.Verdicts, v => Assert.Contains(v.Sentence.Split(':')[0], text, StringComparison.Ordinal)));

    [Fact]
    public void Reports_escape_what_column_names_may_hold()
    {
        Scorecard card = SomeScorecard.WithHoldout with { Ignored = [new("<b>|x", "excluded")] };
        Assert.Contains("&lt;b&gt;|x", HtmlReport.Text(card), StringComparison.Ordinal);
        Assert.Contains("\\<b>\\|x", MarkdownReport.Text(card), StringComparison.Ordinal);
    }

    [Fact]
    public void The_written_file_is_the_text()
    {
        string path = Path.GetTempFileName();
        try
        {
            MarkdownReport.Write(SomeScorecard.WithHoldout, path);
            Assert.Equal(MarkdownReport.Text(SomeScorecard.WithHoldout), File.ReadAllText(path));
        }
        finally { File.Delete(path); }
    }

    [Theory]
    [InlineData(0.0, "0")]
    [InlineData(12.0, "12")]
    [InlineData(1234567.0, "1,234,567")]
    [InlineData(0.88461, "0.8846")]
    [InlineData(250.36, "250.4")]
    [InlineData(1.2e-7, "1.2e-07")]
    [InlineData(-0.25, "-0.2500")]
    public void Numbers_keep_the_digits_that_matter(double value, string text)
        => Assert.Equal(text, Figures.Number(value));

    private static IEnumerable<string> PropertyNames(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => PropertyNames(p.Value).Prepend(p.Name)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(PropertyNames),
        _ => [],
    };
}
