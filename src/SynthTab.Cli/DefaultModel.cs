using SynthTab.Tables;

namespace SynthTab.Cli;

/// <summary>Which model is trained where none is named, by the shape of the table; the reason is shown.</summary>
/// <remarks>Measured in <c>reports/masked.md</c>. The device does not change the choice: no other model was nearer to real rows on any.</remarks>
internal static class DefaultModel
{
    private const int FewestRows = 200, MostColumns = 150;

    /// <summary>The model's name and the reason, as the rest of a sentence that begins with the name.</summary>
    /// <param name="table">The training table.</param>
    public static (string Name, string Reason) For(Table table)
    {
        int columns = table.Schema.Columns.Count(c => c.IsLearned);
        return (table.Rows, columns) switch
        {
            ( < FewestRows, _) => ("gaussian-copula", $"a network would learn {table.Rows} rows by heart"),
            (_, > MostColumns) => ("trees", $"a network for each of {columns} columns would take hours"),
            _ => ("masked", "nearest to real rows within minutes on the tables measured"),
        };
    }
}
