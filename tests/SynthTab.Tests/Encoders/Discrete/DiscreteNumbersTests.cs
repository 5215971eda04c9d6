using SynthTab.Encoders.Discrete;
using SynthTab.Tables;

namespace SynthTab.Tests.Encoders.Discrete;

public sealed class DiscreteNumbersTests
{
    // Three values of many rows are classes; 9 has three rows, too few for anything of its own, and goes with the nearest; gaps come last.
    [Fact]
    public void Frequent_values_are_classes_and_a_rare_one_goes_with_the_nearest()
    {
        double[] values = [.. Repeat(0, 60), .. Repeat(1, 40), .. Repeat(2, 100), .. Repeat(9, 3), .. Repeat(double.NaN, 7)];
        DiscreteColumn column = Fit(ColumnCases.Numbers(values, ColumnKind.Integer, decimals: 0));
        Assert.Equal([60, 40, 100, 7], column.Counts);
        Assert.Equal(3, column.MissingClass);
        Assert.Equal([0, 0.5, 1, 0], column.Positions);
        Assert.Equal([0, 1, 2, 2, 3], Encode(column, 0, 1, 2, 9, double.NaN));
        Assert.Equal([2, 2, 2], Decode(column, CellLimits.None, 2, 2, 2));
        Assert.Equal([0, 0, 1, 0], column.Shares(CellLimits.Known with { Minimum = 1.5, Maximum = 1000 }));
        Assert.Equal([0, 0, 0, 1], column.Shares(CellLimits.None with { Present = false }));
    }

    // 10, 20, ..., 400 once each, four classes of two pieces: five rows in each piece, ten in each class. Borders lie in the middle of gaps.
    [Fact]
    public void Ordinary_values_are_cut_into_classes_and_these_into_pieces_of_equal_rows()
    {
        NumericColumn cells = ColumnCases.Numbers([.. Enumerable.Range(1, 40).Select(i => 10.0 * i)], ColumnKind.Integer, decimals: 0);
        LearnedClasses learned = ClassLearning.Learn(cells, new DiscreteOptions { Bins = 4, Pieces = 2 });
        Assert.Equal([5, 5, 5, 5, 5, 5, 5, 5], learned.Rows);
        Assert.Equal([0, 2, 4, 6], learned.Starts);
        Assert.Equal([55, 105, 155, 205, 255, 305, 355], learned.Highs[..^1]);
        Assert.Equal(5 + 50 * 7, learned.Lows[^1], 1e-9);
        Assert.Equal(400, learned.Highs[^1]); // the mean of the last five is 380, as far from 355 as 405, and no value was beyond 400
        DiscreteColumn column = Fit(cells, new DiscreteOptions { Bins = 4, Pieces = 2 });
        double points = 205 - 106 + 1; // whole numbers of the class of 110 to 200
        Assert.Equal(Math.Log(0.5 / 50), column.LogLaw(cells, 12, 1), 1e-12);
        Assert.Equal([0, 10 / points, 0, 0], column.Shares(CellLimits.Known with { Minimum = 151, Maximum = 160 }));
        Assert.Equal(double.NegativeInfinity, column.LogLaw(cells, 0, 1));
    }

    public static TheoryData<string> Numeric => [.. ColumnCases.All.Where(c => c.Value() is NumericColumn).Select(c => c.Key)];

    [Theory, MemberData(nameof(Numeric))]
    public void Cells_of_a_class_are_of_that_class_in_range_and_on_the_grid(string name)
    {
        var cells = (NumericColumn)ColumnCases.Named(name);
        DiscreteColumn column = Fit(cells);
        int[] classes = [.. Enumerable.Range(0, 300).Select(i => i % column.Classes)];
        double[] made = Decode(column, CellLimits.None, classes);
        Assert.Equal(classes, Encode(column, made));
        Assert.All(made.Zip(classes), m => Assert.Equal(m.Second == column.MissingClass, double.IsNaN(m.First)));
        double[] present = cells.Present();
        Assert.All(made.Where(v => !double.IsNaN(v)), v => Assert.InRange(v, present.Min(), present.Max()));
        if (cells.Schema.Decimals is { } decimals) { Assert.All(made.Where(v => !double.IsNaN(v)), v => Assert.Equal(Math.Round(v, decimals), v)); }
        Assert.Equal(cells.Count, column.Counts.Sum() + Uncoded(cells, column));
    }

