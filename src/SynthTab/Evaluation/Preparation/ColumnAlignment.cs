using SynthTab.Tables;

namespace SynthTab.Evaluation.Preparation;

/// <summary>Which part a table plays; it enters the row order, so that equal rows of two tables are sampled independently.</summary>
internal enum TableRole
{
    Training,
    Holdout,
    Synthetic,
}

/// <summary>Gives all tables of an evaluation the same columns in the same order with the same category codes.</summary>
internal sealed class ColumnAlignment
{
    private readonly ColumnSchema[] _columns;
    private readonly Dictionary<string, string[]> _levels;

    public ColumnAlignment(EvaluationInput input)
    {
        Table[] tables = [input.Training, .. input.Holdout is null ? [] : new[] { input.Holdout }, input.Synthetic];
        _columns = [.. input.Training.Schema.Columns.Where(c => c.IsLearned)];
        _levels = _columns.Where(c => c.IsCategorical).ToDictionary(
            c => c.Name, c => UnionOfLevels([.. tables.Select(t => t.Schema[c.Name])]), StringComparer.Ordinal);
    }

    /// <summary>The table with the columns that are compared, rows in their present order.</summary>
    public PreparedTable Align(Table table) => new([.. _columns.Select(c => Align(c, table[c.Name]))], table.Rows);

    private PreparedColumn Align(ColumnSchema schema, Column column) => column switch
    {
        NumericColumn numbers => new PreparedNumbers(schema, [.. numbers.Values.Select(v => v + 0.0)]), // -0 + 0 is 0
        CategoricalColumn categories => new PreparedCategories(
            schema, Recode(categories.Codes, categories.Schema.Levels, _levels[schema.Name]), _levels[schema.Name]),
        _ => throw new ArgumentException($"Column '{schema.Name}' holds texts, which are not compared.", nameof(column)),
    };

    /// <summary>The training table's levels as they stand, then the others in ordinal order.</summary>
    private static string[] UnionOfLevels(ColumnSchema[] schemas)
    {
        IReadOnlyList<string> known = schemas[0].Levels;
        return [.. known, .. schemas[1..].SelectMany(s => s.Levels).Except(known, StringComparer.Ordinal).Order(StringComparer.Ordinal)];
    }

    private static int[] Recode(int[] codes, IReadOnlyList<string> from, string[] to)
    {
        var positions = to.Select((level, code) => (level, code)).ToDictionary(p => p.level, p => p.code, StringComparer.Ordinal);
        int[] recoded = [.. from.Select(level => positions[level])];
        return [.. codes.Select(code => code == CategoricalColumn.Missing ? CategoricalColumn.Missing : recoded[code])];
    }
}
