namespace SynthTab.Tables.Csv;

/// <summary>A stream's bytes and, after its end, some more.</summary>
internal sealed class FollowedStream(Stream first, ReadOnlyMemory<byte> more) : ForwardStream
{
    private int _given;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        int read = _given == 0 ? first.Read(buffer) : 0;
        if (read > 0 || buffer.Length == 0) { return read; }
        int count = Math.Min(buffer.Length, more.Length - _given);
        more.Span.Slice(_given, count).CopyTo(buffer);
        _given += count;
        return count;
    }
}
