using SynthTab.Encoders;
using SynthTab.Tables;

namespace SynthTab.Tests.Encoders;

public class TableEncoderTests
{
    private static readonly Table _people = People(new ColumnSchema { Name = "work", Kind = ColumnKind.Categorical, Levels = ["private", "state", "none"] });

    private static Table People(ColumnSchema work)
    {
        double[] ages = ColumnCases.Draw(300, r => Math.Round(40 + 10 * r.NextNormal()));
        double[] gains = ColumnCases.Draw(300, r => r.NextDouble() < 0.8 ? 0 : r.NextDouble() < 0.1 ? double.NaN : Math.Exp(r.NextNormal()), seed: 2);
        int[] codes = ColumnCases.Draw(300, r => r.NextInt(3) - 1, seed: 3); // missing, private, state: never none
        return Table.Of(
            ColumnCases.Numbers(ages, ColumnKind.Integer, decimals: 0, name: "age"),
            new CategoricalColumn(work, codes),
            ColumnCases.Numbers(gains, name: "gain"));
    }

    private static TableEncoder Fit(NumericCoding coding = NumericCoding.ModeSpecific, Table? table = null)
        => TableEncoder.Fit(table ?? _people, new EncoderOptions { Numeric = coding }, seed: 1);

    [Fact]
    public void The_layout_lists_every_column_in_order()
    {
        EncodedLayout layout = Fit(NumericCoding.Standard).Layout;
        Assert.Equal(
            [
                new(0, 0, 1, SpanKind.Scalar, false),   // age
                new(1, 1, 3, SpanKind.OneHot, true),    // private, state, missing
                new(2, 4, 1, SpanKind.Scalar, false),   // gain
                new(2, 5, 3, SpanKind.OneHot, false),   // a value, 0, missing
            ],
            layout.Spans);
        Assert.Equal(8, layout.Width);
    }

    [Fact]
    public void Mode_specific_coding_always_shows_the_component()
    {
        TableEncoder encoder = Fit();
        Assert.Equal([SpanKind.Scalar, SpanKind.OneHot, SpanKind.OneHot, SpanKind.Scalar, SpanKind.OneHot], encoder.Layout.Spans.Select(s => s.Kind));
        Assert.Equal([false, false, true, false, false], encoder.Layout.Spans.Select(s => s.IsCategory));
    }

    [Theory, InlineData(NumericCoding.ModeSpecific), InlineData(NumericCoding.QuantileNormal), InlineData(NumericCoding.Standard)]
    public void A_point_mass_or_a_missing_cell_is_a_slot_and_a_scalar_of_zero(NumericCoding coding)
    {
        TableEncoder encoder = Fit(coding);
        EncodedMatrix matrix = encoder.Encode(_people, seed: 2);
        EncodedSpan slots = encoder.Layout.Spans[^1];
        double[] gains = ((NumericColumn)_people["gain"]).Values;
        for (int row = 0; row < matrix.Rows; row++)
        {
            if (gains[row] != 0 && !double.IsNaN(gains[row])) { continue; }
            Assert.Equal(1, matrix.Row(row)[slots.Start + slots.Width - (gains[row] == 0 ? 2 : 1)]);
            Assert.Equal(0, matrix.Row(row)[slots.Start - 1]);
        }
    }

    [Fact]
    public void The_slot_of_a_level_is_counted_from_the_start_of_its_span()
    {
        TableEncoder encoder = Fit();
        Assert.Equal([0, 1, -1, 2], new[] { 0, 1, 2, -1 }.Select(level => encoder.SlotOf(1, level)));
        Assert.Equal(-1, encoder.SlotOf(0, 0));
    }

    [Fact]
    public void The_same_seed_gives_the_same_matrix_and_another_seed_other_components()
    {
        TableEncoder encoder = Fit();
        Assert.Equal(encoder.Encode(_people, 7).Values, Fit().Encode(_people, 7).Values);
        Assert.NotEqual(encoder.Encode(_people, 7).Values, encoder.Encode(_people, 8).Values);
    }

