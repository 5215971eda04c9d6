namespace SynthTab.Learners.Trees;

/// <summary>Finds the split of a node's rows that lowers the loss most, from sums over the codes of a column.</summary>
/// <remarks>Second-order gain: Σ_k G²/(H + λ) of both sides less that of the whole, where G sums slopes and H curvatures.
/// Chen and Guestrin 2016, "XGBoost: A Scalable Tree Boosting System", eq. 7. With slope -y and curvature 1 it is the
/// reduction of squared error, and for 0-or-1 outputs that of Gini impurity. The direction of missing cells is learned: ibid., algorithm 3.</remarks>
internal sealed class SplitSearch
{
    private readonly TreeGrowth _growth;
    private readonly int _outputs;
    private readonly double[] _left, _whole;
    private double _wholeScore;

    /// <summary>Searches splits of trees that grow so far and have so many outputs.</summary>
    public SplitSearch(TreeGrowth growth, int outputs)
    {
        _growth = growth;
        _outputs = outputs;
        _left = new double[outputs + 1];
        _whole = new double[outputs + 1];
    }

    /// <summary>The best split so far; null before one lowers the loss.</summary>
    public TreeSplit? Best { get; private set; }

    /// <summary>By how much the best split lowers the loss.</summary>
    public double Gain { get; private set; }

    /// <summary>Turns to the rows of another node, given the sums over all of them, [outputs + 1].</summary>
    public void Restart(ReadOnlySpan<double> whole)
    {
        whole.CopyTo(_whole);
        _wholeScore = Score(whole, default);
        Best = null;
        Gain = 1e-9 * Math.Abs(_wholeScore) + 1e-12; // less than this is rounding
    }

    /// <summary>Looks at one column.</summary>
    /// <param name="column">Its position.</param>
    /// <param name="isOrdered">Whether its codes are ordered.</param>
    /// <param name="bins">The sums of the node's rows with each code, [codes, outputs + 1].</param>
    public void Look(int column, bool isOrdered, ReadOnlySpan<double> bins)
    {
        if (isOrdered) { LookAtCuts(column, bins); } else { LookAtCodes(column, bins); }
    }

    private void LookAtCodes(int column, ReadOnlySpan<double> bins)
    {
        int width = _outputs + 1;
        for (int code = 0; code * width < bins.Length; code++)
        {
            ReadOnlySpan<double> bin = bins.Slice(code * width, width);
            if (bin[_outputs] > 0) { Try(bin, new TreeSplit(column, (byte)code, IsOrdered: false, MissingLeft: false)); }
        }
    }

    private void LookAtCuts(int column, ReadOnlySpan<double> bins)
    {
        int width = _outputs + 1, codes = bins.Length / width;
        ReadOnlySpan<double> missing = bins[..width];
        bool anyMissing = missing[_outputs] > 0;
        Array.Clear(_left);
        for (int code = 1; code < codes; code++)
        {
            ReadOnlySpan<double> bin = bins.Slice(code * width, width);
            if (bin[_outputs] <= 0) { continue; } // nobody between this cut and the one before
            Add(bin, 1);
            // Unseen missing cells follow the heavier side.
            bool heavier = 2 * _left[_outputs] > _whole[_outputs];
            Try(_left, new TreeSplit(column, (byte)code, IsOrdered: true, MissingLeft: !anyMissing && heavier));
            if (!anyMissing) { continue; }
            Add(missing, 1);
            Try(_left, new TreeSplit(column, (byte)code, IsOrdered: true, MissingLeft: true));
            Add(missing, -1);
        }
    }

    private void Add(ReadOnlySpan<double> bin, int sign)
    {
        for (int k = 0; k < _left.Length; k++) { _left[k] += sign * bin[k]; }
    }

    private void Try(ReadOnlySpan<double> left, TreeSplit split)
    {
        double leftWeight = left[_outputs], rightWeight = _whole[_outputs] - leftWeight;
        if (leftWeight < _growth.LeastWeight || rightWeight < _growth.LeastWeight) { return; }
        double gain = Score(left, default) + Score(_whole, left) - _wholeScore;
        if (gain <= Gain) { return; }
        Gain = gain;
        Best = split;
    }

    /// <summary>Σ_k G²/(H + λ) of the sums, less those of <paramref name="taken"/> where given.</summary>
    private double Score(ReadOnlySpan<double> sums, ReadOnlySpan<double> taken)
    {
        double squares = 0;
        if (taken.IsEmpty)
        {
            for (int k = 0; k < _outputs; k++) { squares += sums[k] * sums[k]; }
            return squares / (sums[_outputs] + _growth.Penalty);
        }
        for (int k = 0; k < _outputs; k++) { squares += (sums[k] - taken[k]) * (sums[k] - taken[k]); }
        return squares / (sums[_outputs] - taken[_outputs] + _growth.Penalty);
    }
}
