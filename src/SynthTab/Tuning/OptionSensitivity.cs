namespace SynthTab.Tuning;

/// <summary>How trials with a value, or with values of a stretch, scored.</summary>
/// <param name="Level">The value, or the stretch in words: <c>0.0005 to 0.0012</c>.</param>
/// <param name="Trials">How many trials.</param>
/// <param name="MeanScore">Their mean score.</param>
/// <param name="StandardError">Of the mean; null for a single trial.</param>
public sealed record LevelScore(string Level, int Trials, double MeanScore, double? StandardError);

/// <summary>How much the scores of a search hang on one option.</summary>
/// <param name="Option">Its name.</param>
/// <param name="Share">The share of the scores' variance (in ranks) that the option alone explains, less what as many levels explain by
/// chance; at least 0.</param>
/// <param name="ByChance">What 95 of 100 random orders of the same scores stay below: a share up to this says nothing.</param>
/// <param name="Levels">Every level that was tried, in the order of its values.</param>
public sealed record OptionSensitivity(string Option, double Share, double ByChance, IReadOnlyList<LevelScore> Levels)
{
    /// <summary>Whether chance alone would hardly explain as much.</summary>
    public bool Matters => Share > ByChance;

    /// <summary>The level with the best mean score.</summary>
    public LevelScore Best => Levels.MaxBy(l => l.MeanScore)!;

    /// <summary>The level with the worst mean score.</summary>
    public LevelScore Worst => Levels.MinBy(l => l.MeanScore)!;
}
