using SynthTab.Evaluation;

namespace SynthTab.Reports;

/// <summary>The detail tables of metrics as texts, the real table's first figure beside the judged one's.</summary>
internal static class DetailTables
{
    private const int MostPairs = 12, MostPoints = 12;

    private static readonly string[] Real = ["real"];

    /// <summary>The tables of an outcome, of many pairs the lowest; curves are left to drawings.</summary>
    public static IEnumerable<TextTable> Of(MetricOutcome outcome)
        => Tables(outcome, isCurve: false).Select(t => t.Table.Kind == DetailKind.Pairs ? Lowest(t.Table, t.Real) : Text(t.Table, t.Real, t.Table.Rows, ""));

    /// <summary>The curves of an outcome, at a dozen points.</summary>
    public static IEnumerable<TextTable> CurvesOf(MetricOutcome outcome)
        => Tables(outcome, isCurve: true).Where(t => t.Table.Rows.Count > 0).Select(t => Thinned(t.Table, t.Real));

    private static IEnumerable<(DetailTable Table, DetailTable? Real)> Tables(MetricOutcome outcome, bool isCurve)
    {
        if (outcome.Value is not MetricResult.Score value) { return []; }
        IReadOnlyList<DetailTable> real = (outcome.Reference as MetricResult.Score)?.Details ?? [];
        return value.Details.Where(t => t.Kind == DetailKind.Curve == isCurve).Select(t => (t, real.FirstOrDefault(r => r.Name == t.Name)));
    }

    private static TextTable Lowest(DetailTable table, DetailTable? real)
    {
        DetailRow[] rows = [.. table.Rows.Where(r => r.Values[0] is not null).OrderBy(r => r.Values[0]).Take(MostPairs)];
        return table.Rows.Count <= MostPairs
            ? Text(table, real, table.Rows, "")
            : Text(table, real, rows, $" (the lowest {rows.Length} of {table.Rows.Count})");
    }

    private static TextTable Thinned(DetailTable curve, DetailTable? real)
    {
        int step = (curve.Rows.Count + MostPoints - 1) / MostPoints;
        DetailRow[] rows = [.. curve.Rows.Where((_, i) => i % step == 0 || i == curve.Rows.Count - 1)];
        // Points with labels of their own (bins) are no pairs; those at the same abscissa are.
        double?[]? beside = real is not null && real.Rows.Count == curve.Rows.Count && real.Rows.Zip(curve.Rows).All(p => p.First.Values[0] == p.Second.Values[0])
            ? [.. real.Rows.Where((_, i) => i % step == 0 || i == curve.Rows.Count - 1).Select(r => r.Values[1])]
            : null;
        return new TextTable(
            Wording.OfSynthetic(curve.Title) + (step > 1 ? $" ({rows.Length} of {curve.Rows.Count} points)" : ""),
            [.. curve.ValueHeaders.Select(Wording.OfSynthetic), .. beside is null ? [] : Real], 0,
            [.. rows.Select((row, i) => (IReadOnlyList<string>)[.. row.Values.Select(Figures.Number), .. beside is null ? [] : new[] { Figures.Number(beside[i]) }])]);
    }

    private static TextTable Text(DetailTable table, DetailTable? real, IReadOnlyList<DetailRow> rows, string remark)
    {
        Dictionary<string, double?> reference = real?.Rows.ToDictionary(Key, r => r.Values[0], StringComparer.Ordinal) ?? [];
        return new TextTable(
            Wording.OfSynthetic(table.Title) + remark,
            [.. table.LabelHeaders, .. table.ValueHeaders.Select(Wording.OfSynthetic), .. real is null ? [] : new[] { $"{Wording.OfSynthetic(table.ValueHeaders[0])}, real" }],
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
