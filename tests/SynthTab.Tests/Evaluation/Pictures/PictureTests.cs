using FsCheck;
using FsCheck.Fluent;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Pictures;
using SynthTab.Evaluation.Preparation;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Pictures;

public sealed class PictureTests
{
    [Fact]
    public void No_share_is_told_of_fewer_than_ten_training_rows()
        => Prop.ForAll(Gen.Choose(-50, 50).ArrayOf().ToArbitrary(), values =>
        {
            Table table = Table.Of(Some.Numbers("x", [.. values.Select(v => Math.Pow(v, 3) / 7), .. Enumerable.Repeat(1.0, 20)]));
            ColumnPicture? picture = Of(table, table).Columns.SingleOrDefault();
            return picture is not null && picture.Parts.All(p => p.Real == 0 || p.Real * table.Rows > 9.999) && Math.Abs(picture.Parts.Sum(p => p.Real) - 1) < 1e-9;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void The_ends_are_open_and_the_edges_round()
    {
        ColumnPicture age = Column(Table.Of(Some.Numbers("age", [.. Enumerable.Range(0, 1000).Select(i => 17.3 + i * 0.0723)])));
        Assert.Equal((null, null), (age.Parts[0].From, age.Parts[^1].To));
        Assert.All(age.Parts.Where(p => p.From is not null), p => Assert.Equal(0, p.From!.Value % 5));
    }

    [Fact]
    public void Whole_numbers_are_told_one_by_one()
    {
        var schema = new ColumnSchema { Name = "n", Kind = ColumnKind.Integer };
        ColumnPicture n = Column(Table.Of(new NumericColumn(schema, [.. Enumerable.Range(0, 90).Select(i => (double)(i % 3))])));
        Assert.Equal(["0", "1", "2"], n.Parts.Where(p => p.Real > 0).Select(p => p.Label));
        Assert.All(n.Parts.Where(p => p.Real > 0), p => Assert.Equal(1 / 3.0, p.Real, 12));
    }

    [Fact]
    public void Rare_levels_are_told_together_or_not_at_all_and_unknown_ones_too()
    {
        Table real = Table.Of(Some.Categories("c", [.. Enumerable.Repeat("a", 50), .. Enumerable.Range(0, 12).Select(i => $"r{i}")]));
        Table made = Table.Of(Some.Categories("c", [.. Enumerable.Repeat("a", 5), "new", "newer"]));
        Assert.Equal(["a", "12 levels, each rarer", "2 levels that the training table has not"], Of(real, made).Columns[0].Parts.Select(p => p.Label));
        Table few = Table.Of(Some.Categories("c", [.. Enumerable.Repeat("a", 50), "person"]));
        Assert.Equal(["a"], Of(few, few).Columns[0].Parts.Select(p => p.Label));
    }

    [Fact]
    public void A_range_that_the_synthetic_table_never_enters_is_missing()
    {
        Table real = Table.Of(Some.Numbers("x", [.. Enumerable.Range(0, 1000).Select(i => i % 100 + 0.5)]));
        Table made = Table.Of(Some.Numbers("x", [.. Enumerable.Range(0, 1000).Select(i => i % 50 + 0.5)]));
        Assert.All(Of(real, made).Columns[0].MissingParts(), p => Assert.True(p.From >= 50));
        Assert.NotEmpty(Of(real, made).Columns[0].MissingParts());
        Assert.Empty(Of(real, real).Columns[0].MissingParts());
    }

    [Fact]
    public void Associations_are_those_of_the_textbook()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(i => (double)(i % 4))];
        Table table = Table.Of(
            Some.Numbers("x", x), Some.Numbers("minus", [.. x.Select(v => -2 * v)]),
            Some.Categories("half", [.. x.Select(v => v < 2 ? "low" : "high")]), Some.Categories("same", [.. x.Select(v => v < 2 ? "u" : "v")]),
            Some.Categories("cross", [.. x.Select(v => v % 2 == 0 ? "even" : "odd")]), Some.Numbers("constant", [.. x.Select(_ => 1.0)]));
        IReadOnlyList<IReadOnlyList<double?>> found = Of(table, table).Associations!.Real;
        Assert.Equal(-1, found[0][1]!.Value, 9);
        Assert.Equal(Math.Sqrt(0.8), found[0][2]!.Value, 9); // between 1, total 1.25
        Assert.Equal(1, found[2][3]!.Value, 9);
        Assert.Equal(0, found[2][4]!.Value, 9);
        Assert.Null(found[0][5]);
        Assert.Null(found[2][5]);
    }

    [Fact]
    public void A_table_too_small_to_hide_anybody_is_not_drawn()
        => Assert.Equal(ScorecardPictures.None, Of(Table.Of(Some.Numbers("x", 1, 2, 3)), Table.Of(Some.Numbers("x", 1, 2, 3))));

    [Theory]
    [InlineData(1e308, -1e308)]
    [InlineData(1e-300, 0)]
    [InlineData(5, 5)]
    [InlineData(1e15, 1e15 + 1)]
    public void Ranges_of_any_size_are_drawn(double a, double b)
    {
        Table table = Table.Of(Some.Numbers("x", [.. Enumerable.Repeat(a, 30), .. Enumerable.Repeat(b, 30)]));
        Assert.Equal(1, Column(table).Parts.Sum(p => p.Real), 9);
    }

    private static ColumnPicture Column(Table table) => Assert.Single(Of(table, table).Columns);

    private static ScorecardPictures Of(Table training, Table synthetic)
        => PreparedTables.From(new EvaluationInput(training, null, synthetic)).Scorecard([]).Pictures;
}
