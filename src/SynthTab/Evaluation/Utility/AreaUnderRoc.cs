namespace SynthTab.Evaluation.Utility;

/// <summary>The probability that a positive row has a higher score than a negative one, ties counting half: the area under the
/// ROC curve. Rows are sorted once, so that it can be asked again with other weights.</summary>
internal sealed class AreaUnderRoc
{
    private readonly double[] _ascending;
    private readonly int[] _rows;
    private readonly bool[] _positive;

    /// <summary>Takes the score and the truth of each row.</summary>
    public AreaUnderRoc(double[] scores, bool[] positive)
    {
        _ascending = [.. scores];
        _rows = [.. Enumerable.Range(0, scores.Length)];
        _positive = positive;
        Array.Sort(_ascending, _rows);
    }

    /// <summary>The area with every row counted as often as said, in [0, 1]; NaN without a positive or without a negative row.</summary>
    public double Value(int[] weights)
    {
        double positives = 0, negatives = 0, won = 0;
        for (int start = 0, end; start < _rows.Length; start = end)
        {
            double tiedPositives = 0, tiedNegatives = 0;
            for (end = start; end < _rows.Length && _ascending[end] == _ascending[start]; end++)
            {
                int row = _rows[end];
                if (_positive[row]) { tiedPositives += weights[row]; } else { tiedNegatives += weights[row]; }
            }
            won += tiedPositives * (negatives + tiedNegatives / 2);
            positives += tiedPositives;
            negatives += tiedNegatives;
        }
        return won / (positives * negatives); // 0/0 is NaN
    }
}
