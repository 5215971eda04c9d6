using System.Globalization;

namespace SynthTab.Synthesis;

/// <summary>How the values of a searched option lie.</summary>
public enum SearchScale
{
    /// <summary>Equal distances count alike.</summary>
    Linear,

    /// <summary>Equal ratios count alike.</summary>
    Logarithmic,

    /// <summary>A list of values, each as likely as the others.</summary>
    Choice,
}

/// <summary>One option of a synthesizer that <c>tune</c> may change, and the values that it may try.</summary>
public sealed record SearchedOption
{
    private const int Digits = 3; // more of a learning rate than anyone can tell apart

    private SearchedOption(string name, SearchScale scale) => (Name, Scale) = (name, scale);

    /// <summary>The option's name, in kebab-case.</summary>
    public string Name { get; }

    /// <summary>How its values lie.</summary>
    public SearchScale Scale { get; }

    /// <summary>The least value; 0 for a list.</summary>
    public double Low { get; private init; }

    /// <summary>The greatest value; 0 for a list.</summary>
    public double High { get; private init; }

    /// <summary>Whether only whole numbers are tried.</summary>
    public bool IsWhole { get; private init; }

    /// <summary>The values of a list, as a person writes them; empty for a range.</summary>
    public IReadOnlyList<string> Choices { get; private init; } = [];

    /// <summary>Numbers of a closed range, equal ratios alike; what learning rates want.</summary>
    public static SearchedOption Logarithmic(string name, double low, double high)
        => Range(name, low, high, SearchScale.Logarithmic, isWhole: false);

    /// <summary>Numbers of a closed range, equal distances alike.</summary>
    public static SearchedOption Linear(string name, double low, double high)
        => Range(name, low, high, SearchScale.Linear, isWhole: false);

    /// <summary>Whole numbers of a closed range, equal ratios alike.</summary>
    public static SearchedOption Whole(string name, int low, int high)
        => Range(name, low, high, SearchScale.Logarithmic, isWhole: true);

    /// <summary>One of several values, each written as on the command line.</summary>
    public static SearchedOption Choice(string name, params IReadOnlyList<string> choices)
        => choices.Count > 0
            ? new SearchedOption(name, SearchScale.Choice) { Choices = choices }
            : throw new ArgumentException("There must be a value to choose.", nameof(choices));

    /// <summary>A range of any kind.</summary>
    /// <param name="name">The option.</param>
    /// <param name="low">The least value; above 0 on a logarithmic scale.</param>
    /// <param name="high">The greatest value, above the least.</param>
    /// <param name="scale">Linear or logarithmic.</param>
    /// <param name="isWhole">Whether only whole numbers are tried.</param>
    public static SearchedOption Range(string name, double low, double high, SearchScale scale, bool isWhole)
        => low < high && scale != SearchScale.Choice && (scale == SearchScale.Linear || low > 0)
            ? new SearchedOption(name, scale) { Low = low, High = high, IsWhole = isWhole }
            : throw new ArgumentException($"There is no such range from {low} to {high}.", nameof(low));

    /// <summary>The value at a place of the scale, as a person writes it; a range is rounded to three digits.</summary>
    /// <param name="place">In [0, 1), even draws of which give even draws of the values.</param>
    public string At(double place)
    {
        if (Scale == SearchScale.Choice) { return Choices[Math.Min((int)(place * Choices.Count), Choices.Count - 1)]; }
        double top = IsWhole ? High + 1 : High; // every whole number owns the stretch that ends before the next
        double value = Scale == SearchScale.Linear ? Low + place * (top - Low) : Low * Math.Pow(top / Low, place);
        string rounded = value.ToString($"G{Digits}", CultureInfo.InvariantCulture);
        double kept = IsWhole ? Math.Floor(value) : double.Parse(rounded, CultureInfo.InvariantCulture);
        return Math.Clamp(kept, Low, High).ToString("R", CultureInfo.InvariantCulture);
    }

    /// <summary>The values in words: <c>0.0005 to 0.005 by ratios</c>, <c>256 or 512</c>.</summary>
    public override string ToString() => Scale switch
    {
        SearchScale.Choice => string.Join(" or ", Choices),
        SearchScale.Linear => string.Create(CultureInfo.InvariantCulture, $"{Low} to {High}"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{Low} to {High} by ratios"),
    };
}
