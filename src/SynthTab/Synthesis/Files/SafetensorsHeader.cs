using System.Text.Json;
using System.Text.Json.Nodes;

namespace SynthTab.Synthesis.Files;

/// <summary>The header of a safetensors file, checked: every array's shape fits its bytes, and the arrays fill the data without
/// gap or overlap.</summary>
internal sealed class SafetensorsHeader
{
    private readonly string _where;

    /// <exception cref="SynthTabException">The header is damaged.</exception>
    public SafetensorsHeader(ReadOnlySpan<byte> utf8, string where)
    {
        _where = where;
        JsonObject json = JsonFields.Parse(utf8, where);
        Entries = [.. json.Select(e => ReadEntry(e.Key, e.Value)).OrderBy(e => e.Start).ThenBy(e => e.End)];
    }

    /// <summary>An array: where it stands and what it is.</summary>
    public sealed record Entry(string Name, ElementType Type, IReadOnlyList<long> Shape, int Count, long Start, long End);

    /// <summary>The arrays, in the order of their places.</summary>
    public IReadOnlyList<Entry> Entries { get; }

    /// <summary>The arrays must follow each other from the first byte of the data to the last.</summary>
    public void RequireFilled(long dataBytes)
    {
        long next = 0;
        foreach (Entry entry in Entries)
        {
            if (entry.Start != next) { throw Wrong(entry.Name, $"starts at byte {entry.Start}, and must start at {next}"); }
            next = entry.End;
        }
        if (next != dataBytes)
        {
            throw new SynthTabException($"{_where}: {dataBytes} bytes of numbers follow the header, and {next} are announced.");
        }
    }

    private Entry ReadEntry(string name, JsonNode? node)
    {
        if (node is not JsonObject json) { throw Wrong(name, "is not described by a json object"); }
        var fields = new JsonFields(json, $"{_where}, array '{name}'");
        ElementType type = ElementType.Find(fields.Text("dtype")) ?? throw fields.Wrong("dtype", "F32, F64, I32 or I64");
        long[] shape = Numbers(fields, "shape");
        long[] offsets = Numbers(fields, "data_offsets");
        fields.RequireNoOthers();
        if (offsets.Length != 2 || offsets[1] < offsets[0]) { throw fields.Wrong("data_offsets", "a start and an end"); }
        if (Product(shape) is not { } count || (UInt128)count * (uint)type.Bytes != (UInt128)(offsets[1] - offsets[0]))
        {
            throw Wrong(name, $"has the shape [{string.Join(", ", shape)}], which does not fit its {offsets[1] - offsets[0]} bytes");
        }
        return new Entry(name, type, shape, count, offsets[0], offsets[1]);
    }

    private static long[] Numbers(JsonFields fields, string name)
    {
        JsonArray array = fields.Array(name);
        var numbers = new long[array.Count];
        for (int i = 0; i < numbers.Length; i++)
        {
            bool read = array[i]?.GetValueKind() == JsonValueKind.Number && array[i]!.AsValue().TryGetValue(out numbers[i]);
            if (!read || numbers[i] < 0) { throw fields.Wrong(name, "a list of whole numbers that are not negative"); }
        }
        return numbers;
    }

    /// <summary>The number of values, or null when an array could not hold as many.</summary>
    private static int? Product(long[] shape)
    {
        Int128 product = 1;
        foreach (long dimension in shape)
        {
            product *= dimension; // both factors are below 2^63, so 128 bits hold the product
            if (product > Array.MaxLength) { product = Array.MaxLength + 1L; }
        }
        return product <= Array.MaxLength ? (int)product : null;
    }

    private SynthTabException Wrong(string name, string problem) => new($"{_where}: the array '{name}' {problem}.");
}
