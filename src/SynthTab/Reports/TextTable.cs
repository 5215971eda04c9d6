using System.Globalization;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Pictures;

namespace SynthTab.Reports;

/// <summary>A table of a report, its cells already texts, whatever the format that writes it.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Headers">The headings of all columns.</param>
/// <param name="LabelCount">How many of them, from the left, hold words.</param>
/// <param name="Rows">The cells as text.</param>
internal sealed record TextTable(string Title, IReadOnlyList<string> Headers, int LabelCount, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    private const int MostPairs = 30;

    /// <summary>Every headline figure beside the real one.</summary>
    public static TextTable Summary(Scorecard scorecard) => new(
        "Summary", ["", "synthetic", "real", "standing"], 1, [.. scorecard.Headlines.Select(o =>
        (IReadOnlyList<string>)
        [
            Wording.HeadlineRemark(o) is { Length: > 0 } remark ? $"{o.Metric.Headline!.Label} ({remark})" : o.Metric.Headline!.Label, Figures.Headline(o, o.Value), Figures.Headline(o, o.Reference), Wording.Standing(o),
        ])]);

    /// <summary>All metrics of a family, each with its reference and where that leaves it.</summary>
    public static TextTable Of(MetricFamily family, IReadOnlyList<MetricOutcome> outcomes)
    {
        string[] sized = outcomes.Any(o => o.AtReferenceSize is not null) ? ["synthetic, as many rows as real"] : [];
        return new TextTable(family.ToString(), ["metric", "synthetic", .. sized, "real", "better", "standing"], 1, [.. outcomes.Select(o =>
            (IReadOnlyList<string>)
            [
                o.Metric.Name, Figures.WithInterval(o.Value), .. sized.Select(_ => Figures.WithInterval(o.AtReferenceSize)), Figures.WithInterval(o.Reference),
                Figures.Words(o.Metric.Direction), Wording.Standing(o),
            ])]);
    }

    /// <summary>The parts of all columns with their shares.</summary>
    public static TextTable Of(IEnumerable<ColumnPicture> columns) => new(
        "The numbers behind the columns", ["column", "part", "real", "synthetic"], 2, [.. columns.SelectMany(c => c.Parts.Select(p =>
        (IReadOnlyList<string>)[c.Name, p.Label, Percent(p.Real), Percent(p.Synthetic)]))]);

    /// <summary>The pairs of columns whose strengths differ most.</summary>
    public static TextTable Of(AssociationPicture picture)
    {
        var pairs = from i in Enumerable.Range(0, picture.Columns.Count)
                    from j in Enumerable.Range(0, i)
                    let difference = picture.Synthetic[i][j] - picture.Real[i][j]
                    where difference is not null
                    orderby Math.Abs(difference.Value) descending, i, j
                    select (IReadOnlyList<string>)
                    [
                        picture.Columns[j], picture.Columns[i],
                        Figures.Number(picture.Real[i][j]), Figures.Number(picture.Synthetic[i][j]), Figures.Number(difference),
                    ];
        return new TextTable("The numbers behind the maps, the largest differences", ["column", "column", "real", "synthetic", "difference"], 2, [.. pairs.Take(MostPairs)]);
    }

    /// <summary>A part in words: <c>40 to 45: real 12.3 %, synthetic 11.0 %</c>.</summary>
    public static string Words(PicturePart part) => $"{part.Label}: real {Percent(part.Real)}, synthetic {Percent(part.Synthetic)}";

    /// <summary>A share in per cent, with one decimal.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";
}
