namespace SynthTab.Evaluation.Learners;

/// <summary>Rows as a model takes them.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Width">The number of features.</param>
/// <param name="Values">The features, row after row, [rows, width]; all finite.</param>
internal sealed record FeatureMatrix(int Rows, int Width, float[] Values)
{
    /// <summary>The features of one row, [width].</summary>
    public ReadOnlySpan<float> Row(int row) => Values.AsSpan(row * Width, Width);

    /// <summary>The rows named, in the order given.</summary>
    public FeatureMatrix Take(int[] rows)
    {
        var taken = new float[rows.Length * Width];
        for (int i = 0; i < rows.Length; i++) { Row(rows[i]).CopyTo(taken.AsSpan(i * Width)); }
        return new FeatureMatrix(rows.Length, Width, taken);
    }
    /// <summary>The rows of both, the first one's first; both must come from the same coding.</summary>
    public static FeatureMatrix Join(FeatureMatrix first, FeatureMatrix second)
        => new(first.Rows + second.Rows, first.Width, [.. first.Values, .. second.Values]);
}
