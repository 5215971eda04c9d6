using SynthTab.Evaluation.Preparation;
using SynthTab.Tables;

namespace SynthTab.Evaluation.Privacy.Attacks.Linking;

/// <summary>Two sets of columns that an attacker is supposed to hold apart: one in each of two files about the same people.</summary>
/// <param name="First">Positions of the columns in the one file.</param>
/// <param name="Second">Positions of the columns in the other.</param>
internal sealed record AuxiliaryColumns(IReadOnlyList<int> First, IReadOnlyList<int> Second)
{
    /// <summary>
    /// Splits the declared quasi-identifiers, or all columns where fewer than two are declared, so that both files identify
    /// about equally well: from the column with the most different values to the one with the fewest, dealt 1, 2, 2, 1.
    /// </summary>
    public static AuxiliaryColumns Of(PreparedTable training)
    {
        int[] all = [.. Enumerable.Range(0, training.Columns.Count)];
        int[] declared = [.. all.Where(i => training.Columns[i].Schema.Roles.HasFlag(ColumnRoles.QuasiIdentifier))];
        int[] dealt = [.. (declared.Length < 2 ? all : declared).OrderByDescending(i => DifferentValues(training.Columns[i]))];
        return new AuxiliaryColumns(
            [.. dealt.Where((_, turn) => turn % 4 is 0 or 3).Order()], [.. dealt.Where((_, turn) => turn % 4 is 1 or 2).Order()]);
    }

    private static int DifferentValues(PreparedColumn column) => column switch
    {
        PreparedNumbers numbers => numbers.Sorted.Distinct().Count(),
        PreparedCategories categories => categories.Counts.Count(n => n > 0),
        _ => 0,
    };
}