    [Theory, InlineData(NumericCoding.ModeSpecific), InlineData(NumericCoding.QuantileNormal), InlineData(NumericCoding.Standard)]
    public void A_cell_unlike_any_of_training_has_no_slot(NumericCoding coding)
    {
        TableEncoder encoder = Fit(coding);
        var stranger = new Table(_people.Schema, [
            new NumericColumn(_people.Schema.Columns[0], [double.NaN, 400]),
            new CategoricalColumn(_people.Schema.Columns[1], [2, 2]),
            new NumericColumn(_people.Schema.Columns[2], [-1e9, 1e9]),
        ]);
        EncodedMatrix matrix = encoder.Encode(stranger, seed: 1);
        EncodedSpan work = encoder.Layout.Spans.Single(s => s.IsCategory);
        Assert.Equal(0, matrix.Row(0)[0]);
        Assert.All(matrix.Row(0).Slice(work.Start, work.Width).ToArray(), e => Assert.Equal(0, e));
        Table decoded = encoder.Decode(matrix, seed: 1);
        double[] ages = ((NumericColumn)_people["age"]).Values, gains = ((NumericColumn)_people["gain"]).Present();
        Assert.InRange(((NumericColumn)decoded["age"]).Values[1], ages.Max() - 1, ages.Max());
        Assert.Equal([gains.Where(g => g > 0).Min(), gains.Max()], ((NumericColumn)decoded["gain"]).Values, (a, b) => Math.Abs(a - b) < 1e-4 * gains.Max());
    }

    [Fact]
    public void Progress_counts_the_columns()
    {
        var told = new List<(int, int)>();
        TableEncoder.Fit(_people, new EncoderOptions(), seed: 1, new Teller(told.Add));
        Assert.Equal([(1, 3), (2, 3), (3, 3)], told);
    }

    [Fact]
    public void Learning_can_be_stopped()
        => Assert.ThrowsAny<OperationCanceledException>(() => TableEncoder.Fit(_people, new EncoderOptions(), 1, ct: new CancellationToken(canceled: true)));

    [Fact]
    public void A_table_that_cannot_be_learned_is_refused()
    {
        Assert.Throws<ArgumentException>(() => Fit(table: _people.Slice(0, 0)));
        var names = new TextColumn(new ColumnSchema { Name = "name", Kind = ColumnKind.Text }, ["Ann"]);
        Assert.Contains("'name'", Assert.Throws<ArgumentException>(() => Fit(table: Table.Of(names))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Another_table_or_matrix_is_refused()
    {
        TableEncoder encoder = Fit();
        Table other = People(new ColumnSchema { Name = "work", Kind = ColumnKind.Categorical, Levels = ["none", "private", "state"] });
        Assert.Throws<ArgumentException>(() => encoder.Encode(other, 1));
        Assert.Throws<ArgumentException>(() => encoder.Decode(new EncodedMatrix(1, 3, [1, 2, 3]), 1));
        Assert.Equal(0, encoder.Decode(new EncodedMatrix(0, encoder.Layout.Width, []), 1).Rows);
    }

    [Fact]
    public void Wrong_options_are_all_named()
    {
        string message = Assert.Throws<OptionsException>(() => new EncoderOptions { MaximumModes = 0, MaximumSlots = 3, Numeric = (NumericCoding)9 }.Validate()).Message;
        Assert.Equal("encoder options: numeric is 9, and must be one of the three codings, 0 to 2; maximum-modes is 0, and must lie between 1 and 64; "
            + "maximum-slots is 3, and must lie between 4 and 65536.", message);
    }

    private sealed class Teller(Action<(int, int)> tell) : IProgress<(int Done, int Total)>
    {
        public void Report((int Done, int Total) value) => tell(value);
    }
}
