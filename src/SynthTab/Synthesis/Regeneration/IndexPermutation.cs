using System.Numerics;

namespace SynthTab.Synthesis.Regeneration;

/// <summary>
/// A random-looking order of the numbers below a size, of which each can be had by itself: no two are ever the same, and
/// nothing has to be remembered.
/// </summary>
/// <remarks>
/// A balanced Feistel network over the next even number of bits, walked on until the number lies below the size (Black and
/// Rogaway 2002, "Ciphers with Arbitrary Finite Domains"). It hides an order from the eye, not from a cryptanalyst.
/// </remarks>
internal sealed class IndexPermutation
{
    private const int Rounds = 6;

    private readonly long _seed;
    private readonly ulong _size;
    private readonly int _halfBits;

    /// <param name="seed">Chooses the order.</param>
    /// <param name="size">How many numbers, from 1 to 2^62.</param>
    public IndexPermutation(long seed, ulong size)
    {
        _seed = seed;
        _size = size;
        int bits = 64 - BitOperations.LeadingZeroCount(size - 1);
        _halfBits = Math.Max(1, (bits + 1) / 2);
    }

    /// <summary>The number at a place; both lie below the size.</summary>
    public ulong At(ulong place)
    {
        do { place = Encipher(place); }
        while (place >= _size);
        return place;
    }

    private ulong Encipher(ulong value)
    {
        ulong mask = (1UL << _halfBits) - 1;
        ulong left = value >> _halfBits, right = value & mask;
        for (int round = 0; round < Rounds; round++)
        {
            (left, right) = (right, left ^ (RandomSource.Name(_seed, (ulong)round, right) & mask));
        }
        return (left << _halfBits) | right;
    }
}
