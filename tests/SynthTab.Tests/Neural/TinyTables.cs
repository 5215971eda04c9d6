using SynthTab.Tables;

namespace SynthTab.Tests.Neural;

/// <summary>Small tables with a known law.</summary>
internal static class TinyTables
{
    public static readonly string[] Colours = ["blue", "green", "red"];
    public static readonly string[] Sizes = ["large", "small"];

    /// <summary>colour: blue 1/2, green 3/10, red 1/5. size: small with 9/10 when blue, else with 1/5. price: near 10 when small,
    /// near 50 when large, both with deviation 2.</summary>
    public static Table Shop(int rows, long seed = 1)
    {
        var random = new RandomSource(seed);
        int[] colours = new int[rows], sizes = new int[rows];
        var prices = new double[rows];
        for (int row = 0; row < rows; row++)
        {
            double u = random.NextDouble();
            colours[row] = u < 0.5 ? 0 : u < 0.8 ? 1 : 2;
            sizes[row] = random.NextDouble() < (colours[row] == 0 ? 0.9 : 0.2) ? 1 : 0;
            prices[row] = Math.Round((sizes[row] == 1 ? 10 : 50) + 2 * random.NextNormal(), 2);
        }
        return Table.Of(Category("colour", Colours, colours), Category("size", Sizes, sizes), Number("price", prices));
    }

    public static CategoricalColumn Category(string name, string[] levels, int[] codes)
        => new(new ColumnSchema { Name = name, Kind = ColumnKind.Categorical, Levels = levels }, codes);

    public static NumericColumn Number(string name, double[] values) => new(
        new ColumnSchema { Name = name, Kind = ColumnKind.Continuous, Decimals = 2, Minimum = values.Min(), Maximum = values.Max() }, values);

    /// <summary>The same table with another target.</summary>
    public static Table WithTarget(this Table table, string name)
        => Table.Of([.. table.Columns.Zip(table.Schema.WithTarget(name).Columns, (column, schema) => column.WithSchema(schema))]);

    public static int[] Codes(this Table table, string column) => ((CategoricalColumn)table[column]).Codes;

    public static double[] Values(this Table table, string column) => ((NumericColumn)table[column]).Values;

    /// <summary>The share of rows for which the condition holds.</summary>
    public static double Share(this Table table, Func<int, bool> holds)
        => Enumerable.Range(0, table.Rows).Count(holds) / (double)table.Rows;
}
