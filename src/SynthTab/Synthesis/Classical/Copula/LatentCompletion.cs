using MathNet.Numerics.Distributions;

namespace SynthTab.Synthesis.Classical.Copula;

/// <summary>
/// Draws the ranks of a row given what is known of some of them. Known numbers are held, numbers known to lie in stretches are
/// drawn by Gibbs sweeps inside them, and the others follow from their exact normal law given these.
/// </summary>
/// <remarks>Geweke 1991, as in <see cref="LatentGaussian"/>; here every row has evidence of its own. Not safe for use from two
/// threads at once.</remarks>
/// <param name="correlation">A positive definite correlation matrix, [ranks, ranks].</param>
internal sealed class LatentCompletion(double[,] correlation)
{
    private const int GibbsSweeps = 20;
    private const int MostPatterns = 4096; // rows with gaps here and there have many, most of them once

    private readonly Dictionary<string, CompletionPattern> _patterns = new(StringComparer.Ordinal);

    /// <summary>Draws the ranks of one row.</summary>
    /// <param name="evidence">What is known of each rank, or null, [ranks].</param>
    /// <param name="ranks">Is filled with the ranks, each in [0, 1], [ranks].</param>
    /// <param name="random">Where the noise comes from.</param>
    public void Draw(ReadOnlySpan<RankEvidence?> evidence, Span<double> ranks, RandomSource random)
    {
        CompletionPattern pattern = PatternOf(evidence);
        var given = new double[pattern.Given.Length];
        var free = new double[pattern.Free.Length];
        Hold(pattern, evidence, given, random);
        pattern.Draw(given, free, random);
        for (int i = 0; i < given.Length; i++) { ranks[pattern.Given[i]] = Normal.CDF(0, 1, given[i]); }
        for (int i = 0; i < free.Length; i++) { ranks[pattern.Free[i]] = Normal.CDF(0, 1, free[i]); }
    }

    /// <summary>Numbers that agree with the evidence, drawn from their joint law as far as it leaves them a choice.</summary>
    private static void Hold(CompletionPattern pattern, ReadOnlySpan<RankEvidence?> evidence, double[] numbers, RandomSource random)
    {
        var choices = new List<int>();
        for (int i = 0; i < numbers.Length; i++)
        {
            RankEvidence known = evidence[pattern.Given[i]]!;
            numbers[i] = known.Stretches?.At(0, 1, random.NextDouble()) ?? known.Point;
            if (known.Stretches is not null) { choices.Add(i); }
        }
        if (choices.Count == 0 || numbers.Length == 1) { return; } // a single number's start is already its law
        for (int sweep = 0; sweep < GibbsSweeps; sweep++)
        {
            foreach (int i in choices)
            {
                (double mean, double deviation) = pattern.GivenOthers(i, numbers);
                numbers[i] = evidence[pattern.Given[i]]!.Stretches!.At(mean, deviation, random.NextDouble());
            }
        }
    }

    private CompletionPattern PatternOf(ReadOnlySpan<RankEvidence?> evidence)
    {
        var key = new char[evidence.Length];
        for (int i = 0; i < key.Length; i++) { key[i] = evidence[i] is null ? '-' : 'x'; }
        string name = new(key);
        if (_patterns.TryGetValue(name, out CompletionPattern? known)) { return known; }
        if (_patterns.Count == MostPatterns) { _patterns.Clear(); }
        return _patterns[name] = new CompletionPattern(correlation, [.. Enumerable.Range(0, key.Length).Where(i => key[i] == 'x')]);
    }
}
