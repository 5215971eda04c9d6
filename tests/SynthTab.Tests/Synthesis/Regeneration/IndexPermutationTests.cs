using SynthTab.Synthesis.Regeneration;

namespace SynthTab.Tests.Synthesis.Regeneration;

public sealed class IndexPermutationTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(100)]
    [InlineData(4096)]
    [InlineData(10_001)]
    public void Every_number_comes_once(int size)
    {
        var order = new IndexPermutation(5, (ulong)size);
        Assert.Equal(Enumerable.Range(0, size), Enumerable.Range(0, size).Select(i => (int)order.At((ulong)i)).Order());
    }

    [Fact]
    public void Seeds_give_different_orders_and_neighbours_do_not_stay_neighbours()
    {
        int[] first = Order(1), second = Order(2);
        Assert.InRange(first.Zip(second).Count(p => p.First == p.Second), 0, 10);
        Assert.InRange(first.Zip(first.Skip(1)).Count(p => Math.Abs(p.First - p.Second) == 1), 0, 10);
    }

    private static int[] Order(long seed)
    {
        var order = new IndexPermutation(seed, 1000);
        return [.. Enumerable.Range(0, 1000).Select(i => (int)order.At((ulong)i))];
    }
}
