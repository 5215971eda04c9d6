namespace SynthTab.Synthesis.Classical.Trees;

/// <summary>Puts the levels of a column into an order in which a good division of them is a cut.</summary>
/// <remarks>
/// Levels are ordered by their class shares along the first principal direction of these shares: Coppersmith, Hong and Hosking 1999,
/// "Partitioning Nominal Attributes in Decision Trees". For a response of two classes it is the order by the share of one of them,
/// which holds the best division (Breiman et al. 1984, theorem 4.5). The direction is found by a few steps of the power method.
/// </remarks>
internal sealed class LevelOrder(int classes, int mostLevels)
{
    private const int Steps = 3;

    private readonly double[] _direction = new double[classes];
    private readonly double[] _next = new double[classes];
    private readonly double[] _scores = new double[mostLevels];

    /// <summary>Sorts levels.</summary>
    /// <param name="levels">The levels that rows have, which are put into their order.</param>
    /// <param name="counts">The rows of each level.</param>
    /// <param name="codes">The level of each row.</param>
    /// <param name="response">The class of each row, as many or more.</param>
    public void Sort(Span<int> levels, int[] counts, ReadOnlySpan<int> codes, int[] response)
    {
        if (levels.Length == 2) { return; }
        Array.Fill(_direction, 0);
        // Begins with a direction that no class is left out of; a better start only saves steps.
        for (int k = 0; k < _direction.Length; k++) { _direction[k] = k * 0.6180339887498949 % 1; }
        for (int step = 0; ; step++)
        {
            Score(levels, counts, codes, response);
            if (step == Steps || !Turn(codes, response)) { break; }
        }
        double[] scores = _scores;
        levels.Sort((a, b) => scores[a] != scores[b] ? scores[a].CompareTo(scores[b]) : a.CompareTo(b));
    }

    /// <summary>Each level's mean along the direction, less the mean of all rows.</summary>
    private void Score(ReadOnlySpan<int> levels, int[] counts, ReadOnlySpan<int> codes, int[] response)
    {
        foreach (int level in levels) { _scores[level] = 0; }
        double all = 0;
        for (int i = 0; i < codes.Length; i++)
        {
            double along = _direction[response[i]];
            _scores[codes[i]] += along;
            all += along;
        }
        all /= codes.Length;
        foreach (int level in levels) { _scores[level] = _scores[level] / counts[level] - all; }
    }

    /// <summary>One step of the power method; whether there is a direction at all.</summary>
    private bool Turn(ReadOnlySpan<int> codes, int[] response)
    {
        Array.Clear(_next);
        for (int i = 0; i < codes.Length; i++) { _next[response[i]] += _scores[codes[i]]; }
        double length = 0;
        foreach (double value in _next) { length = Math.Max(length, Math.Abs(value)); }
        if (length < 1e-9) { return false; }
        for (int k = 0; k < _next.Length; k++) { _direction[k] = _next[k] / length; }
        return true;
    }
}
