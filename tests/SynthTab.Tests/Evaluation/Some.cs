using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation;

/// <summary>Columns by hand: only what matters to the test is written down.</summary>
internal static class Some
{
    public static NumericColumn Numbers(string name, params double[] values)
        => new(new ColumnSchema { Name = name, Kind = ColumnKind.Continuous }, values);

    /// <summary>A null is a missing cell.</summary>
    public static CategoricalColumn Categories(string name, params string?[] values)
    {
        string[] levels = [.. values.OfType<string>().Distinct().Order(StringComparer.Ordinal)];
        return new CategoricalColumn(
            new ColumnSchema { Name = name, Kind = ColumnKind.Categorical, Levels = levels },
            [.. values.Select(v => v is null ? -1 : Array.IndexOf(levels, v))]);
    }

    public static TextColumn Identifiers(string name, params string?[] values)
        => new(new ColumnSchema { Name = name, Kind = ColumnKind.Identifier }, values);

    public static Column AsTarget(this Column column) => column.WithSchema(column.Schema with { Roles = ColumnRoles.Target });

    /// <summary>The rows of both tables, which share their schema's storage and levels.</summary>
    public static Table Stacked(Table first, Table second) => Table.Of([.. first.Columns.Zip<Column, Column, Column>(second.Columns, (a, b) => (a, b) switch
    {
        (NumericColumn x, NumericColumn y) => new NumericColumn(x.Schema, [.. x.Values, .. y.Values]),
        (CategoricalColumn x, CategoricalColumn y) => Categories(x.Schema.Name, [.. Texts(x), .. Texts(y)]),
        _ => throw new ArgumentException("Only numbers and levels are stacked."),
    })]);

    private static IEnumerable<string?> Texts(CategoricalColumn column) => column.Codes.Select(code => code < 0 ? null : column.Schema.Levels[code]);

    /// <summary>The table with one more role for the columns named.</summary>
    public static Table With(this Table table, ColumnRoles role, params string[] names) => Table.Of([.. table.Columns.Select(c =>
        names.Contains(c.Schema.Name) ? c.WithSchema(c.Schema with { Roles = c.Schema.Roles | role }) : c)]);

    /// <summary>Rows no two of which are equal: three normal numbers, correlated with each other, and a category that depends on the first.</summary>
    public static Table Measurements(int rows, int seed)
    {
        var random = new RandomSource(seed);
        var numbers = new double[3][] { new double[rows], new double[rows], new double[rows] };
        var kind = new string?[rows];
        for (int i = 0; i < rows; i++)
        {
            double common = random.NextNormal();
            foreach (double[] column in numbers) { column[i] = common + random.NextNormal() / 2; }
            kind[i] = numbers[0][i] + random.NextNormal() > 0 ? "high" : "low";
        }
        return Table.Of(Numbers("first", numbers[0]), Numbers("second", numbers[1]), Numbers("third", numbers[2]), Categories("kind", kind));
    }

    /// <summary>
    /// Rows of a known law: a normal number, a category that depends on it, a second number that depends on both with one
    /// cell in ten missing, and a yes-or-no target that depends on all three.
    /// </summary>
    public static Table People(int rows, int seed)
    {
        var random = new RandomSource(seed);
        var age = new double[rows];
        var work = new string?[rows];
        var pay = new double[rows];
        var rich = new string?[rows];
        for (int i = 0; i < rows; i++)
        {
            age[i] = Math.Round(40 + 12 * random.NextNormal());
            work[i] = random.NextDouble() < 1 / (1 + Math.Exp(-(age[i] - 40) / 10)) ? "office" : random.NextDouble() < 0.8 ? "shop" : "farm";
            double earned = 1000 + 20 * age[i] + (work[i] == "office" ? 600 : 0) + 200 * random.NextNormal();
            rich[i] = earned + 100 * random.NextNormal() > 2100 ? "yes" : "no";
            pay[i] = random.NextDouble() < 0.1 ? double.NaN : Math.Round(earned, 1);
        }
        return Table.Of(Numbers("age", age), Categories("work", work), Numbers("pay", pay), Categories("rich", rich).AsTarget());
    }
}
