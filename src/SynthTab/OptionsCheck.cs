using System.Globalization;
using System.Runtime.CompilerServices;

namespace SynthTab;

/// <summary>Collects everything that is wrong with an options record, so that the user mends all of it at once.</summary>
/// <param name="owner">Whose options they are, as the message should say.</param>
public sealed class OptionsCheck(string owner)
{
    private readonly List<string> _problems = [];

    /// <summary>The value must be at least <paramref name="minimum"/>.</summary>
    public OptionsCheck AtLeast(double minimum, double value, [CallerArgumentExpression(nameof(value))] string name = "")
        => Require(value >= minimum, name, value, $"must be at least {Text(minimum)}");

    /// <summary>The value must be greater than <paramref name="bound"/>.</summary>
    public OptionsCheck Above(double bound, double value, [CallerArgumentExpression(nameof(value))] string name = "")
        => Require(value > bound, name, value, $"must be above {Text(bound)}");

    /// <summary>The value must lie in the closed range.</summary>
    public OptionsCheck Between(double minimum, double maximum, double value, [CallerArgumentExpression(nameof(value))] string name = "")
        => Require(value >= minimum && value <= maximum, name, value, $"must lie between {Text(minimum)} and {Text(maximum)}");

    /// <summary>The whole number must be a multiple of <paramref name="divisor"/>, which is the option named <paramref name="divisorName"/>.</summary>
    public OptionsCheck Multiple(int divisor, int value, string divisorName, [CallerArgumentExpression(nameof(value))] string name = "")
        => Require(divisor > 0 && value % divisor == 0, name, value, $"must be a multiple of {divisorName}, which is {divisor}");

    /// <summary>Any other condition.</summary>
    public OptionsCheck Require(bool holds, string name, double value, string need)
    {
        if (!holds) { _problems.Add($"{Kebab(name)} is {Text(value)}, and {need}"); }
        return this;
    }

    /// <summary>Throws one <see cref="OptionsException"/> that names every problem found.</summary>
    public void ThrowIfAny()
    {
        if (_problems.Count > 0) { throw new OptionsException($"{owner}: {string.Join("; ", _problems)}."); }
    }

    /// <summary><c>BatchSize</c> as it is written on the command line: <c>batch-size</c>.</summary>
    public static string Kebab(string name)
        => string.Concat(name.Select((c, i) => char.IsUpper(c) ? $"{(i > 0 ? "-" : "")}{char.ToLowerInvariant(c)}" : $"{c}"));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