    [Theory, MemberData(nameof(Numeric))]
    public void No_piece_has_fewer_than_the_least_rows(string name)
    {
        var cells = (NumericColumn)ColumnCases.Named(name);
        LearnedClasses learned = ClassLearning.Learn(cells, new DiscreteOptions { LeastRows = 5 });
        learned.Check();
        int least = Math.Min(5, cells.Present().Length);
        Assert.All(learned.Rows, rows => Assert.True(rows >= least));
    }

    [Theory, MemberData(nameof(Numeric))]
    public void The_law_within_each_class_adds_up_to_one_on_a_grid(string name)
    {
        var cells = (NumericColumn)ColumnCases.Named(name);
        if (cells.Schema.Decimals is not { } decimals) { return; }
        DiscreteColumn column = Fit(cells);
        var learned = (LearnedClasses)column.Learned;
        double step = Math.Pow(10, -decimals);
        int points = (int)Math.Round((learned.Highs[^1] - learned.Lows[0]) / step) + 3;
        double[] grid = [.. Enumerable.Range(-1, points).Select(i => Math.Round(learned.Lows[0] + i * step, decimals))
            .Where(v => learned.Lows.Zip(learned.Highs).Any(p => p.First <= v && v <= p.Second))];
        NumericColumn all = new(cells.Schema, grid);
        for (int own = 0; own < column.Classes; own++)
        {
            if (own == column.MissingClass) { continue; }
            int here = own;
            Assert.Equal(1, Enumerable.Range(0, grid.Length).Sum(row => Math.Exp(column.LogLaw(all, row, here))), 1e-9);
        }
    }

    // The rarest values are persons: the tail of a skewed column is drawn as far as its last piece's mean reaches, not to its maximum.
    [Fact]
    public void A_far_extreme_is_not_given_away()
    {
        double[] values = ((NumericColumn)ColumnCases.Named("skewed")).Values;
        LearnedClasses learned = ClassLearning.Learn(ColumnCases.Numbers(values), new DiscreteOptions());
        Assert.InRange(learned.Highs[^1], values.Order().ElementAt(^5), Math.BitDecrement(values.Max()));
    }

    [Fact]
    public void Shares_are_what_is_drawn_and_limits_hold_in_every_cell()
    {
        DiscreteColumn column = Fit(ColumnCases.Named("decimals"), new DiscreteOptions { Bins = 4 });
        CellLimits limits = CellLimits.Known with { Minimum = 41.13, Maximum = 52.7 };
        double[] shares = column.Shares(limits);
        const int rows = 4000;
        for (int own = 0; own < column.Classes; own++)
        {
            double[] free = Decode(column, CellLimits.None, [.. Enumerable.Repeat(own, rows)]);
            double found = free.Count(v => v is >= 41.13 and <= 52.7) / (double)rows;
            Assert.Equal(shares[own], found, 5 * Math.Sqrt(shares[own] * (1 - shares[own]) / rows) + 1e-9);
            if (shares[own] > 0) { Assert.All(Decode(column, limits, [.. Enumerable.Repeat(own, rows)]), v => Assert.InRange(v, 41.13, 52.7)); }
        }
    }

    // The law of a continuous column is that of a histogram: what is drawn of it must have the training table's mean and spread.
    [Fact]
    public void Cells_drawn_by_the_classes_counts_have_the_columns_own_quantiles()
    {
        var cells = (NumericColumn)ColumnCases.Named("skewed");
        DiscreteColumn column = Fit(cells);
        double[] made = [.. Decode(column, CellLimits.None, Encode(column, cells.Values)).Order()], real = [.. cells.Values.Order()];
        for (int i = 20; i < real.Length - 20; i += 20) { Assert.Equal(real[i], made[i], 0.05 * real[i]); }
    }

    private static double Uncoded(NumericColumn cells, DiscreteColumn column)
    {
        if (column.Learned is not LearnedClasses { Lows.Length: > 0 } learned) { return 0; }
        // Rows of runs without a piece: they are encoded, but counted nowhere.
        return cells.Present().Length - learned.Rows.Sum();
    }

    private static IEnumerable<double> Repeat(double value, int rows) => Enumerable.Repeat(value, rows);

    internal static DiscreteColumn Fit(Column column, DiscreteOptions? options = null) => DiscreteCoding.Fit(Table.Of(column), options ?? new DiscreteOptions()).Columns[0];

    private static int[] Encode(DiscreteColumn column, params double[] values)
    {
        var into = new int[values.Length];
        column.Encode(new NumericColumn(column.Schema, values), into);
        return into;
    }

    private static double[] Decode(DiscreteColumn column, CellLimits limits, params int[] classes)
        => ((NumericColumn)column.Decode(classes, limits, new RandomSource(7))).Values;
}
