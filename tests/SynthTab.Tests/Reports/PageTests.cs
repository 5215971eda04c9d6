using System.Text.RegularExpressions;
using System.Xml.Linq;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Pictures;
using SynthTab.Evaluation.Verdicts;
using SynthTab.Reports;

namespace SynthTab.Tests.Reports;

/// <summary>What the page draws of detail tables, and how it opens.</summary>
public sealed class PageTests
{
    [Fact]
    public void A_single_curve_is_drawn_beside_the_real_one_and_the_diagonal()
    {
        XElement figure = Assert.Single(Drawn(Roc(0.9), Roc(0.5)));
        Assert.Equal(["42,294 177,159 312,24", "42,294 177,51 312,24"], figure.Descendants("polyline").Select(l => l.Attribute("points")!.Value));
        Assert.Single(figure.Descendants("line"), l => l.Attribute("class")!.Value == "diagonal");
        Assert.Contains(figure.Descendants("text"), text => text.Value == "real");
        Assert.DoesNotContain(Assert.Single(Drawn(Roc(0.9), null)).Descendants("text"), text => text.Value == "real");
    }

    [Fact]
    public void A_curve_beyond_shares_has_one_scale_for_both_axes()
    {
        XElement figure = Assert.Single(Drawn(Roc(0.9) with { Rows = [new DetailRow([], [0, 100]), new DetailRow([], [400, 300])] }, null));
        Assert.Equal("42,226.5 312,91.5", Assert.Single(figure.Descendants("polyline")).Attribute("points")!.Value);
    }

    [Fact]
    public void Bars_stand_in_proportion_with_their_numbers_under_the_pointer()
    {
        XElement figure = Assert.Single(Drawn(Importance([0.5, 0.25], [0.1, null]) with { Bars = new DetailBars(0, 1) }, null));
        XElement[] bars = [.. figure.Descendants("rect").Where(r => r.Elements("title").Any())];
        Assert.Equal(["age: 0.5000", "age: 0.1000", "work: 0.2500"], bars.Select(b => b.Element("title")!.Value));
        Assert.Equal(["224", "44.8", "112"], bars.Select(b => b.Attribute("width")!.Value));
        Assert.Contains("0.2500 · –", figure.Descendants("text").Select(text => text.Value));
        Assert.Equal(["learned from synthetic rows", "learned from training"], figure.Descendants("text").Take(2).Select(text => text.Value));
    }

    [Fact]
    public void Bars_without_a_number_to_compare_take_the_references()
    {
        DetailTable table = Importance([0.5, 0.25], [0, 0]) with { Bars = new DetailBars(0) };
        XElement figure = Assert.Single(Drawn(table, Importance([0.4, 0.3], [0, 0])));
        Assert.Contains("0.5000 · 0.4000", figure.Descendants("text").Select(text => text.Value));
    }

    [Fact]
    public void Foremost_drawings_open_the_section_and_others_stand_with_their_metric()
    {
        bool IsFolded(DetailTable table) => Assert.Single(Drawn(table, null)).Ancestors("details").Any();
        Assert.False(IsFolded(Roc(0.9) with { IsForemost = true }));
        Assert.True(IsFolded(Roc(0.9)));
    }

    [Fact]
    public void The_page_opens_with_three_answers_and_says_where_every_line_stands()
    {
        XElement page = Page(SomeScorecard.WithHoldout);
        XElement[] answers = [.. page.Descendants("div").Where(d => d.Attribute("class")?.Value.StartsWith("verdict", StringComparison.Ordinal) == true)];
        Assert.Equal(["Is it faithful?", "Is it useful?", "Is it safe?"], answers.Select(a => a.Element("b")!.Value));
        Assert.Contains("behind real", page.Descendants("table").First().Descendants("td").Select(td => td.Value));
    }

    [Theory]
    [InlineData(VerdictGrade.Good, VerdictGrade.Bad, VerdictGrade.Bad, "No")]
    [InlineData(VerdictGrade.Mixed, VerdictGrade.Good, VerdictGrade.Mixed, "In part")]
    [InlineData(VerdictGrade.Good, VerdictGrade.NotJudged, VerdictGrade.Good, "Yes")]
    [InlineData(VerdictGrade.NotJudged, VerdictGrade.NotJudged, VerdictGrade.NotJudged, "Not judged")]
    public void Faithful_is_what_looks_real_and_lacks_nothing(VerdictGrade fidelity, VerdictGrade diversity, VerdictGrade grade, string word)
    {
        Answer answer = Assert.Single(Answers.Of(
            [new FamilyVerdict(MetricFamily.Fidelity, fidelity, "It looks: because."), new FamilyVerdict(MetricFamily.Diversity, diversity, "It holds: because.")]));
        Assert.Equal((grade, word), (answer.Grade, answer.Word));
        Assert.Equal(grade != VerdictGrade.NotJudged, !answer.Sentence.Contains("because", StringComparison.Ordinal));
    }

    [Fact]
    public void An_audit_answers_whether_it_is_safe_with_the_reason()
    {
        Answer answer = Assert.Single(Answers.Of([new FamilyVerdict(MetricFamily.Privacy, VerdictGrade.Good, "No leak was found: by 2 measures.")]));
        Assert.Equal("No leak was found: by 2 measures.", answer.Sentence);
    }

    private static IEnumerable<XElement> Drawn(DetailTable table, DetailTable? real)
    {
        Scorecard card = SomeScorecard.WithoutHoldout;
        MetricOutcome outcome = card.Outcomes[0] with
        {
            Value = new MetricResult.Score(0.5) { Details = [table] },
            Reference = new MetricResult.Score(0.5) { Details = real is null ? [] : [real] },
        };
        return Page(card with { Outcomes = [outcome], Pictures = ScorecardPictures.None }).Descendants("figure");
    }

    private static XElement Page(Scorecard card) => XElement.Parse(Regex.Match(HtmlReport.Text(card), "<body>.*</body>", RegexOptions.Singleline).Value);

    private static DetailTable Roc(double half) => new("roc", "ROC", DetailKind.Curve, [], ["false positives", "true positives"],
        [new DetailRow([], [0, 0]), new DetailRow([], [0.5, half]), new DetailRow([], [1, 1])]);

    private static DetailTable Importance(double?[] judged, double?[] training) => new(
        "columns", "Importance", DetailKind.Columns, ["column"], ["learned from judged rows", "learned from training"],
        [new DetailRow(["age"], [judged[0], training[0]]), new DetailRow(["work"], [judged[1], training[1]])]);
}
