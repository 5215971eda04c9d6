using System.Text.Json.Nodes;
using SynthTab.Synthesis;

namespace SynthTab.Tuning;

/// <summary>Draws the options that a search tries.</summary>
/// <remarks>A Latin hypercube: each option's scale is cut into as many stretches as there are trials, and every stretch is visited once,
/// in an order of its own (McKay, Beckman and Conover 1979, "A Comparison of Three Methods for Selecting Values of Input Variables").
/// So few trials see the whole of every range. Equal options are tried once.</remarks>
public static class TrialDraw
{
    /// <summary>Trial 0 with the options given, and others drawn around it.</summary>
    /// <param name="entry">The synthesizer.</param>
    /// <param name="space">What may change.</param>
    /// <param name="assignments">The options to begin with, <c>name=value</c>: those of a preset and those that are held.</param>
    /// <param name="count">How many trials, the first included; fewer come back where the space has fewer.</param>
    /// <param name="seed">The same seed draws the same options.</param>
    /// <exception cref="OptionsException">Options cannot work; the message names them.</exception>
    public static IReadOnlyList<Trial> Of(
        SynthesizerEntry entry, SearchSpace space, IReadOnlyList<string> assignments, int count, long seed)
    {
        List<JsonObject> options = [Complete(entry, assignments)];
        string[][] drawn = [.. space.Options.Select(option => Column(option, count - 1, new RandomSource(seed, StreamOf(option.Name))))];
        for (int trial = 0; trial < count - 1; trial++)
        {
            options.Add(Complete(entry, [.. assignments, .. space.Options.Select((option, i) => $"{option.Name}={drawn[i][trial]}")]));
        }
        return [.. options.DistinctBy(o => o.ToJsonString()).Select((o, number) => new Trial(number, Values(space, o), o))];
    }

    private static string[] Column(SearchedOption option, int count, RandomSource random)
    {
        int[] stretches = [.. Enumerable.Range(0, count)];
        random.Shuffle<int>(stretches);
        return Array.ConvertAll(stretches, stretch => option.At((stretch + random.NextDouble()) / count));
    }

    private static JsonObject Complete(SynthesizerEntry entry, IEnumerable<string> assignments)
    {
        JsonObject given = OptionsBinder.Parse(entry.DefaultOptions, assignments, entry.Name);
        JsonObject options = OptionsBinder.Complete(entry.DefaultOptions, given, entry.Name);
        entry.Create(options); // checks them together
        return options;
    }

    private static Dictionary<string, string> Values(SearchSpace space, JsonObject options)
        => space.Options.ToDictionary(o => o.Name, o => OptionValues.TextOfJson(options[o.Name]));

    /// <summary>A stream of its own for every option, so that one more option leaves the others' draws as they are (FNV-1a).</summary>
    private static ulong StreamOf(string name)
        => name.Aggregate(14695981039346656037UL, (hash, c) => unchecked((hash ^ c) * 1099511628211UL));
}
