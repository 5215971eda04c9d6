using System.IO.Compression;

namespace SynthTab.Tables.Csv;

/// <summary>
/// Unpacks a gzip file of one or several members and, unlike <see cref="GZipStream"/>, fails when it ends too early.
/// </summary>
/// <remarks>
/// How: a small member of our own is put behind the file. Only if the file ends where a member ends is ours unpacked as
/// such; otherwise its bytes are taken for the rest of a broken member. So the unpacked bytes must end with our member's
/// text, which is held back from the reader.
/// </remarks>
internal sealed class WholeGzipStream : ForwardStream
{
    private static readonly byte[] EndText = "synthtab: whole file"u8.ToArray();
    private static readonly byte[] EndMember = Pack(EndText);

    private readonly Stream _file;
    private readonly GZipStream _unpacked;
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _start, _end;

    /// <summary>Takes the file over.</summary>
    public WholeGzipStream(Stream file)
    {
        _file = file;
        _unpacked = new GZipStream(new FollowedStream(file, EndMember), CompressionMode.Decompress);
    }

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer)
    {
        while (_end - _start <= EndText.Length)
        {
            Array.Copy(_buffer, _start, _buffer, 0, _end - _start);
            (_start, _end) = (0, _end - _start);
            int read = _unpacked.Read(_buffer, _end, _buffer.Length - _end);
            if (read == 0)
            {
                return _buffer.AsSpan(0, _end).SequenceEqual(EndText) ? 0 : throw new InvalidDataException("The gzip file ends too early.");
            }
            _end += read;
        }
        int given = Math.Min(buffer.Length, _end - _start - EndText.Length);
        _buffer.AsSpan(_start, given).CopyTo(buffer);
        _start += given;
        return given;
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _unpacked.Dispose();
            _file.Dispose();
        }
        base.Dispose(disposing);
    }

    private static byte[] Pack(byte[] text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) { gzip.Write(text); }
        return packed.ToArray();
    }
}
