using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using SynthTab.Tables;

namespace SynthTab.Synthesis.Checkpoints;

/// <summary>A number that tells tables apart: the SHA-256 of schema and cells, which gives nothing of them away.</summary>
internal static class TableFingerprint
{
    /// <summary>The fingerprint, four numbers of 64 bits.</summary>
    public static long[] Of(Table table)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(JsonSerializer.SerializeToUtf8Bytes(TableSchemaJson.ToJson(table.Schema)));
        foreach (Column column in table.Columns) { Append(hash, column); }
        return MemoryMarshal.Cast<byte, long>(hash.GetHashAndReset()).ToArray();
    }

    private static void Append(IncrementalHash hash, Column column)
    {
        switch (column)
        {
            case NumericColumn numbers: hash.AppendData(MemoryMarshal.AsBytes(numbers.Values.AsSpan())); break;
            case CategoricalColumn levels: hash.AppendData(MemoryMarshal.AsBytes(levels.Codes.AsSpan())); break;
            case TextColumn texts: AppendTexts(hash, texts.Values); break;
        }
    }

    private static void AppendTexts(IncrementalHash hash, string?[] texts)
    {
        Span<byte> length = stackalloc byte[sizeof(int)];
        foreach (string? text in texts)
        {
            BinaryPrimitives.WriteInt32LittleEndian(length, text?.Length ?? -1); // before the text, so that "ab", "c" is not "a", "bc"
            hash.AppendData(length);
            if (text is not null) { hash.AppendData(Encoding.UTF8.GetBytes(text)); }
        }
    }
}
