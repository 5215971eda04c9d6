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
    /// <summary>How many pairs are shown.</summary>
    private const int MostPairs = 12;

    private static readonly string[] Real = ["real"];

    /// <summary>Every headline figure beside the real one.</summary>
    public static TextTable Summary(Scorecard scorecard) => new(
        "Summary", ["", "synthetic", "real", ""], 1, [.. scorecard.Headlines.Select(o =>
        (IReadOnlyList<string>)
        [
            o.Metric.Headline!.Label, Figures.Headline(o, o.Value), Figures.Headline(o, o.Reference), Wording.HeadlineRemark(o),
        ])]);

    /// <summary>All metrics of a family, each with its reference.</summary>
    public static TextTable Of(MetricFamily family, IEnumerable<MetricOutcome> outcomes) => new(
        family.ToString(), ["metric", "synthetic", "real", "synthetic, as many rows as real", "range", ""], 1, [.. outcomes.Select(o =>
        (IReadOnlyList<string>)
        [
            o.Metric.Name, Figures.WithInterval(o.Value), Figures.WithInterval(o.Reference), Figures.WithInterval(o.AtReferenceSize),
            o.Metric.Range.ToString(), Figures.Words(o.Metric.Direction),
        ])]);

    /// <summary>The detail tables of an outcome, the real table's first figure beside the judged one's, and of many pairs the
    /// lowest; curves are left to drawings.</summary>
    public static IEnumerable<TextTable> DetailsOf(MetricOutcome outcome)
    {
        if (outcome.Value is not MetricResult.Score value) { yield break; }
        IReadOnlyList<DetailTable> real = (outcome.Reference as MetricResult.Score)?.Details ?? [];
        foreach (DetailTable table in value.Details.Where(t => t.Kind != DetailKind.Curve))
        {
            yield return Detail(table, real.FirstOrDefault(r => r.Name == table.Name));
        }
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
        return new TextTable("The numbers behind the maps, the largest differences first", ["column", "column", "real", "synthetic", "difference"], 2, [.. pairs]);
    }

    /// <summary>A part in words: <c>40 to 45: real 12.3 %, synthetic 11.0 %</c>.</summary>
    public static string Words(PicturePart part) => $"{part.Label}: real {Percent(part.Real)}, synthetic {Percent(part.Synthetic)}";

    /// <summary>A share in per cent, with one decimal.</summary>
    public static string Percent(double share) => (100 * share).ToString("0.0", CultureInfo.InvariantCulture) + " %";

    private static TextTable Detail(DetailTable table, DetailTable? real)
    {
        Dictionary<string, double?> reference = real?.Rows.ToDictionary(Key, r => r.Values[0], StringComparer.Ordinal) ?? [];
        IReadOnlyList<DetailRow> rows = table.Rows;
        string title = table.Title;
        if (table.Kind == DetailKind.Pairs && rows.Count > MostPairs)
        {
            rows = [.. rows.Where(r => r.Values[0] is not null).OrderBy(r => r.Values[0]).Take(MostPairs)];
            title += $" (the lowest {rows.Count} of {table.Rows.Count})";
        }
        return new TextTable(
            title,
            [.. table.LabelHeaders, .. table.ValueHeaders, .. real is null ? [] : Real],
            table.LabelHeaders.Count,
            [.. rows.Select(row => (IReadOnlyList<string>)
            [
                .. row.Labels,
                .. row.Values.Select(Figures.Number),
                .. real is null ? [] : new[] { Figures.Number(reference.GetValueOrDefault(Key(row))) },
            ])]);
    }

    private static string Key(DetailRow row) => string.Join('\u001f', row.Labels);
}
