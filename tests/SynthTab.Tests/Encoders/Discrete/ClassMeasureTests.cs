using SynthTab.Encoders;
using SynthTab.Encoders.Discrete;

namespace SynthTab.Tests.Encoders.Discrete;

public sealed class ClassMeasureTests
{
    // 1,000 rows below 1 and 1,000 between 1 and 10: by rows half and half, by value 1 to 9^(2/3) = 4.33, so the tail gets (0.5 + 0.812)/2.
    [Fact]
    public void A_long_tail_gets_more_than_its_rows()
    {
        double[] values = [.. Enumerable.Range(0, 1000).Select(i => i / 1000.0), .. Enumerable.Range(0, 1000).Select(i => 1 + 9 * i / 1000.0)];
        DistinctValues distinct = DistinctValues.Of(values);
        var measure = new ClassMeasure(distinct);
        Assert.Equal(1, measure.Of(0, distinct.Values.Length - 1), 1e-9);
        double tail = Math.Pow(9, 2 / 3.0);
        Assert.Equal((0.5 + tail / (1 + tail)) / 2, measure.Of(1000, 1999), 0.005);
    }

    [Fact]
    public void A_column_of_one_value_gets_all()
        => Assert.Equal(1, new ClassMeasure(DistinctValues.Of([3.0, 3, 3])).Of(0, 0));
}
