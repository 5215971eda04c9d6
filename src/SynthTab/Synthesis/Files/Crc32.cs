namespace SynthTab.Synthesis.Files;

/// <summary>The checksum of a zip entry, which the library's reader does not verify by itself.</summary>
/// <remarks>The reflected polynomial 0xEDB88320 of ISO 3309, as in PKWARE's APPNOTE 4.4.7.</remarks>
internal static class Crc32
{
    /// <summary>The checksum of the bytes, bit by bit: it is only asked for a page of text.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte next in bytes)
        {
            crc ^= next;
            for (int bit = 0; bit < 8; bit++) { crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320u : crc >> 1; }
        }
        return ~crc;
    }
}
