using System.Xml.Linq;
using SynthTab.Evaluation.Pictures;
using SynthTab.Reports;
using SynthTab.Tables;
using SynthTab.Tests.Synthesis;

namespace SynthTab.Tests.Reports;

public sealed class LatentPageTests
{
    private static readonly PlaneView _view = new(-2, 2, -1, 1, 0.5, 0.25);
    private static readonly TargetGroups _groups = TargetGroups.Of(Target());

    [Fact]
    public void A_report_shows_the_latent_space_where_it_is_given_one()
    {
        var map = new LatentMap(_view, _groups, [new MapCell(0, 0, 12), new MapCell(39, 29, 120)], 7, [new PlanePoint(0, 0, 1)]);
        string with = HtmlReport.Text(SomeScorecard.WithHoldout, map), without = HtmlReport.Text(SomeScorecard.WithHoldout);
        Assert.Contains("<h2 id=\"latent-space\">", with, StringComparison.Ordinal);
        Assert.Contains("<title>120 training rows</title>", with, StringComparison.Ordinal);
        Assert.Contains("the 7 rows in them", with, StringComparison.Ordinal);
        Assert.Equal(1, with.Split("<circle ").Length - 1); // one synthetic row, and no training row
        Assert.DoesNotContain("latent-space", without, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", with, StringComparison.Ordinal);
    }

    // The view spans 4 by 2 units over 392 by 300: (1, 0.5) lies at 20 + 3/4 · 392 = 314 and 320 − 3/4 · 300 = 95.
    [Fact]
    public void A_page_shows_rows_and_the_way_with_its_changes()
    {
        Table real = Table.Of(Columns.Levels("<c>", "a & b", "x")), decoded = Table.Of(Columns.Levels("<c>", "x", "x"));
        LatentWalk walk = LatentWalk.Between("From row 1 to row 2", [new PlanePoint(1, 0.5, 0), new PlanePoint(0, 0, 0)], decoded, real, ("row 1", "row 2"));
        string text = LatentPage.Text(new LatentTour("tvae", _view, _groups, [new PlanePoint(1, 0.5, 0)], [], walk));
        XElement page = XDocument.Parse(text.Replace("<!doctype html>", "", StringComparison.Ordinal)
            .Replace("<meta charset=\"utf-8\">", "", StringComparison.Ordinal)
            .Replace("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">", "", StringComparison.Ordinal)).Root!;
        XElement dot = page.Descendants("circle").First();
        Assert.Equal(("314", "95", "g0"), (dot.Attribute("cx")!.Value, dot.Attribute("cy")!.Value, dot.Attribute("class")!.Value));
        Assert.Equal("314,95 216,170", Assert.Single(page.Descendants("polyline")).Attribute("points")!.Value);
        Assert.Equal(["a & b", "x", "x", "x"], page.Descendants("table").Single().Descendants("td").Where(d => d.Attribute("class")?.Value != "word").Select(d => d.Value));
        Assert.Equal("x", Assert.Single(page.Descendants("td"), d => d.Attribute("class")?.Value == "changed").Value);
        Assert.Contains("not for release", page.Value, StringComparison.Ordinal);
    }

    private static Table Target()
    {
        Table table = Table.Of(Columns.Levels("t", [.. Enumerable.Repeat("yes", 12), .. Enumerable.Repeat("no", 11)]));
        return table.WithSchema(table.Schema.WithTarget("t"));
    }
}
