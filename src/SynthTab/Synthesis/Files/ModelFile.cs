using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using SynthTab.Tables;

namespace SynthTab.Synthesis.Files;

/// <summary>
/// The model file (<c>.synthtab</c>): a zip of four parts, of which three are json and one is numbers. Reading checks sizes,
/// hashes, names and shapes before anything is used, and runs no code.
/// </summary>
public static class ModelFile
{
    /// <summary>What the model is, how it was trained, and the sizes and hashes of the other parts.</summary>
    public const string ManifestPart = "manifest.json";

    /// <summary>The columns of the tables that the model makes.</summary>
    public const string SchemaPart = "schema.json";

    /// <summary>The fitted codings and other small learned facts.</summary>
    public const string EncoderPart = "encoder.json";

    /// <summary>The learned arrays.</summary>
    public const string WeightsPart = "weights.safetensors";

    // A zip stores when its parts were written; a fixed moment keeps the bytes of the same model the same.
    private static readonly DateTimeOffset FixedMoment = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the file under a temporary name beside it and renames it, so that a failure leaves what was there before.</summary>
    /// <exception cref="ModelFileException">The place cannot be written to.</exception>
    public static void Write(string path, ModelContents contents)
    {
        string temporary = $"{path}.{Environment.ProcessId}.partial";
        try
        {
            if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder) { Directory.CreateDirectory(folder); }
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write)) { Write(stream, contents); }
            File.Move(temporary, path, overwrite: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(
                path, $"it cannot be written ({e.Message.TrimEnd('.')}), and a folder with room and permission to write is needed.", e);
        }
        finally
        {
            if (File.Exists(temporary)) { File.Delete(temporary); } // only when something failed
        }
    }

    /// <summary>Reads the file.</summary>
    /// <exception cref="ModelFileException">The file is missing, damaged, truncated, of another version, or no model file.</exception>
    public static ModelContents Read(string path)
    {
        if (Directory.Exists(path)) { throw new ModelFileException(path, "it is a folder, and a model file is needed."); }
        if (!File.Exists(path)) { throw new ModelFileException(path, "there is no such file, and a model file is needed."); }
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            return Read(stream);
        }
        catch (Exception e) when (e is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            throw new ModelFileException(path, "it is damaged, cut short or not a model file, and a file that 'fit' wrote is needed.", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new ModelFileException(path, $"it cannot be read ({e.Message.TrimEnd('.')}).", e);
        }
        catch (SynthTabException e)
        {
            throw new ModelFileException(path, e.Message, e);
        }
    }

    private static void Write(Stream stream, ModelContents contents)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true);
        var seals = new SortedDictionary<string, PartSeal>(StringComparer.Ordinal)
        {
            [SchemaPart] = WriteJson(archive, SchemaPart, TableSchemaJson.ToJson(contents.Schema)),
            [EncoderPart] = WriteJson(archive, EncoderPart, contents.Encoder),
            [WeightsPart] = WritePart(archive, WeightsPart, CompressionLevel.NoCompression, s => Safetensors.Write(s, contents.Weights)),
        };
        byte[] manifest = ManifestJson.Write(contents.Manifest, seals);
        WritePart(archive, ManifestPart, CompressionLevel.Optimal, s => s.Write(manifest));
    }

    private static PartSeal WriteJson(ZipArchive archive, string name, JsonObject json)
        => WritePart(archive, name, CompressionLevel.Optimal, s => s.Write(JsonSerializer.SerializeToUtf8Bytes(json)));

    private static PartSeal WritePart(ZipArchive archive, string name, CompressionLevel level, Action<Stream> write)
    {
        ZipArchiveEntry entry = archive.CreateEntry(name, level);
        entry.LastWriteTime = FixedMoment;
        using var sha = SHA256.Create();
        using var counting = new CountingStream(entry.Open());
        using (var hashing = new CryptoStream(counting, sha, CryptoStreamMode.Write)) { write(hashing); }
        return new PartSeal(counting.Written, Convert.ToHexStringLower(sha.Hash!));
    }

    private static ModelContents Read(Stream stream)
    {
        using var archive = new ZipArchive(stream, ZipArchiveMode.Read, leaveOpen: true);
        var parts = new ModelParts(archive);
        (ModelManifest manifest, IReadOnlyDictionary<string, PartSeal> seals) =
            ManifestJson.Read(parts.Read(ManifestPart, seal: null), ManifestPart);
        parts.RequireSealed(seals);
        return new ModelContents
        {
            Manifest = manifest,
            Schema = TableSchemaJson.FromJson(JsonFields.Parse(parts.Read(SchemaPart, seals[SchemaPart]), SchemaPart), SchemaPart),
            Encoder = JsonFields.Parse(parts.Read(EncoderPart, seals[EncoderPart]), EncoderPart),
            Weights = Safetensors.Read(parts.Read(WeightsPart, seals[WeightsPart]), WeightsPart),
        };
    }
}
