using System.CommandLine;
using SynthTab.Cli.Latent;

namespace SynthTab.Cli.Options;

/// <summary>The options that say which way is walked through a latent space.</summary>
internal sealed class WalkOptions
{
    private const int DefaultSteps = 10, DefaultRows = 20;
    private const double DefaultRadius = 0.5;

    private readonly Option<long[]?> _between = Numbers.OptionalPairOption(
        "--between", "Two rows of DATA, counted from 1: decodes rows on the line between their points, both ends included.", 1);
    private readonly Option<long?> _steps = Numbers.OptionalWholeOption("--steps", "Rows on the way between two (default: 10).", 2);
    private readonly Option<long?> _around = Numbers.OptionalWholeOption("--around", "A row of DATA, counted from 1: decodes rows at points near its own.", 1);
    private readonly Option<double?> _radius = Numbers.OptionalNumberOption(
        "--radius", "How far around: the standard deviation of the noise in each coordinate, where all rows together have about 1 (default: 0.5).", 0);
    private readonly Option<long?> _rows = Numbers.OptionalWholeOption("--rows", "Rows around one (default: 20).", 1);
    private readonly Option<bool> _noise = new("--noise") { Description = "Draw each decoded row from what the model says of its point, in place of the likeliest row." };

    /// <summary>Gives the options to the command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_between, _steps, _around, _radius, _rows, _noise]) { command.Add(option); }
    }

    /// <summary>The walk of a command line, or null where none is asked for.</summary>
    /// <exception cref="OptionsException">The options do not go together.</exception>
    public WalkPlan? From(ParseResult parsed)
    {
        (long[]? between, long? around) = (parsed.GetValue(_between), parsed.GetValue(_around));
        if (between is { Length: > 0 } && around is not null)
        {
            throw new OptionsException("latent: --between and --around were given, and one walk at a time is needed.");
        }
        Require(_steps.Name, parsed.GetValue(_steps) is null || between is { Length: > 0 }, "--between ROW ROW");
        Require(_radius.Name, parsed.GetValue(_radius) is null || around is not null, "--around ROW");
        Require(_rows.Name, parsed.GetValue(_rows) is null || around is not null, "--around ROW");
        bool noise = parsed.GetValue(_noise);
        Require(_noise.Name, !noise || between is { Length: > 0 } || around is not null, "--between or --around");
        return (between, around) switch
        {
            ({ Length: 2 }, _) => WalkPlan.Between(between[0], between[1], Limited(parsed.GetValue(_steps) ?? DefaultSteps, _steps.Name), noise),
            (_, { } middle) => WalkPlan.Around(middle, parsed.GetValue(_radius) ?? DefaultRadius, Limited(parsed.GetValue(_rows) ?? DefaultRows, _rows.Name), noise),
            _ => null,
        };
    }

    private static int Limited(long rows, string option) => rows <= WalkPlan.MostRows
        ? (int)rows
        : throw new OptionsException($"{option}: {rows} was given, and at most {WalkPlan.MostRows} is needed.");

    private static void Require(string option, bool given, string needed)
    {
        if (!given) { throw new OptionsException($"latent: {option} was given alone, and it needs {needed}."); }
    }
}
