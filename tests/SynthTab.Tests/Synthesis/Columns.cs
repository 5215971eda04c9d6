using SynthTab.Tables;

namespace SynthTab.Tests.Synthesis;

/// <summary>Columns by hand: only what matters to the test is written down.</summary>
internal static class Columns
{
    public static NumericColumn Real(string name, params double[] values) => Numeric(name, ColumnKind.Continuous, null, values);

    public static NumericColumn Decimal(string name, int decimals, params double[] values) => Numeric(name, ColumnKind.Continuous, decimals, values);

    public static NumericColumn Whole(string name, params double[] values) => Numeric(name, ColumnKind.Integer, 0, values);

    /// <summary>A null is a missing cell.</summary>
    public static CategoricalColumn Levels(string name, params string?[] values)
    {
        string[] levels = [.. values.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        return new CategoricalColumn(
            new ColumnSchema { Name = name, Kind = ColumnKind.Categorical, Levels = levels, MissingTokens = ["?"] },
            [.. values.Select(v => v is null ? CategoricalColumn.Missing : Array.IndexOf(levels, v))]);
    }

    public static TextColumn Identifiers(string name, params string?[] values)
        => new(new ColumnSchema { Name = name, Kind = ColumnKind.Identifier, MissingTokens = ["", "NA"] }, values);

    public static TextColumn Texts(string name, params string?[] values)
        => new(new ColumnSchema { Name = name, Kind = ColumnKind.Text, MissingTokens = [""] }, values);

    public static Column Excluded(this Column column) => column.WithSchema(column.Schema with { Roles = ColumnRoles.Excluded });

    /// <summary>So many numbers, each made from its row.</summary>
    public static double[] Rows(int rows, Func<int, double> value) => [.. Enumerable.Range(0, rows).Select(value)];

    private static NumericColumn Numeric(string name, ColumnKind kind, int? decimals, double[] values)
    {
        double[] present = [.. values.Where(v => !double.IsNaN(v))];
        var schema = new ColumnSchema { Name = name, Kind = kind, Decimals = decimals, MissingTokens = ["?"] };
        return new NumericColumn(present.Length == 0 ? schema : schema with { Minimum = present.Min(), Maximum = present.Max() }, values);
    }
}
