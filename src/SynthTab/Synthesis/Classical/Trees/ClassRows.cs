using SynthTab.Encoders.Discrete;
using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical.Trees;

/// <summary>Training rows as classes: what trees are grown from.</summary>
/// <param name="Codes">The class of each cell, [columns][rows].</param>
/// <param name="Classes">The number of classes of each column.</param>
/// <param name="Ordered">Whether a column's classes ascend, but for the missing one.</param>
/// <param name="Missing">The class of missing cells of each column, or -1.</param>
internal sealed record ClassRows(int[][] Codes, int[] Classes, bool[] Ordered, int[] Missing)
{
    /// <summary>The number of rows.</summary>
    public int Rows => Codes[0].Length;

    /// <summary>The rows of a table.</summary>
    public static ClassRows Of(Table table, DiscreteCoding coding) => new(
        coding.Encode(table),
        [.. coding.Columns.Select(c => c.Classes)],
        [.. coding.Columns.Select(c => c.IsOrdered)],
        [.. coding.Columns.Select(c => c.MissingClass)]);
}
