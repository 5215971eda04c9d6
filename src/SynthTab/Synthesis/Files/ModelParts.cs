using System.IO.Compression;
using System.Security.Cryptography;

namespace SynthTab.Synthesis.Files;

/// <summary>The parts of a model file that is being read: the four and no other, none larger than it may be, each as it was
/// sealed.</summary>
internal sealed class ModelParts
{
    // The largest sizes that are read; a table of thousands of columns and a model of 500 million numbers stay below them.
    private static readonly Dictionary<string, long> LargestBytes = new(StringComparer.Ordinal)
    {
        [ModelFile.ManifestPart] = 16L << 20,
        [ModelFile.SchemaPart] = 512L << 20,
        [ModelFile.EncoderPart] = 512L << 20,
        [ModelFile.WeightsPart] = Array.MaxLength,
    };

    // Deflate cannot expand more than this; a part that claims to is not worth the memory.
    private const long LargestExpansion = 1032;

    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    /// <exception cref="SynthTabException">A part is missing, foreign, listed twice or too large.</exception>
    public ModelParts(ZipArchive archive)
    {
        foreach (ZipArchiveEntry entry in archive.Entries)
        {
            if (!LargestBytes.TryGetValue(entry.FullName, out long largest) || !_entries.TryAdd(entry.FullName, entry))
            {
                throw new SynthTabException($"it holds a part '{entry.FullName}' that does not belong into a model file.");
            }
            if (entry.Length > largest || entry.Length / LargestExpansion > entry.CompressedLength)
            {
                throw new SynthTabException($"its part {entry.FullName} claims {entry.Length} bytes, more than it can or may have.");
            }
        }
        string? missing = LargestBytes.Keys.FirstOrDefault(n => !_entries.ContainsKey(n));
        if (missing is not null) { throw new SynthTabException($"its part {missing} is missing, so it is not a whole model file."); }
    }

    /// <summary>The manifest must seal all other parts, and nothing else.</summary>
    public void RequireSealed(IReadOnlyDictionary<string, PartSeal> seals)
    {
        if (!seals.Keys.Append(ModelFile.ManifestPart).ToHashSet(StringComparer.Ordinal).SetEquals(_entries.Keys))
        {
            throw new SynthTabException($"{ModelFile.ManifestPart}: it lists other parts than the file has.");
        }
    }

    /// <summary>The bytes of a part.</summary>
    /// <param name="name">Which part.</param>
    /// <param name="seal">What they must be, or null for the manifest, which is guarded by the zip's own checksum.</param>
    /// <exception cref="SynthTabException">The bytes are not those that were written.</exception>
    public byte[] Read(string name, PartSeal? seal)
    {
        ZipArchiveEntry entry = _entries[name];
        if (seal is not null && seal.Bytes != entry.Length) { throw Damaged(name); }
        var bytes = new byte[entry.Length];
        using (Stream stream = entry.Open())
        {
            stream.ReadExactly(bytes);
            if (stream.ReadByte() >= 0) { throw Damaged(name); }
        }
        bool whole = seal is null ? Crc32.Of(bytes) == entry.Crc32 : Convert.ToHexStringLower(SHA256.HashData(bytes)) == seal.Sha256;
        return whole ? bytes : throw Damaged(name);
    }

    private static SynthTabException Damaged(string name) => new($"its part {name} is damaged: the bytes are not those that were written.");
}
