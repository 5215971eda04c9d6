namespace SynthTab.Synthesis;

/// <summary>Points of a model's latent space.</summary>
/// <param name="Size">The width of a point, at least 1.</param>
/// <param name="Values">The coordinates, point after point, [points · size].</param>
public sealed record LatentPoints(int Size, float[] Values)
{
    /// <summary>The number of points.</summary>
    public int Count => Values.Length / Size;

    /// <summary>The coordinates of one point, [size].</summary>
    public ReadOnlySpan<float> this[int point] => Values.AsSpan(point * Size, Size);

    /// <summary>Points evenly along the line between two of these, both ends included.</summary>
    /// <param name="from">The first end.</param>
    /// <param name="to">The other end.</param>
    /// <param name="steps">How many points; at least 2.</param>
    public LatentPoints Between(int from, int to, int steps)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        var values = new float[steps * Size];
        for (int i = 0; i < values.Length; i++)
        {
            float share = i / Size / (steps - 1f);
            values[i] = (1 - share) * this[from][i % Size] + share * this[to][i % Size];
        }
        return new LatentPoints(Size, values);
    }

    /// <summary>Points about one of these: its coordinates, each with normal noise.</summary>
    /// <param name="point">The point.</param>
    /// <param name="radius">The noise's standard deviation in each coordinate, at least 0.</param>
    /// <param name="count">How many points.</param>
    /// <param name="random">Where the noise comes from.</param>
    public LatentPoints Around(int point, double radius, int count, RandomSource random)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(radius);
        var values = new float[count * Size];
        for (int i = 0; i < values.Length; i++) { values[i] = (float)(this[point][i % Size] + radius * random.NextNormal()); }
        return new LatentPoints(Size, values);
    }
}
