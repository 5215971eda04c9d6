using SynthTab.Learners.Trees;

namespace SynthTab.Tests.Learners.Trees;

public sealed class NumberCutsTests
{
    // Cuts at 1.5 and 3: what lies between learned values goes to the nearer one.
    [Fact]
    public void Few_values_are_cut_halfway_and_missing_is_zero()
    {
        var cuts = NumberCuts.Of([1, 1, 2, 4]);
        Assert.Equal(4, cuts.Codes);
        Assert.Equal([0, 1, 1, 1, 2, 2, 3, 3], new[] { double.NaN, -9, 1, 1.5, 1.6, 3, 3.1, 1e300 }.Select(v => (int)cuts.Code(v)));
    }

    [Fact]
    public void Many_values_fill_all_bins_evenly()
    {
        double[] values = [.. Enumerable.Range(0, 10_000).Select(i => Math.Sqrt(i))];
        var cuts = NumberCuts.Of(values);
        int[] sizes = [.. values.GroupBy(cuts.Code).Select(g => g.Count())];
        Assert.InRange(sizes.Length, 0.98 * NumberCuts.MostBins, NumberCuts.MostBins);
        Assert.InRange(sizes.Min(), 30, 40);
        Assert.InRange(sizes.Max(), 39, 50);
    }

    [Fact]
    public void A_frequent_value_keeps_a_bin_of_its_own_among_many()
    {
        double[] values = [.. Enumerable.Repeat(0.0, 5_000), .. Enumerable.Range(1, 5_000).Select(i => (double)i)];
        var cuts = NumberCuts.Of(values);
        Assert.Equal(1, cuts.Code(0));
        Assert.Equal(2, cuts.Code(1));
    }

    [Fact]
    public void Neighbouring_doubles_are_told_apart()
    {
        double next = Math.BitIncrement(1.0);
        var cuts = NumberCuts.Of([1, next]);
        Assert.Equal([1, 2], new[] { 1, next }.Select(v => (int)cuts.Code(v)));
    }
}
