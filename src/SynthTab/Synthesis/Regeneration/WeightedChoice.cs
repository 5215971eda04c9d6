using System.Text.Json.Nodes;
using SynthTab.Synthesis.Files;

namespace SynthTab.Synthesis.Regeneration;

/// <summary>Values that are drawn at random in proportion to how often each was seen.</summary>
internal sealed class WeightedChoice<T>
{
    private readonly (T Value, long Count)[] _items;
    private readonly double[] _cumulative;

    /// <param name="items">The values with their counts; at least one, all counts above zero.</param>
    public WeightedChoice((T Value, long Count)[] items)
    {
        _items = items;
        _cumulative = new double[items.Length];
        double total = items.Sum(i => (double)i.Count), sum = 0;
        for (int i = 0; i < items.Length; i++)
        {
            sum += items[i].Count;
            _cumulative[i] = sum / total;
        }
    }

    /// <summary>Comes back from the array of a field.</summary>
    /// <exception cref="SynthTabException">The array is empty, or an item is not a value and a count.</exception>
    public static WeightedChoice<T> Read(JsonFields fields, string name, Func<JsonFields, T> value)
    {
        var items = new List<(T, long)>();
        foreach (JsonFields item in fields.Items(name))
        {
            items.Add((value(item), item.Integer("count", minimum: 1)));
            item.RequireNoOthers();
        }
        return items.Count > 0 ? new WeightedChoice<T>([.. items]) : throw fields.Wrong(name, "a list of at least one value");
    }

    /// <summary>The values and counts as json.</summary>
    public JsonArray ToJson(Func<T, JsonNode> value)
        => new([.. _items.Select(i => (JsonNode)new JsonObject { ["value"] = value(i.Value), ["count"] = i.Count })]);

    /// <summary>Other values with the same counts.</summary>
    public WeightedChoice<TOther> Select<TOther>(Func<T, TOther> other) => new([.. _items.Select(i => (other(i.Value), i.Count))]);

    /// <summary>A value.</summary>
    public T Draw(RandomSource random)
    {
        int found = Array.BinarySearch(_cumulative, random.NextDouble());
        int above = found < 0 ? ~found : found + 1;
        return _items[Math.Min(above, _items.Length - 1)].Value;
    }
}
