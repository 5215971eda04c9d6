using System.Globalization;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Diversity.Groups;

/// <summary>A group of rows in words: what sets it apart from all rows, by medians and most frequent categories.</summary>
/// <remarks>Nothing in it is the value of a single row: a group of fewer than <see cref="Discretion.LeastRows"/> rows is not
/// described, and a category is named where as many rows of the group have it.</remarks>
internal static class GroupDescription
{
    private const int Features = 3;
    private const double Mostly = 0.5;

    /// <summary>The words, such as "age about 23, relationship mostly Own-child".</summary>
    public static string Of(PreparedTable table, int[] rows)
    {
        if (rows.Length < Discretion.LeastRows) { return $"fewer than {Discretion.LeastRows} rows, not described"; }
        string[] words = [.. table.Columns.Select(column => column switch
            {
                PreparedNumbers numbers => Describe(numbers, rows),
                PreparedCategories categories => Describe(categories, rows),
                _ => (Words: "", Distinction: 0.0),
            })
            .Where(f => f.Distinction > 0).OrderByDescending(f => f.Distinction).Take(Features).Select(f => f.Words)];
        return words.Length == 0 ? "like all rows" : string.Join(", ", words);
    }

    /// <summary>A median sets apart as far as it lies from that of all rows, in standard deviations, at most 3.</summary>
    private static (string Words, double Distinction) Describe(PreparedNumbers column, int[] rows)
    {
        double[] present = [.. rows.Select(row => column.Values[row]).Where(v => !double.IsNaN(v)).Order()];
        if (present.Length < Discretion.LeastRows) { return ($"{column.Name} mostly missing", column.Missing < column.Rows / 2 ? 1 : 0); }
        double median = Quantile.Median(present);
        var scale = StandardScale.Of(column);
        double distinction = Math.Abs(scale.Apply(median) - scale.Apply(Quantile.Median(column.Sorted)));
        return ($"{column.Name} about {CellText.Of(column.Schema, median)}", Math.Min(distinction, 3) / 3);
    }

    /// <summary>A category sets apart where most rows of the group have it and fewer of all rows.</summary>
    private static (string Words, double Distinction) Describe(PreparedCategories column, int[] rows)
    {
        var counts = new int[column.Levels.Count + 1];
        foreach (int row in rows) { counts[column.Codes[row] < 0 ? ^1 : column.Codes[row]]++; }
        int most = Array.IndexOf(counts, counts.Max());
        double share = counts[most] / (double)rows.Length;
        bool missing = most == column.Levels.Count;
        double overall = (missing ? column.Missing : column.Counts[most]) / (double)column.Rows;
        bool named = share >= Mostly && counts[most] >= Discretion.LeastRows;
        return (string.Create(CultureInfo.InvariantCulture, $"{column.Name} mostly {(missing ? "missing" : column.Levels[most])}"), named ? share - overall : 0);
    }
}
