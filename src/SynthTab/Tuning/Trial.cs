using System.Text.Json.Nodes;

namespace SynthTab.Tuning;

/// <summary>Options that a search tries.</summary>
/// <param name="Number">Its number, from 0; trial 0 has the options that the search began with.</param>
/// <param name="Values">The searched options as a person writes them, by name.</param>
/// <param name="Options">All options of the model.</param>
public sealed record Trial(int Number, IReadOnlyDictionary<string, string> Values, JsonObject Options)
{
    /// <summary>The searched options as assignments, <c>learning-rate=0.001</c>.</summary>
    public IEnumerable<string> Assignments => Values.Select(v => $"{v.Key}={v.Value}");
}
