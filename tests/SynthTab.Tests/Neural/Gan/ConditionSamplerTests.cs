using SynthTab.Encoders;
using SynthTab.Neural.Gan;
using SynthTab.Neural.Training;

namespace SynthTab.Tests.Neural.Gan;

public sealed class ConditionSamplerTests
{
    // Two categories of 3 and 2 slots over ten rows; the third slot of the first has one row, the second slot of the second four.
    private static readonly int[] _first = [0, 0, 0, 0, 0, 0, 1, 1, 1, 2];
    private static readonly int[] _second = [0, 1, 0, 1, 0, 1, 0, 1, 0, 0];
    private static readonly EncodedLayout _layout = new(
    [
        new EncodedSpan(0, 0, 3, SpanKind.OneHot, true),
        new EncodedSpan(1, 3, 4, SpanKind.OneHot, false), // a number's components: nothing to ask for
        new EncodedSpan(2, 7, 2, SpanKind.OneHot, true),
        new EncodedSpan(3, 9, 1, SpanKind.OneHot, true),  // a single level: no choice
    ]);

    [Fact]
    public void Condition_vectors_are_made_of_the_categories_alone()
    {
        var layout = new ConditionLayout(_layout, conditional: true);
        Assert.Equal(5, layout.Width);
        Assert.Equal(2, layout.Entry(new DrawnCondition(0, 2)));
        Assert.Equal(4, layout.Entry(new DrawnCondition(1, 1)));
        Assert.Equal(0, new ConditionLayout(_layout, conditional: false).Width);
    }

    // Weights ln(1 + count): ln 7, ln 4, ln 2 and ln 7, ln 5; each category comes with 1/2.
    [Fact]
    public void Training_draws_slots_by_the_logarithm_of_their_counts()
    {
        double[] a = [Math.Log(7), Math.Log(4), Math.Log(2)], b = [Math.Log(7), Math.Log(5)];
        double[] expected = [.. a.Select(w => w / a.Sum() / 2), .. b.Select(w => w / b.Sum() / 2)];
        ConditionSampler sampler = Sampler(out ConditionLayout layout);
        var drawn = new DrawnCondition[60_000];
        sampler.Draw(drawn, new RandomSource(1));
        AssertShares(expected, drawn, layout);
    }

    [Fact]
    public void Sampling_draws_slots_by_their_true_frequencies()
    {
        ConditionSampler sampler = Sampler(out ConditionLayout layout);
        ConditionLaw law = ConditionLaw.OfSampling(sampler.Frequencies);
        var random = new RandomSource(2);
        AssertShares([0.3, 0.15, 0.05, 0.3, 0.2], [.. Enumerable.Range(0, 60_000).Select(_ => law.Draw(random))], layout);
    }

    [Fact]
    public void Every_row_with_the_asked_slot_comes_alike_and_no_other()
    {
        ConditionSampler sampler = Sampler(out _);
        var random = new RandomSource(3);
        var counts = new int[10];
        for (int i = 0; i < 8000; i++) { counts[sampler.RowWith(new DrawnCondition(1, 1), random)]++; }
        Assert.Equal([1, 3, 5, 7], counts.Index().Where(c => c.Item > 0).Select(c => c.Index));
        Assert.All(counts.Where(c => c > 0), c => Assert.InRange(c, 2000 - 194, 2000 + 194)); // five standard deviations
    }

    [Fact]
    public void Without_categories_any_row_comes()
    {
        var layout = new EncodedLayout([new EncodedSpan(0, 0, 1, SpanKind.Scalar, false)]);
        var rows = EncodedRows.Of(new EncodedMatrix(4, 1, [0, 1, 2, 3]), layout);
        var sampler = new ConditionSampler(rows, new ConditionLayout(layout, conditional: true));
        var random = new RandomSource(4);
        Assert.Equal([0, 1, 2, 3], Enumerable.Range(0, 200).Select(_ => sampler.RowWith(default, random)).Distinct().Order());
    }

    private static ConditionSampler Sampler(out ConditionLayout layout)
    {
        var values = new float[10 * 10];
        for (int row = 0; row < 10; row++)
        {
            foreach (int entry in new[] { _first[row], 3, 7 + _second[row], 9 }) { values[row * 10 + entry] = 1; }
        }
        layout = new ConditionLayout(_layout, conditional: true);
        return new ConditionSampler(EncodedRows.Of(new EncodedMatrix(10, 10, values), _layout), layout);
    }

    // The standard error of a share is at most 0.0019 here; the bound is five of them.
    private static void AssertShares(double[] expected, DrawnCondition[] drawn, ConditionLayout layout)
    {
        var shares = new double[expected.Length];
        foreach (DrawnCondition condition in drawn) { shares[layout.Entry(condition)] += 1.0 / drawn.Length; }
        Assert.Equal(expected, shares, (a, b) => Math.Abs(a - b) < 0.0095);
    }
}
