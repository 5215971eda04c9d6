using System.Text;

namespace SynthTab.Evaluation.Gates;

/// <summary>The names under which rules find the numbers of a score's detail tables.</summary>
internal static class FigureNames
{
    /// <summary>A heading as it stands in a rule, in kebab-case: <c>F1, macro average</c> is <c>f1-macro-average</c>, <c>R²</c> is <c>r2</c>.</summary>
    public static string Of(string heading)
    {
        var name = new StringBuilder(heading.Length);
        foreach (char c in heading.Replace('²', '2').ToLowerInvariant())
        {
            if (char.IsLetterOrDigit(c)) { name.Append(c); }
            else if (name.Length > 0 && name[^1] != '-') { name.Append('-'); }
        }
        return name.ToString().TrimEnd('-');
    }

    /// <summary>Every number that has a name; where two have the same, the first one in reading order has it.</summary>
    public static IReadOnlyDictionary<string, double?> All(MetricResult.Score score)
    {
        var figures = new Dictionary<string, double?>(StringComparer.Ordinal);
        foreach (DetailTable table in score.Details.Where(t => t.Kind != DetailKind.Curve))
        {
            foreach (DetailRow row in table.Rows) { Add(figures, table, row); }
        }
        return figures;
    }

    private static void Add(Dictionary<string, double?> figures, DetailTable table, DetailRow row)
    {
        // Further labels only explain the first one, but for pairs, which are named by two.
        string label = string.Join('.', row.Labels.Take(table.Kind == DetailKind.Pairs ? 2 : 1).Select(Of));
        foreach (string name in (string[])[label, $"{table.Name}.{label}"])
        {
            if (row.Values.Count > 0) { figures.TryAdd(name, row.Values[0]); }
            for (int i = 0; i < row.Values.Count; i++) { figures.TryAdd($"{name}.{Of(table.ValueHeaders[i])}", row.Values[i]); }
        }
    }
}
