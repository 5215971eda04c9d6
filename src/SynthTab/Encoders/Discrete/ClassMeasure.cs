namespace SynthTab.Encoders.Discrete;

/// <summary>
/// How classes of ordinary values are shared out along the value axis: half by rows, so that no class outweighs the others, and half so
/// that values within classes differ least, which gives more classes to long tails.
/// </summary>
/// <remarks>The second half is the density of levels that quantises with the least squared error, the cube root of the density of values:
/// Panter and Dite 1951, "Quantization Distortion in Pulse-Count Modulation with Nonuniform Spacing of Levels", eq. 19. The density is
/// taken over cells of a few hundred rows.</remarks>
internal sealed class ClassMeasure
{
    private const int Cells = 256;

    private readonly double[] _before; // the measure of all values before each, [distinct + 1]

    /// <summary>Measures a column.</summary>
    public ClassMeasure(DistinctValues distinct)
    {
        var weights = new double[distinct.Values.Length];
        double spread = 0;
        foreach ((int first, int last) in CellsOf(distinct))
        {
            double rows = 0;
            for (int i = first; i <= last; i++) { rows += distinct.Counts[i]; }
            double width = distinct.Values[Math.Min(last + 1, weights.Length - 1)] / 2 - distinct.Values[first] / 2; // halves: no overflow
            double cell = Math.Cbrt(rows / distinct.Rows) * Math.Pow(Math.Max(width, 0), 2.0 / 3);
            for (int i = first; i <= last; i++) { weights[i] = cell * distinct.Counts[i] / rows; }
            spread += cell;
        }
        _before = new double[weights.Length + 1];
        for (int i = 0; i < weights.Length; i++)
        {
            double byRows = (double)distinct.Counts[i] / distinct.Rows;
            _before[i + 1] = _before[i] + (spread > 0 ? (byRows + weights[i] / spread) / 2 : byRows);
        }
    }

    /// <summary>The share of the classes that these values get, by their indices.</summary>
    public double Of(int first, int last) => _before[last + 1] - _before[first];

    private static IEnumerable<(int First, int Last)> CellsOf(DistinctValues distinct)
    {
        double perCell = Math.Max(4, (double)distinct.Rows / Cells), rows = 0;
        for (int i = 0, start = 0; i < distinct.Values.Length; i++)
        {
            rows += distinct.Counts[i];
            if (rows < perCell && i < distinct.Values.Length - 1) { continue; }
            yield return (start, i);
            (start, rows) = (i + 1, 0);
        }
    }
}
