using SynthTab.Evaluation;

namespace SynthTab.Tests.Evaluation;

public sealed class RocCurveTests
{
    // positives 3 2 1, negatives 2 0: 3 beats both, 2 beats 0 and ties 2, 1 beats 0: (2 + 1.5 + 1) / 6
    [Fact]
    public void Area_counts_pairs_won_and_half_of_those_tied()
        => Assert.Equal(4.5 / 6, new RocCurve([1, 3, 2], [0, 2]).Area, 12);

    // Ten negatives 1..10. At a rate of 0.1 one may pass: the threshold is the second largest, 9. At 0.05 none may: it is 10.
    [Fact]
    public void True_positives_are_those_strictly_above_the_first_negative_that_may_not_pass()
    {
        var curve = new RocCurve([8.5, 9, 9.5, 11], [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
        Assert.Equal(0.5, curve.TruePositiveRate(0.1));
        Assert.Equal(0.25, curve.TruePositiveRate(0.05));
        Assert.Equal(1, curve.TruePositiveRate(1));
    }

    // Placements of the positives, with a row of each kind added at either end: computed from the definition.
    [Fact]
    public void Interval_of_the_area_has_the_variance_of_its_placements()
    {
        double[] positives = [3, 2, 1], negatives = [2, 0];
        double[] p = [1e9, .. positives, -1e9], n = [1e9, .. negatives, -1e9];
        double[] won = [.. p.Select(a => n.Average(b => a > b ? 1 : a == b ? 0.5 : 0))];
        double[] lost = [.. n.Select(b => p.Average(a => b > a ? 1 : a == b ? 0.5 : 0))];
        double halfWidth = 1.959963984540054 * Math.Sqrt(Variance(won) / 5 + Variance(lost) / 4);
        Interval interval = new RocCurve(positives, negatives).AreaInterval();
        Assert.Equal(Math.Max(0, won.Average() - halfWidth), interval.Low, 12);
        Assert.Equal(Math.Min(1, won.Average() + halfWidth), interval.High, 12);
    }

    [Fact]
    public void A_perfect_ranking_of_few_rows_is_not_certain()
    {
        Interval few = new RocCurve([4, 5, 6], [1, 2, 3]).AreaInterval();
        Interval many = new RocCurve([.. Enumerable.Range(1000, 900).Select(i => (double)i)], [.. Enumerable.Range(0, 900).Select(i => (double)i)]).AreaInterval();
        Assert.Equal((1.0, 1.0), (few.High, many.High));
        Assert.InRange(few.Low, 0.2, 0.8);
        Assert.InRange(many.Low, 0.98, 0.9999);
    }

    [Fact]
    public void Intervals_cover_the_truth_about_as_often_as_they_say()
    {
        // Normal scores a half apart: the area is Φ(0.5/√2), the rate at 10 % is 1 - Φ(1.2816 - 0.5).
        int area = 0, rate = 0;
        for (int seed = 0; seed < 300; seed++)
        {
            var random = new RandomSource(seed);
            var curve = new RocCurve([.. Normals(80, 0.5, random)], [.. Normals(120, 0, random)]);
            area += Covers(curve.AreaInterval(), 0.638163) ? 1 : 0;
            rate += Covers(curve.TruePositiveRateInterval(0.1, random), 0.217243) ? 1 : 0;
        }
        Assert.InRange(area, 300 * 0.92, 300 * 0.985);
        Assert.InRange(rate, 300 * 0.92, 300);
    }

    [Fact]
    public void Only_one_kind_of_rows_is_refused() => Assert.Throws<ArgumentException>(() => new RocCurve([1], []));

    private static bool Covers(Interval interval, double truth) => interval.Low <= truth && truth <= interval.High;

    private static IEnumerable<double> Normals(int count, double mean, RandomSource random)
        => Enumerable.Range(0, count).Select(_ => mean + random.NextNormal());

    private static double Variance(double[] values) => values.Sum(v => Math.Pow(v - values.Average(), 2)) / (values.Length - 1);
}
