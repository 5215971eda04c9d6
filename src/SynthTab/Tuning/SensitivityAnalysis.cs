using System.Globalization;
using SynthTab.Synthesis;

namespace SynthTab.Tuning;

/// <summary>Which option matters how much, told from the first rung, where every trial took part with the same time.</summary>
/// <remarks>
/// The marginal part of a functional analysis of variance (Hutter, Hoos and Leyton-Brown 2014, "An Efficient Approach for Assessing
/// Hyperparameter Importance"), on ranks and without a model between: ε² = 1 - (1 - η²)(n - 1)/(n - k) for k levels and n trials
/// (Kelley 1935), where η² is the share of the ranks' squares between levels. Ranges are cut into three stretches of equally many
/// trials. What two options do only together is not seen.
/// </remarks>
public static class SensitivityAnalysis
{
    /// <summary>The fewest trials that are analysed.</summary>
    public const int FewestTrials = 5;

    private const int Stretches = 3, Orders = 2_000;

    /// <summary>Every option that was tried with at least two levels, the one that matters most first; none of fewer trials than
    /// <see cref="FewestTrials"/>.</summary>
    /// <param name="space">What was searched.</param>
    /// <param name="results">All results; those of the first rung that have a score count.</param>
    /// <param name="seed">Decides the random orders.</param>
    public static IReadOnlyList<OptionSensitivity> Of(SearchSpace space, IEnumerable<TrialResult> results, long seed)
    {
        TrialResult[] scored = [.. results.Where(r => r.Rung == 0 && r.Score is not null)];
        if (scored.Length < FewestTrials) { return []; }
        return [.. space.Options.Select(o => Of(o, scored, seed)).OfType<OptionSensitivity>().OrderByDescending(s => s.Share - s.ByChance)];
    }

    private static OptionSensitivity? Of(SearchedOption option, TrialResult[] scored, long seed)
    {
        (string Level, TrialResult[] Trials)[] levels = [.. Levels(option, scored)];
        if (levels.Length < 2 || levels.Length >= scored.Length) { return null; }
        TrialResult[] ordered = [.. levels.SelectMany(l => l.Trials)];
        int[] level = [.. levels.SelectMany((l, i) => Enumerable.Repeat(i, l.Trials.Length))];
        double[] ranks = Ranks([.. ordered.Select(r => r.Score!.Value)]);
        double share = Share(ranks, level, levels.Length);
        var random = new RandomSource(seed, 2);
        var byChance = new double[Orders];
        for (int i = 0; i < Orders; i++)
        {
            random.Shuffle<double>(ranks);
            byChance[i] = Share(ranks, level, levels.Length);
        }
        Array.Sort(byChance);
        IEnumerable<LevelScore> scores = levels.Select(l => Scored(l.Level, [.. l.Trials.Select(t => t.Score!.Value)]));
        return new OptionSensitivity(option.Name, share, byChance[(int)(0.95 * Orders)], [.. scores]);
    }

    private static IEnumerable<(string Level, TrialResult[] Trials)> Levels(SearchedOption option, TrialResult[] scored)
    {
        if (option.Scale == SearchScale.Choice)
        {
            // A value that the search began with need not be among the choices.
            return scored.GroupBy(r => r.Trial.Values[option.Name]).OrderBy(g => Place(option, g.Key)).Select(g => (g.Key, g.ToArray()));
        }
        TrialResult[] ordered = [.. scored.OrderBy(r => Number(r.Trial.Values[option.Name]))];
        int stretches = Math.Min(Stretches, ordered.Select(r => r.Trial.Values[option.Name]).Distinct().Count());
        return Enumerable.Range(0, stretches)
            .Select(i => ordered[(ordered.Length * i / stretches)..(ordered.Length * (i + 1) / stretches)])
            .Select(part => (Stretch(part[0].Trial.Values[option.Name], part[^1].Trial.Values[option.Name]), part));
    }

    private static int Place(SearchedOption option, string value)
        => Enumerable.Range(0, option.Choices.Count).FirstOrDefault(i => option.Choices[i] == value, option.Choices.Count);

    private static string Stretch(string first, string last) => first == last ? first : $"{first} to {last}";

    private static double Number(string text)
        => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;

    private static LevelScore Scored(string level, double[] scores)
    {
        double mean = scores.Average();
        double squares = scores.Sum(s => (s - mean) * (s - mean));
        double? error = scores.Length < 2 ? null : Math.Sqrt(squares / (scores.Length - 1) / scores.Length);
        return new LevelScore(level, scores.Length, mean, error);
    }

    /// <summary>ε² of ranks within levels; at least 0.</summary>
    private static double Share(double[] ranks, int[] level, int levels)
    {
        double mean = (ranks.Length + 1) / 2.0, all = ranks.Sum(r => (r - mean) * (r - mean)), between = 0;
        if (all == 0) { return 0; }
        Span<double> sums = stackalloc double[levels], counts = stackalloc double[levels];
        for (int i = 0; i < ranks.Length; i++) { (sums[level[i]], counts[level[i]]) = (sums[level[i]] + ranks[i], counts[level[i]] + 1); }
        for (int k = 0; k < levels; k++) { between += counts[k] * Math.Pow(sums[k] / counts[k] - mean, 2); }
        return Math.Max(0, 1 - (1 - between / all) * (ranks.Length - 1) / (ranks.Length - levels));
    }

    /// <summary>The ranks from 1, those of equal scores their mean.</summary>
    private static double[] Ranks(double[] scores)
        => Array.ConvertAll(scores, score => scores.Count(s => s < score) + (scores.Count(s => s == score) + 1) / 2.0);
}
