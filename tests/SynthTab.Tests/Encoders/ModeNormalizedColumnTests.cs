using SynthTab.Encoders;
using SynthTab.Tables;

namespace SynthTab.Tests.Encoders;

public class ModeNormalizedColumnTests
{
    /// <summary>The range 0 to 200 has its middle at 100: places are (value - 100) / 100, and the modes lie at 60, 140 and 190.</summary>
    private static readonly ModeNormalizedColumn _modes = new(
        new ColumnSchema { Name = "x", Kind = ColumnKind.Continuous },
        new LearnedModes
        {
            Name = "x",
            Range = new ValueRange(0, 200),
            Ordinary = new ValueRange(0, 200),
            PointMasses = [],
            HasMissing = false,
            Weights = [0.25, 0.5, 0.25],
            Means = [-0.4, 0.4, 0.9],
            Deviations = [0.4, 0.4, 0.01],
            Lowest = [-1, -1, 0.86],
            Highest = [1, 1, 0.94],
        });

    private static EncodedMatrix Encode(double value, int rows)
    {
        var matrix = new EncodedMatrix(rows, 4, new float[rows * 4]);
        var cells = ColumnCases.Numbers([.. Enumerable.Repeat(value, rows)]);
        _modes.Encode(cells, new EncodedBlock(matrix, 0, 4), new RandomSource(1));
        return matrix;
    }

    // At 100 the two wide modes are one deviation away, so their posteriors are as their weights, 1 to 2, and the narrow mode's is 0.
    // The standard deviation of 30,000 draws is 82.
    [Fact]
    public void The_component_is_drawn_from_the_posterior()
    {
        EncodedMatrix matrix = Encode(100, rows: 30_000);
        int first = Enumerable.Range(0, 30_000).Count(row => matrix.Row(row)[1] == 1), second = Enumerable.Range(0, 30_000).Count(row => matrix.Row(row)[2] == 1);
        Assert.InRange(first, 9_600, 10_400);
        Assert.Equal(30_000, first + second);
    }

    // 100 is one deviation above the first mode and one below the second: a quarter of the ruler either way.
    [Fact]
    public void The_scalar_is_the_place_within_the_drawn_component()
    {
        EncodedMatrix matrix = Encode(100, rows: 50);
        for (int row = 0; row < 50; row++) { Assert.Equal(matrix.Row(row)[1] == 1 ? 0.25f : -0.25f, matrix.Row(row)[0], 1e-6f); }
    }

    // At 190 the narrow mode's density, 0.25 / 0.01, is 45 times that of the second, exp(-0.78) 0.5 / 0.4, and far above the first's,
    // exp(-5.3) 0.25 / 0.4, which is below 1 % and so never drawn.
    [Fact]
    public void A_component_of_less_than_one_percent_is_never_drawn()
    {
        EncodedMatrix matrix = Encode(190, rows: 5000);
        Assert.Equal(0, Enumerable.Range(0, 5000).Count(row => matrix.Row(row)[1] == 1));
        Assert.InRange(Enumerable.Range(0, 5000).Count(row => matrix.Row(row)[2] == 1), 60, 180);
    }

    [Fact]
    public void The_largest_slot_says_how_the_scalar_is_read()
    {
        var matrix = new EncodedMatrix(2, 4, [0.25f, 0.9f, 0.2f, 0.3f, 0.25f, 0.1f, 0.2f, 0.3f]);
        var decoded = (NumericColumn)_modes.Decode(new EncodedBlock(matrix, 0, 4), new RandomSource(1));
        Assert.Equal([100, 191], decoded.Values, (a, b) => Math.Abs(a - b) < 1e-4);
    }

    // 0 in most rows, 17 in one of 100, the rest smooth: both come back exactly, each from a slot of its own.
    [Fact]
    public void Components_come_first_then_point_masses_then_missing()
    {
        double[] values = ColumnCases.Draw(3000, r => r.NextInt(100) switch { < 50 => 0, 50 => 17, < 60 => double.NaN, _ => Math.Exp(3 + r.NextNormal()) });
        ModeNormalizedColumn fitted = ModeNormalizedColumn.Fit(ColumnCases.Numbers(values), maximumModes: 10);
        Assert.Equal([0, 17], fitted.Masses);
        int components = ((LearnedModes)fitted.Learned).Weights.Length;
        Assert.InRange(components, 1, 10);
        Assert.Equal([new(1, SpanKind.Scalar, false), new(components + 3, SpanKind.OneHot, false)], fitted.Spans);
    }
}
