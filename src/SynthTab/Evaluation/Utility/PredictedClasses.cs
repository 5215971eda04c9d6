namespace SynthTab.Evaluation.Utility;

/// <summary>Predictions of a category, judged: macro-averaged area under the ROC curve, macro F1 and accuracy.</summary>
internal sealed class PredictedClasses
{
    private readonly int[] _truth;
    private readonly int[] _predicted;
    private readonly AreaUnderRoc[] _areas;
    private readonly int _classes;

    /// <summary>Takes the truth of each row, [rows], and a probability of each class for each row, [classes][rows].</summary>
    public PredictedClasses(int[] truth, double[][] probabilities)
    {
        _truth = truth;
        _classes = probabilities.Length;
        _predicted = [.. truth.Select((_, row) => LikeliestClass(probabilities, row))];
        // Two classes share one curve; more are each set against all others.
        _areas = _classes == 2
            ? [new AreaUnderRoc(probabilities[1], [.. truth.Select(t => t == 1)])]
            : [.. probabilities.Select((p, k) => new AreaUnderRoc(p, [.. truth.Select(t => t == k)]))];
    }

    /// <summary>The area under the ROC curve, averaged over the classes that occur among the weighted rows, in [0, 1]; NaN where
    /// only one does.</summary>
    public double Area(int[] weights)
    {
        double[] defined = [.. _areas.Select(a => a.Value(weights)).Where(double.IsFinite)];
        return defined.Length == 0 ? double.NaN : defined.Average();
    }

    /// <summary>The share of rows whose likeliest class is the true one.</summary>
    public double Accuracy => _truth.Zip(_predicted).Count(p => p.First == p.Second) / (double)_truth.Length;

    /// <summary>F1 averaged over the classes that occur in truth or prediction.</summary>
    public double MacroF1
    {
        get
        {
            var right = new int[_classes];
            var claims = new int[_classes]; // true plus predicted occurrences
            for (int row = 0; row < _truth.Length; row++)
            {
                claims[_truth[row]]++;
                claims[_predicted[row]]++;
                if (_truth[row] == _predicted[row]) { right[_truth[row]]++; }
            }
            return Enumerable.Range(0, _classes).Where(k => claims[k] > 0).Average(k => 2.0 * right[k] / claims[k]);
        }
    }

    private static int LikeliestClass(double[][] probabilities, int row)
    {
        int best = 0;
        for (int k = 1; k < probabilities.Length; k++)
        {
            if (probabilities[k][row] > probabilities[best][row]) { best = k; }
        }
        return best;
    }
}
