using SynthTab.Tables.Cells;

namespace SynthTab.Tables.Inference;

/// <summary>
/// Proposes what each column holds, with a reason, from its name and its cells alone. A proposal: the person who knows the table
/// edits the schema file where it is wrong.
/// </summary>
/// <remarks>
/// Numbers stay numbers, however few they are, because order is information that a model uses; they become categories only
/// where arithmetic on them would mean nothing: two values, names such as <c>zipcode</c> or <c>type</c>, leading zeros, or a
/// target with few values. What names a single row (keys, names of persons) is never proposed as something to learn.
/// </remarks>
public static class SchemaInference
{
    /// <summary>What a column may be, in the order of asking; the first rule that answers decides. The last one always does.</summary>
    private static readonly Func<ColumnEvidence, ColumnSchema?>[] Rules =
    [
        EmptyColumnRule.Propose,
        TargetClassesRule.Propose,
        BooleanRule.Propose,
        DateTimeRule.Propose,
        IdentifierRule.Propose,
        NumericCodeRule.Propose,
        NumberRule.Propose,
        FreeTextRule.Propose,
        CategoryRule.Propose,
    ];

    /// <summary>Proposes a schema.</summary>
    /// <param name="table">The table as it stands in the file.</param>
    /// <param name="target">The column that will be predicted, or null; it is always one that models learn.</param>
    /// <exception cref="SynthTabException">There is no column of the target's name.</exception>
    public static TableSchema Infer(RawTable table, string? target = null)
    {
        var columns = new ColumnSchema[table.Columns.Count];
        Parallel.For(0, columns.Length, i =>
        {
            var evidence = new ColumnEvidence(table.Columns[i], table.DecimalComma, table.Names[i] == target);
            columns[i] = Rules.Select(rule => rule(evidence)).First(proposal => proposal is not null)!;
        });
        var schema = new TableSchema(columns);
        return target is null ? schema : schema.WithTarget(target);
    }
}
