namespace SynthTab.Encoders;

/// <summary>What a span of an encoded row holds.</summary>
public enum SpanKind
{
    /// <summary>One real number.</summary>
    Scalar,

    /// <summary>A block of which exactly one entry is 1 and the others 0.</summary>
    OneHot,
}

/// <summary>Which part of an encoded row belongs to which column.</summary>
/// <param name="Column">The position of the column in the schema.</param>
/// <param name="Start">The first entry.</param>
/// <param name="Width">The number of entries; 1 for a scalar.</param>
/// <param name="Kind">What the entries hold.</param>
/// <param name="IsCategory">Whether the entries are the levels of a categorical column (with a slot for missing cells and for
/// rare levels where needed), as against the components of a number's coding. Conditional vectors are made of these.</param>
public sealed record EncodedSpan(int Column, int Start, int Width, SpanKind Kind, bool IsCategory);

/// <summary>The spans of an encoded row, in order, without gaps.</summary>
public sealed class EncodedLayout
{
    /// <summary>Checks that the spans follow each other without gaps.</summary>
    public EncodedLayout(IReadOnlyList<EncodedSpan> spans)
    {
        int next = 0;
        foreach (EncodedSpan span in spans)
        {
            if (span.Start != next || span.Width < 1)
            {
                throw new ArgumentException($"A span of width {span.Width} starts at {span.Start}, and {next} was next.", nameof(spans));
            }
            next += span.Width;
        }
        Spans = spans;
        Width = next;
    }

    /// <summary>The spans, in order.</summary>
    public IReadOnlyList<EncodedSpan> Spans { get; }

    /// <summary>The number of entries of an encoded row.</summary>
    public int Width { get; }
}

/// <summary>Encoded rows.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="Width">The number of entries of a row.</param>
/// <param name="Values">The entries, row after row, [rows, width].</param>
public sealed record EncodedMatrix(int Rows, int Width, float[] Values)
{
    /// <summary>The entries of one row, [width].</summary>
    public Span<float> Row(int row) => Values.AsSpan(row * Width, Width);
}
