using System.Globalization;

namespace SynthTab.Synthesis;

/// <summary>The few options of a synthesizer that are worth a search. Belongs to its line in the catalog.</summary>
/// <param name="Options">The options, each once.</param>
public sealed record SearchSpace(params IReadOnlyList<SearchedOption> Options)
{
    /// <summary>Nothing to search.</summary>
    public static SearchSpace None { get; } = new();

    /// <summary>The space without an option that is held.</summary>
    public SearchSpace Without(string name) => new([.. Options.Where(o => o.Name != name)]);

    /// <summary>The space with a person's own range or list for an option, in the place of the one there is or beside the others.</summary>
    /// <param name="text"><c>name=a..b</c> for a range, <c>name=a|b|c</c> (or <c>name=a,b,c</c>, where no value is itself a list) for
    /// a list. A range keeps the scale of the one it replaces; a new one goes by ratios where its ends are ten times apart or more.</param>
    /// <param name="entry">The synthesizer whose option it is.</param>
    /// <exception cref="OptionsException">There is no such option, or it cannot have these values.</exception>
    public SearchSpace With(string text, SynthesizerEntry entry)
    {
        int equals = text.IndexOf('=', StringComparison.Ordinal);
        string name = equals > 0 ? text[..equals].Trim() : "", values = equals > 0 ? text[(equals + 1)..].Trim() : "";
        if (name.Length == 0 || values.Length == 0) { throw Refusal(text, "an option with values is needed, as in name=a..b or name=a|b"); }
        OptionDescription option = OptionsBinder.Describe(entry.DefaultOptions).FirstOrDefault(o => o.Name == name)
            ?? throw Refusal(text, $"{entry.Name} has no option '{name}'; see synthtab models {entry.Name}");
        SearchedOption searched = values.Contains("..", StringComparison.Ordinal)
            ? Range(text, option, values)
            : List(text, entry, option, values);
        return new SearchSpace([.. Without(name).Options, searched]);
    }

    private SearchedOption Range(string text, OptionDescription option, string values)
    {
        bool isWhole = option.Type is "whole number" or "whole number, or none";
        if (!isWhole && option.Type is not ("number" or "number, or none"))
        {
            throw Refusal(text, $"{option.Name} is no number, and a list of values is needed: {option.Type}");
        }
        string[] ends = values.Split("..");
        if (ends.Length != 2 || !Number(ends[0], isWhole, out double low) || !Number(ends[1], isWhole, out double high) || low >= high)
        {
            throw Refusal(text, $"two {(isWhole ? "whole numbers" : "numbers")} are needed, the smaller one first");
        }
        SearchScale scale = Options.FirstOrDefault(o => o.Name == option.Name && o.Scale != SearchScale.Choice)?.Scale
            ?? (low > 0 && high >= 10 * low ? SearchScale.Logarithmic : SearchScale.Linear);
        return SearchedOption.Range(option.Name, low, high, low > 0 ? scale : SearchScale.Linear, isWhole);
    }

    private static SearchedOption List(string text, SynthesizerEntry entry, OptionDescription option, string values)
    {
        bool isListItself = option.Type.StartsWith("whole numbers", StringComparison.Ordinal);
        char between = isListItself || values.Contains('|', StringComparison.Ordinal) ? '|' : ',';
        string[] choices = values.Split(between, StringSplitOptions.TrimEntries);
        OptionsBinder.Parse(entry.DefaultOptions, choices.Select(choice => $"{option.Name}={choice}"), $"--search {text}"); // a check
        return SearchedOption.Choice(option.Name, choices);
    }

    private static bool Number(string text, bool isWhole, out double value)
    {
        if (isWhole)
        {
            bool read = int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int whole);
            value = whole;
            return read;
        }
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }

    private static OptionsException Refusal(string text, string need) => new($"--search {text}: {need}.");
}
