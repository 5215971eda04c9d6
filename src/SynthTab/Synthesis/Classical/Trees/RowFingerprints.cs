using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical.Trees;

/// <summary>A number for each row of a table, by which an equal row is known again.</summary>
/// <remarks>Who holds a model with fingerprints, and a whole row, can ask whether that row was in the training table.</remarks>
internal sealed class RowFingerprints
{
    private readonly HashSet<long> _known;

    /// <summary>Takes fingerprints over.</summary>
    public RowFingerprints(IEnumerable<long> known) => _known = [.. known];

    /// <summary>The fingerprints of the rows that are there once. What several rows share names none of them, and in a table of few
    /// categories every row would be a copy.</summary>
    public static RowFingerprints OfSingleRows(Table table)
        => new(Prints(table).GroupBy(p => p).Where(g => g.Take(2).Count() == 1).Select(g => g.Key));

    /// <summary>All of them, ascending.</summary>
    public long[] Known => [.. _known.Order()];

    /// <summary>Which rows of a table are known.</summary>
    public bool[] AreKnown(Table table) => Array.ConvertAll(Prints(table), _known.Contains);

    private static long[] Prints(Table table)
    {
        var prints = new ulong[table.Rows];
        foreach (Column column in table.Columns)
        {
            for (int row = 0; row < prints.Length; row++)
            {
                long cell = column is NumericColumn numbers
                    ? BitConverter.DoubleToInt64Bits(double.IsNaN(numbers.Values[row]) ? double.NaN : numbers.Values[row] + 0.0) // -0.0 is 0.0
                    : ((CategoricalColumn)column).Codes[row];
                prints[row] = RandomSource.Name(cell, prints[row]);
            }
        }
        return Array.ConvertAll(prints, p => unchecked((long)p));
    }
}
