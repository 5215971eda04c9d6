using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace SynthTab.Synthesis.Files;

/// <summary>
/// Named arrays of numbers in the safetensors format: eight bytes with the length of a json header, the header with each
/// array's type, shape and place, then the raw numbers. Reading it runs no code.
/// </summary>
/// <remarks>The format: https://huggingface.co/docs/safetensors. Of its types these are read and written: F32, F64, I32, I64.</remarks>
public static class Safetensors
{
    private const int LengthBytes = 8;
    private const int Alignment = 8;

    /// <summary>Writes the arrays. The same arrays give the same bytes, whatever the order they come in.</summary>
    public static void Write(Stream stream, IEnumerable<KeyValuePair<string, NamedArray>> arrays)
    {
        // Wide numbers first, so that every array starts at a multiple of its numbers' size.
        KeyValuePair<string, NamedArray>[] ordered =
            [.. arrays.OrderByDescending(a => ElementType.Of(a.Value).Bytes).ThenBy(a => a.Key, StringComparer.Ordinal)];
        var header = new JsonObject();
        long offset = 0;
        foreach ((string name, NamedArray array) in ordered)
        {
            RequireShape(name, array);
            long end = offset + Buffer.ByteLength(array.Values);
            header[name] = new JsonObject
            {
                ["dtype"] = ElementType.Of(array).Name,
                ["shape"] = new JsonArray([.. array.Shape.Select(d => (JsonNode)JsonValue.Create(d))]),
                ["data_offsets"] = new JsonArray(offset, end),
            };
            offset = end;
        }
        byte[] text = JsonSerializer.SerializeToUtf8Bytes(header);
        int padding = (Alignment - text.Length % Alignment) % Alignment;
        Span<byte> length = stackalloc byte[LengthBytes];
        BinaryPrimitives.WriteUInt64LittleEndian(length, (ulong)(text.Length + padding));
        stream.Write(length);
        stream.Write(text);
        for (int i = 0; i < padding; i++) { stream.WriteByte((byte)' '); }
        foreach ((_, NamedArray array) in ordered) { stream.Write(Bytes(array.Values)); }
    }

    /// <summary>Reads the arrays. Names, types, shapes and places are checked before anything is allocated for them.</summary>
    /// <param name="file">The whole file.</param>
    /// <param name="where">Its name, as a message should say.</param>
    /// <exception cref="SynthTabException">The header is damaged, or does not fit the numbers behind it.</exception>
    public static SortedDictionary<string, NamedArray> Read(ReadOnlySpan<byte> file, string where)
    {
        ulong headerBytes = file.Length >= LengthBytes ? BinaryPrimitives.ReadUInt64LittleEndian(file) : ulong.MaxValue;
        if (headerBytes > (ulong)Math.Max(0, file.Length - LengthBytes))
        {
            throw new SynthTabException(
                $"{where}: the header is said to be longer than the file, which is damaged or no safetensors file.");
        }
        var header = new SafetensorsHeader(file.Slice(LengthBytes, (int)headerBytes), where);
        ReadOnlySpan<byte> data = file[(LengthBytes + (int)headerBytes)..];
        header.RequireFilled(data.Length);
        var arrays = new SortedDictionary<string, NamedArray>(StringComparer.Ordinal);
        foreach (SafetensorsHeader.Entry entry in header.Entries)
        {
            Array values = entry.Type.Allocate(entry.Count);
            data.Slice((int)entry.Start, (int)(entry.End - entry.Start)).CopyTo(Bytes(values));
            arrays.Add(entry.Name, new NamedArray(entry.Shape, values));
        }
        return arrays;
    }

    private static Span<byte> Bytes(Array values)
        => values.Length == 0 ? [] : MemoryMarshal.CreateSpan(ref MemoryMarshal.GetArrayDataReference(values), Buffer.ByteLength(values));

    private static void RequireShape(string name, NamedArray array)
    {
        if (array.Shape.Any(d => d < 0) || array.Shape.Aggregate(1L, (product, d) => checked(product * d)) != array.Values.Length)
        {
            throw new ArgumentException(
                $"The array '{name}' has {array.Values.Length} values and the shape [{string.Join(", ", array.Shape)}].");
        }
    }
}
