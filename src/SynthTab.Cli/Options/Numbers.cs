using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace SynthTab.Cli.Options;

/// <summary>Options that take a number, a share or a time, with a sentence for everything else.</summary>
internal static class Numbers
{
    /// <summary>An option that takes a whole number of at least <paramref name="minimum"/>.</summary>
    public static Option<long> WholeOption(string name, string description, long byDefault, long minimum, params string[] aliases) => new(name, aliases)
    {
        Description = description,
        HelpName = "N",
        DefaultValueFactory = _ => byDefault,
        CustomParser = argument => Whole(name, argument, minimum),
    };

    /// <summary>An option that takes a whole number of at least <paramref name="minimum"/> and has no default.</summary>
    public static Option<long?> OptionalWholeOption(string name, string description, long minimum) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = argument => Whole(name, argument, minimum),
    };

    /// <summary>An option that takes two whole numbers of at least <paramref name="minimum"/> and has no default.</summary>
    public static Option<long[]?> OptionalPairOption(string name, string description, long minimum) => new(name)
    {
        Description = description,
        HelpName = "N N",
        Arity = new ArgumentArity(2, 2),
        AllowMultipleArgumentsPerToken = true,
        CustomParser = argument => [.. argument.Tokens.Select(token => Whole(name, token.Value, argument, minimum))],
    };

    /// <summary>An option that takes a number of at least <paramref name="minimum"/> and has no default.</summary>
    public static Option<double?> OptionalNumberOption(string name, string description, double minimum) => new(name)
    {
        Description = description,
        HelpName = "NUMBER",
        CustomParser = argument =>
        {
            string text = Last(argument);
            bool read = double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && value >= minimum;
            if (!read) { argument.AddError(string.Create(CultureInfo.InvariantCulture, $"{name}: '{text}' was given, and a number of at least {minimum} is needed.")); }
            return value;
        },
    };

    /// <summary>An option that takes a time such as <c>90s</c>, <c>5m</c> or <c>1h30m</c> and has no default.</summary>
    public static Option<TimeSpan?> TimeOption(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "TIME",
        CustomParser = argument =>
        {
            string text = Last(argument);
            TimeSpan? time = Duration.Parse(text);
            if (time is null) { argument.AddError($"{name}: '{text}' was given, and a time such as 90s, 5m or 1h30m is needed."); }
            return time;
        },
    };

    private static long Whole(string name, ArgumentResult argument, long minimum) => Whole(name, Last(argument), argument, minimum);

    private static long Whole(string name, string text, ArgumentResult argument, long minimum)
    {
        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long value) && value >= minimum) { return value; }
        string need = minimum == long.MinValue ? "a whole number" : $"a whole number of at least {minimum}";
        argument.AddError($"{name}: '{text}' was given, and {need} is needed.");
        return minimum;
    }

    private static string Last(ArgumentResult argument) => argument.Tokens[^1].Value;
}
