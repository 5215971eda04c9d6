using SynthTab.Encoders;

namespace SynthTab.Benchmarks;

/// <summary>Rows of Adult's layout under the quantile-normal coding, drawn at random: only their form matters to a step's time.</summary>
internal static class AdultLike
{
    // Of each number its slots (one that it has anyway, point masses), then the levels of the categories; education-num has no
    // number, because each of its 16 values is a point mass.
    private static readonly (bool HasNumber, int Slots)[] _columns =
    [
        (true, 1), (true, 1), (false, 16), (true, 4), (true, 13), (true, 9),
        (false, 9), (false, 16), (false, 7), (false, 15), (false, 6), (false, 5), (false, 2), (false, 42), (false, 2),
    ];

    /// <summary>The layout.</summary>
    public static EncodedLayout Layout { get; } = Make();

    /// <summary>So many rows.</summary>
    public static EncodedMatrix Rows(int rows)
    {
        var matrix = new EncodedMatrix(rows, Layout.Width, new float[rows * Layout.Width]);
        var random = new RandomSource(3);
        for (int row = 0; row < rows; row++)
        {
            foreach (EncodedSpan span in Layout.Spans)
            {
                if (span.Kind == SpanKind.Scalar) { matrix.Row(row)[span.Start] = (float)random.NextNormal(); }
                else { matrix.Row(row)[span.Start + random.NextInt(span.Width)] = 1; }
            }
        }
        return matrix;
    }

    private static EncodedLayout Make()
    {
        var spans = new List<EncodedSpan>();
        int next = 0;
        foreach ((int column, (bool hasNumber, int slots)) in _columns.Index())
        {
            if (hasNumber) { spans.Add(new EncodedSpan(column, next++, 1, SpanKind.Scalar, IsCategory: false)); }
            if (slots == 1) { continue; }
            spans.Add(new EncodedSpan(column, next, slots, SpanKind.OneHot, IsCategory: column > 5));
            next += slots;
        }
        return new EncodedLayout(spans);
    }
}
