using System.Numerics;

namespace SynthTab;

/// <summary>
/// A seeded source of random numbers: xoshiro256**, filled from SplitMix64. A stream is named by a seed and any number of
/// keys (which part of the program, which block), so that every part draws its own numbers whatever the order of the work.
/// </summary>
/// <remarks>
/// Ours rather than a library's because a 64-bit name is needed: with 32-bit seeds two blocks of a large table would
/// sooner or later be the same block. Blackman and Vigna 2021, "Scrambled Linear Pseudorandom Number Generators".
/// Not safe for use from two threads at once.
/// </remarks>
public sealed class RandomSource
{
    private ulong _a, _b, _c, _d;
    private double _spareNormal = double.NaN;

    /// <summary>Opens the stream of the given seed and keys.</summary>
    public RandomSource(long seed, params ReadOnlySpan<ulong> keys)
    {
        ulong state = Name(seed, keys);
        _a = NextSplitMix(ref state);
        _b = NextSplitMix(ref state);
        _c = NextSplitMix(ref state);
        _d = NextSplitMix(ref state);
    }

    /// <summary>One 64-bit number made from a seed and keys; what a part hands on as the seed of its own parts.</summary>
    public static ulong Name(long seed, params ReadOnlySpan<ulong> keys)
    {
        ulong state = unchecked((ulong)seed);
        ulong name = NextSplitMix(ref state);
        foreach (ulong key in keys)
        {
            state = name ^ unchecked(key * 0xD1342543DE82EF95UL + 0x632BE59BD9B4E019UL);
            name = NextSplitMix(ref state);
        }
        return name;
    }

    /// <summary>64 random bits.</summary>
    public ulong NextBits()
    {
        ulong result = unchecked(BitOperations.RotateLeft(_b * 5, 7) * 9);
        ulong t = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= t;
        _d = BitOperations.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A number in [0, 1), on a grid of 2^-53.</summary>
    public double NextDouble() => (NextBits() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number in [0, bound), without bias.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public int NextInt(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bound);
        // Lemire 2019, "Fast Random Integer Generation in an Interval".
        ulong product = (NextBits() >> 32) * (ulong)bound;
        if ((uint)product < (uint)bound)
        {
            uint threshold = unchecked((uint)-bound) % (uint)bound;
            while ((uint)product < threshold) { product = (NextBits() >> 32) * (ulong)bound; }
        }
        return (int)(product >> 32);
    }

    /// <summary>A standard normal number (Marsaglia's polar method).</summary>
    public double NextNormal()
    {
        if (!double.IsNaN(_spareNormal))
        {
            double spare = _spareNormal;
            _spareNormal = double.NaN;
            return spare;
        }
        double u, v, s;
        do
        {
            u = 2 * NextDouble() - 1;
            v = 2 * NextDouble() - 1;
            s = u * u + v * v;
        }
        while (s is >= 1 or 0);
        double scale = Math.Sqrt(-2 * Math.Log(s) / s);
        _spareNormal = v * scale;
        return u * scale;
    }

    /// <summary>Puts the items into a random order, every order equally likely.</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong NextSplitMix(ref ulong state)
    {
        unchecked
        {
            ulong z = state += 0x9E3779B97F4A7C15UL;
            z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
            return z ^ (z >> 31);
        }
    }
}
