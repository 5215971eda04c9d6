namespace SynthTab.Evaluation.Neighbours;

/// <summary>The mean of rows coded for <see cref="RowDistance.Euclidean"/>, and the distances of rows from it, both in the space of
/// one-hot categories.</summary>
internal sealed class SpaceCentre
{
    private const int CodeOfMissing = -1;

    private readonly double[] _numbers;
    private readonly double[][] _shares; // [categorical columns][codes, missing first]
    private readonly double[] _squares; // the sum of a column's squared shares

    /// <summary>The centre of the rows, of which there must be one.</summary>
    public SpaceCentre(MixedRows rows)
    {
        _numbers = [.. rows.Numbers.Select(Enumerable.Average)];
        _shares = [.. rows.Categories.Select(codes => Shares(codes))];
        _squares = [.. _shares.Select(shares => shares.Sum(p => p * p))];
    }

    /// <summary>The distance of every row of the same coding from the centre, [rows].</summary>
    public double[] DistancesOf(MixedRows rows)
    {
        var distances = new double[rows.Rows];
        for (int c = 0; c < _numbers.Length; c++)
        {
            double[] cells = rows.Numbers[c];
            for (int row = 0; row < cells.Length; row++) { distances[row] += (cells[row] - _numbers[c]) * (cells[row] - _numbers[c]); }
        }
        for (int c = 0; c < _shares.Length; c++)
        {
            double[] codes = rows.Categories[c];
            for (int row = 0; row < codes.Length; row++) { distances[row] += Square(c, codes[row]); }
        }
        for (int row = 0; row < distances.Length; row++) { distances[row] = Math.Sqrt(distances[row]); }
        return distances;
    }

    /// <summary>Σ p² for an unknown category, which is all zeros; 1 - 2 p + Σ p² for one whose share is p.</summary>
    private double Square(int column, double code)
    {
        if (code == MixedRows.Unknown) { return _squares[column]; }
        int place = (int)code - CodeOfMissing;
        double share = place < _shares[column].Length ? _shares[column][place] : 0;
        return Math.Max(0, 1 - 2 * share + _squares[column]);
    }

    private static double[] Shares(double[] codes)
    {
        var shares = new double[Math.Max(0, (int)codes.Max()) - CodeOfMissing + 1];
        foreach (double code in codes)
        {
            if (code != MixedRows.Unknown) { shares[(int)code - CodeOfMissing] += 1.0 / codes.Length; }
        }
        return shares;
    }
}
