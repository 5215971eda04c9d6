using FsCheck;
using FsCheck.Fluent;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy.Attacks.SinglingOut;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Privacy.Attacks;

public sealed class QueryTests
{
    private static readonly double[] Ages = [30, double.NaN, 50, 50, 81];
    private static readonly string?[] Works = ["shop", "office", null, "office", "farm"];
    private static readonly QueryTable People = Indexed(Table.Of(Some.Numbers("age", Ages), Some.Categories("work", Works)));

    [Theory]
    [InlineData(0, nameof(Comparison.Equal), 30, true)]
    [InlineData(0, nameof(Comparison.Equal), 50, false)] // two rows
    [InlineData(0, nameof(Comparison.Equal), 31, false)] // none
    [InlineData(0, nameof(Comparison.NotEqual), 50, false)] // 30 and 81; a missing cell is not unequal
    [InlineData(0, nameof(Comparison.Less), 50, true)]
    [InlineData(0, nameof(Comparison.Less), 30, false)]
    [InlineData(0, nameof(Comparison.AtMost), 30, true)]
    [InlineData(0, nameof(Comparison.AtLeast), 81, true)]
    [InlineData(0, nameof(Comparison.AtLeast), 50, false)]
    [InlineData(0, nameof(Comparison.Greater), 50, true)]
    [InlineData(0, nameof(Comparison.Missing), 0, true)]
    [InlineData(0, nameof(Comparison.Present), 0, false)]
    [InlineData(1, nameof(Comparison.Missing), 0, true)]
    public void A_predicate_singles_out_where_one_row_satisfies_it(int column, string comparison, double value, bool expected)
        => Assert.Equal(expected, People.SinglesOut([new Predicate(column, Enum.Parse<Comparison>(comparison), value)]));

    // 50 and "office" (code 1 of farm, office, shop) meet in the fourth row alone.
    [Fact]
    public void All_predicates_of_a_query_must_hold_in_the_same_row()
    {
        Assert.True(People.SinglesOut([new Predicate(0, Comparison.AtLeast, 50), new Predicate(1, Comparison.Equal, 1)]));
        Assert.False(People.SinglesOut([new Predicate(0, Comparison.AtMost, 30), new Predicate(1, Comparison.Equal, 1)]));
    }

    [Fact]
    public void Equal_rows_count_once()
    {
        Table table = Table.Of(Some.Numbers("x", 1, 2, 1), Some.Categories("c", "a", "b", "a"));
        Assert.Equal([0, 1], QueryTable.DifferentRows(Asking.Judge(table, table).Training));
    }

    [Fact]
    public void The_index_answers_like_a_look_at_every_row()
    {
        Comparison[] comparisons = Enum.GetValues<Comparison>();
        Gen<int> cell = Gen.Choose(0, 6);
        Prop.ForAll(
            Gen.ArrayOf(Gen.Choose(-1, 5), 24).ToArbitrary(), Gen.ArrayOf(cell, 6).ToArbitrary(),
            (cells, draws) =>
            {
                double[][] columns = [[.. cells[..12].Select(Cell)], [.. cells[12..].Select(Cell)]];
                QueryTable table = Indexed(Table.Of(
                    Some.Numbers("id", [.. Enumerable.Range(0, 12).Select(i => (double)i)]), Some.Numbers("x", columns[0]), Some.Numbers("y", columns[1])));
                Predicate[] query =
                    [new(1, comparisons[draws[0]], draws[1] - 0.5 * (draws[4] % 2)), new(2, comparisons[draws[2] + draws[5] % 2], draws[3])];
                int matches = Enumerable.Range(0, 12).Count(row => query[0].Holds(columns[0][row]) && query[1].Holds(columns[1][row]));
                return table.SinglesOut(query) == (matches == 1);
            }).QuickCheckThrowOnFailure();
    }

    // Alone: age 30 (also the least), 81 (also the greatest), the missing age, "shop", "farm", the missing work.
    [Fact]
    public void Rare_values_are_those_that_one_row_has()
    {
        QuerySet found = RareValueQueries.From(People, 100, new RandomSource(1));
        Predicate[] expected =
        [
            new(0, Comparison.Missing), new(0, Comparison.Equal, 30), new(0, Comparison.AtMost, 30), new(0, Comparison.Equal, 81),
            new(0, Comparison.AtLeast, 81), new(1, Comparison.Missing), new(1, Comparison.Equal, 0), new(1, Comparison.Equal, 2),
        ];
        Assert.Equivalent(expected, found.Queries.Select(q => q[0]), strict: true);
        Assert.All(found.Queries, q => Assert.True(People.SinglesOut(q)));
    }

    [Fact]
    public void Queries_from_records_single_out_a_judged_row_and_are_different()
    {
        QueryTable judged = Indexed(Some.People(300, seed: 1));
        QuerySet found = RecordQueries.From(judged, 3, 50, 20_000, new RandomSource(1));
        Assert.Equal(50, found.Queries.Count);
        Assert.All(found.Queries, q => Assert.True(judged.SinglesOut(q)));
        Assert.All(found.Queries, q => Assert.Equal(3, q.Select(p => p.Column).Distinct().Count()));
        Assert.Distinct(found.Queries.Select(q => (q[0], q[1], q[2])));
    }

    [Fact]
    public void Columns_are_drawn_evenly()
    {
        var random = new RandomSource(1);
        var counts = new int[5];
        for (int i = 0; i < 10_000; i++)
        {
            foreach (int column in RandomColumns.Draw(5, 2, random)) { counts[column]++; }
        }
        Assert.All(counts, count => Assert.InRange(count, 3_800, 4_200)); // 4,000 expected, standard deviation 49
    }

    private static double Cell(int drawn) => drawn < 0 ? double.NaN : drawn;

    private static QueryTable Indexed(Table table) => QueryTable.Of((Asking.Judge(table, table).Training, [.. Enumerable.Range(0, table.Rows)]));
}
