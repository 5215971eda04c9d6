using SynthTab.Tables;

namespace SynthTab.Tests.Tables;

public sealed class TableSplitTests
{
    private static Table Make(int[] codes, int levels)
    {
        var number = new ColumnSchema { Name = "row", Kind = ColumnKind.Integer };
        var target = new ColumnSchema { Name = "y", Kind = ColumnKind.Categorical, Roles = ColumnRoles.Target, Levels = [.. Enumerable.Range(0, levels).Select(i => $"{i}")] };
        return Table.Of(new NumericColumn(number, [.. codes.Select((_, i) => (double)i)]), new CategoricalColumn(target, codes));
    }

    private static double[] RowsOf(Table table) => ((NumericColumn)table["row"]).Values;

    private static int[] Count(Table table, int levels)
        => [.. Enumerable.Range(-1, levels + 1).Select(level => ((CategoricalColumn)table["y"]).Codes.Count(c => c == level))];

    [Fact]
    public void Every_row_goes_to_exactly_one_part_in_its_old_order()
    {
        Table table = Make([.. Enumerable.Range(0, 101).Select(i => i % 3)], 3);
        (Table training, Table holdout) = TableSplit.Split(table, 0.2, 5);
        Assert.Equal(20, holdout.Rows);
        Assert.Equal(RowsOf(table), RowsOf(training).Concat(RowsOf(holdout)).Order());
        Assert.Equal(RowsOf(holdout).Order(), RowsOf(holdout));
    }

    // 60, 30, 10 rows of three levels and 20 missing: a holdout of a quarter has 15, 7.5, 2.5 and 5, in all 30.
    [Fact]
    public void Levels_and_missing_cells_keep_their_shares()
    {
        int[] codes = [.. Enumerable.Repeat(0, 60), .. Enumerable.Repeat(1, 30), .. Enumerable.Repeat(2, 10), .. Enumerable.Repeat(-1, 20)];
        int[] held = Count(TableSplit.Split(Make(codes, 3), 0.25, 1).Holdout, 3);
        Assert.Equal(30, held.Sum());
        Assert.Equal([5, 15], held[..2]);
        Assert.InRange(held[2], 7, 8);
        Assert.InRange(held[3], 2, 3);
    }

    // Level 1 has two rows and level 2 has one; even at a share of 0.9 both stay in the training part.
    [Fact]
    public void Rare_levels_are_always_learned_from()
    {
        int[] codes = [.. Enumerable.Repeat(0, 97), 1, 1, 2];
        for (int seed = 0; seed < 20; seed++)
        {
            int[] kept = Count(TableSplit.Split(Make(codes, 3), 0.9, seed).Training, 3);
            Assert.True(kept[2] >= 1 && kept[3] == 1);
            Assert.Equal(10, kept.Sum());
        }
    }

    [Fact]
    public void The_seed_decides()
    {
        Table table = Make([.. Enumerable.Repeat(0, 200)], 1);
        Assert.Equal(RowsOf(TableSplit.Split(table, 0.5, 1).Holdout), RowsOf(TableSplit.Split(table, 0.5, 1).Holdout));
        Assert.NotEqual(RowsOf(TableSplit.Split(table, 0.5, 1).Holdout), RowsOf(TableSplit.Split(table, 0.5, 2).Holdout));
    }

    // Each of 40 rows is held out with probability 1/4: of 400 draws 100 on average, standard deviation 8.7.
    [Fact]
    public void Every_row_is_equally_likely_to_be_held_out()
    {
        Table table = Make([.. Enumerable.Repeat(0, 40)], 1);
        var counts = new int[40];
        for (int seed = 0; seed < 400; seed++)
        {
            foreach (double row in RowsOf(TableSplit.Split(table, 0.25, seed).Holdout)) { counts[(int)row]++; }
        }
        Assert.All(counts, c => Assert.InRange(c, 100 - 44, 100 + 44));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(-0.1)]
    [InlineData(double.NaN)]
    public void A_share_that_leaves_no_two_parts_is_refused(double share)
        => Assert.Contains("must lie between 0 and 1", Assert.Throws<OptionsException>(() => TableSplit.Split(Make([0, 0, 0], 1), share, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void Too_few_rows_are_refused()
    {
        Assert.Equal("holdout: the table has 1 row, and at least 2 are needed to part it.", Assert.Throws<SynthTabException>(() => TableSplit.Split(Make([0], 1), 0.2, 1)).Message);
        Assert.Contains("every level of the target stands in one row", Assert.Throws<SynthTabException>(() => TableSplit.Split(Make([0, 1, 2], 3), 0.3, 1)).Message, StringComparison.Ordinal);
        Assert.Equal(1, TableSplit.Split(Make([0, 0], 1), 0.01, 1).Holdout.Rows);
    }
}
