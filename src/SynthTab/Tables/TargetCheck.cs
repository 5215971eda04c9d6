namespace SynthTab.Tables;

/// <summary>Whether a table's target can be predicted at all.</summary>
public static class TargetCheck
{
    /// <summary>Refuses a target that has one value only, or none.</summary>
    /// <param name="table">The training table; without a target there is nothing to check.</param>
    /// <exception cref="SynthTabException">The target has fewer than two distinct values.</exception>
    public static void Require(Table table)
    {
        if (table.Schema.Target is not { } target) { return; }
        int distinct = table[target.Name] switch
        {
            NumericColumn numbers => AtMostTwo(numbers.Values.Where(v => !double.IsNaN(v))),
            CategoricalColumn levels => AtMostTwo(levels.Codes.Where(c => c != CategoricalColumn.Missing)),
            _ => throw new SynthTabException($"target '{target.Name}': the column holds text that is never learned, "
                + "and a target must be a number, a category, a boolean or a datetime."),
        };
        if (distinct == 2) { return; }
        throw new SynthTabException(distinct == 0
            ? $"target '{target.Name}': every cell is missing, and a target needs at least two different values."
            : $"target '{target.Name}': one value stands in all rows, and a target needs at least two different values.");
    }

    private static int AtMostTwo<T>(IEnumerable<T> values) => values.Distinct().Take(2).Count();
}
