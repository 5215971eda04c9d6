using System.Globalization;

namespace SynthTab.Synthesis;

/// <summary>Refuses, before any row is made, a way of sampling that a model does not have.</summary>
internal static class SamplingCheck
{
    /// <summary>The options must be possible, and ones that the model of this entry has.</summary>
    /// <exception cref="OptionsException">They are not, with every reason.</exception>
    public static void Require(SamplingOptions options, SynthesizerEntry entry)
    {
        string[] problems = [.. Problems(options, entry)];
        if (problems.Length > 0) { throw new OptionsException($"sample from {entry.Name}: {string.Join("; ", problems)}."); }
    }

    private static IEnumerable<string> Problems(SamplingOptions options, SynthesizerEntry entry)
    {
        bool refines = entry.Capabilities.HasFlag(SynthesizerCapabilities.Samplers);
        if (options.Sampler is { } sampler && !entry.Samplers.Contains(sampler))
        {
            string has = entry.Samplers.Count == 0 ? "none" : $"one of {string.Join(", ", entry.Samplers)}";
            yield return $"sampler is '{sampler}', and the model has {has}";
        }
        if (options.Steps is { } steps)
        {
            if (!refines) { yield return "steps were given, and the model makes a row in one"; }
            else if (steps < 1) { yield return $"steps is {steps}, and must be at least 1"; }
        }
        if (options.Guidance is { } guidance)
        {
            string text = guidance.ToString(CultureInfo.InvariantCulture);
            if (!entry.Capabilities.HasFlag(SynthesizerCapabilities.Guidance)) { yield return "guidance was given, and the model has none"; }
            else if (!double.IsFinite(guidance) || guidance < 0) { yield return $"guidance is {text}, and must be a number of at least 0"; }
        }
    }
}
