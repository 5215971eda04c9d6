using SynthTab.Encoders.Discrete;

namespace SynthTab.Neural.Masked;

/// <summary>
/// What is known of a column's classes before anything is learned: where they lie. Waves over the rank and over the value, so that
/// neighbouring classes look alike and a network can tell far from near.
/// </summary>
internal static class ClassFeatures
{
    private const int RankWaves = 16, ValueWaves = 8;

    /// <summary>The features of a class.</summary>
    public const int Width = RankWaves + ValueWaves;

    /// <summary>The features of a column's classes, [classes, width]; zeros in a column without order and for the missing class.</summary>
    public static float[] Of(DiscreteColumn column)
    {
        var features = new float[column.Classes * Width];
        if (!column.IsOrdered) { return features; }
        double rows = 0, before = 0;
        for (int own = 0; own < column.Classes; own++) { rows += own == column.MissingClass ? 0 : column.Counts[own]; }
        for (int own = 0; own < column.Classes; own++)
        {
            if (own == column.MissingClass) { continue; }
            double rank = (before + column.Counts[own] / 2.0) / rows;
            before += column.Counts[own];
            Span<float> into = features.AsSpan(own * Width, Width);
            Waves(rank, into[..RankWaves]);
            Waves(column.Positions[own], into[RankWaves..]);
        }
        return features;
    }

    private static void Waves(double place, Span<float> into)
    {
        for (int i = 0; i < into.Length; i++) { into[i] = (float)Math.Cos(Math.PI * (i + 1) * place); }
    }
}
