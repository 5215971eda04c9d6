using SynthTab.Encoders;
using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical;

/// <summary>
/// Cuts a column's sorted values into pieces: a value that many rows share is a piece of its own, and what lies between such
/// values is cut into groups of several rows, of which only the ends and the mean are kept.
/// </summary>
/// <remarks>
/// The ends of a group lie half-way between two rows' values, and the outermost ends are the schema's range, so that no single
/// row's value is kept but for those that the schema itself shows. The curve inside a group is low + (high - low) t^p, whose
/// mean is low + (high - low) / (p + 1); p is chosen so that the mean is the group's, which keeps long tails from being
/// spread evenly up to the greatest value.
/// </remarks>
internal sealed class MarginalFit
{
    private const int MostGroups = 2000;
    private const int MostPointMasses = 10_000;
    private const double LargestPower = 1000;

    private readonly double[] _sorted;
    private readonly double _step;
    private readonly int _groupRows;
    private readonly int _sharedRows;
    private readonly double _minimum;
    private readonly double _maximum;

    private MarginalFit(ColumnSchema schema, double[] sorted, int leastRows)
    {
        _sorted = sorted;
        _groupRows = Math.Max(leastRows, sorted.Length / MostGroups);
        _sharedRows = Math.Max(leastRows, sorted.Length / MostPointMasses);
        _minimum = schema.Minimum ?? sorted[0];
        _maximum = schema.Maximum ?? sorted[^1];
        _step = new NumericGrid(schema, new ValueRange(_minimum, _maximum)).Step;
    }

    /// <summary>The pieces of a column, ascending.</summary>
    /// <param name="schema">The column.</param>
    /// <param name="sorted">Its values, ascending, none missing, at least one.</param>
    /// <param name="leastRows">The least number of rows behind anything that is kept.</param>
    public static MarginalPiece[] Pieces(ColumnSchema schema, double[] sorted, int leastRows)
        => [.. new MarginalFit(schema, sorted, leastRows).Walk()];

    private IEnumerable<MarginalPiece> Walk()
    {
        int between = 0; // the first row since the last shared value
        double? below = null;
        for (int start = 0, end; start < _sorted.Length; start = end)
        {
            end = start + 1;
            while (end < _sorted.Length && _sorted[end] == _sorted[start]) { end++; }
            if (end - start < _sharedRows) { continue; }
            foreach (MarginalPiece piece in Groups(between, start, below, _sorted[start])) { yield return piece; }
            yield return new MarginalPiece(end - start, _sorted[start], _sorted[start], 1);
            between = end;
            below = _sorted[start];
        }
        foreach (MarginalPiece piece in Groups(between, _sorted.Length, below, null)) { yield return piece; }
    }

    /// <summary>The rows from <paramref name="start"/> to <paramref name="end"/>, which lie between two shared values or beyond the
    /// last one.</summary>
    private IEnumerable<MarginalPiece> Groups(int start, int end, double? below, double? above)
    {
        if (start == end) { yield break; }
        // Half a step more than the values themselves, so that rounding to the grid gives the outermost their full share.
        double half = _step / 2;
        double bottom = below + half ?? Math.Min(_minimum, _sorted[start]) - half;
        double top = above - half ?? Math.Max(_maximum, _sorted[end - 1]) + half;
        int rows = end - start, groups = Math.Max(1, rows / _groupRows);
        double low = bottom;
        for (int group = 0; group < groups; group++)
        {
            int from = start + (int)((long)rows * group / groups), to = start + (int)((long)rows * (group + 1) / groups);
            double high = group == groups - 1 ? top : _sorted[to - 1] / 2 + _sorted[to] / 2;
            yield return new MarginalPiece(to - from, low, high, Power(from, to, low, high));
            low = high;
        }
    }

    private double Power(int from, int to, double low, double high)
    {
        if (to - from < _groupRows || low >= high) { return 1; } // too few rows to show their mean
        double mean = 0;
        for (int i = from; i < to; i++) { mean += (_sorted[i] - mean) / (i - from + 1); }
        // Halves, because the difference of two huge ends is no number.
        double power = (high / 2 - low / 2) / (mean / 2 - low / 2) - 1;
        return double.IsNaN(power) ? 1 : Math.Clamp(power, 1 / LargestPower, LargestPower);
    }
}
