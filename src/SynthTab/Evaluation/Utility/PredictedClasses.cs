using System.Globalization;

namespace SynthTab.Evaluation.Utility;

/// <summary>Predictions of a class, judged: macro-averaged area under the ROC curve, macro F1, accuracy, log loss and calibration.</summary>
internal sealed class PredictedClasses : TargetPredictions
{
    private const int CurvePoints = 50;

    /// <summary>Classes of fewer tested rows are not told one by one.</summary>
    private const int LeastRows = 10;

    private readonly int[] _truth;
    private readonly double[][] _probabilities;
    private readonly IReadOnlyList<string> _names;
    private readonly int[] _predicted;
    private readonly AreaUnderRoc[] _areas;
    private readonly int[] _right, _claims; // of each class: hits, and true plus predicted occurrences

    /// <summary>Takes the truth of each row, [rows], a probability of each class for each row, [classes][rows], and the classes' names.</summary>
    public PredictedClasses(int[] truth, double[][] probabilities, IReadOnlyList<string> names)
    {
        _truth = truth;
        _probabilities = probabilities;
        _names = names;
        _predicted = [.. truth.Select((_, row) => LikeliestClass(row))];
        // Two classes share one curve; more are each set against all others.
        _areas = probabilities.Length == 2
            ? [new AreaUnderRoc(probabilities[1], [.. truth.Select(t => t == 1)])]
            : [.. probabilities.Select((p, k) => new AreaUnderRoc(p, [.. truth.Select(t => t == k)]))];
        _right = new int[probabilities.Length];
        _claims = new int[probabilities.Length];
        for (int row = 0; row < truth.Length; row++)
        {
            _claims[truth[row]]++;
            _claims[_predicted[row]]++;
            if (truth[row] == _predicted[row]) { _right[truth[row]]++; }
        }
    }

    /// <inheritdoc/>
    public override int Rows => _truth.Length;

    /// <inheritdoc/>
    public override string Measure => _probabilities.Length == 2 ? "AUC" : "macro AUC";

    /// <summary>The area under the ROC curve, averaged over the classes that occur among the weighted rows, in [0, 1]; NaN where
    /// only one does.</summary>
    public override double Value(int[] weights)
    {
        double sum = 0;
        int defined = 0;
        foreach (AreaUnderRoc area in _areas)
        {
            double one = area.Value(weights);
            if (!double.IsFinite(one)) { continue; }
            sum += one;
            defined++;
        }
        return defined == 0 ? double.NaN : sum / defined;
    }

    /// <inheritdoc/>
    public override double Skill(int[] weights) => 2 * Value(weights) - 1;

    /// <summary>The share of rows whose likeliest class is the true one.</summary>
    public double Accuracy => _right.Sum() / (double)Rows;

    /// <summary>F1 averaged over the classes that occur in truth or prediction.</summary>
    public double MacroF1 => Enumerable.Range(0, _claims.Length).Where(k => _claims[k] > 0).Average(F1);

    /// <summary>The mean of -log of the true class's probability, which counts as at least 2^-52.</summary>
    public double LogLoss => _truth.Select((t, row) => -Math.Log(Math.Clamp(_probabilities[t][row], double.BitIncrement(1) - 1, 1))).Average();

    /// <summary>How well stated probabilities are kept: of the second of two classes, or of the likeliest of more.</summary>
    public Calibration Calibration => _probabilities.Length == 2
        ? new Calibration(_probabilities[1], [.. _truth.Select(t => t == 1)])
        : new Calibration([.. _predicted.Select((k, row) => _probabilities[k][row])], [.. _truth.Select((t, row) => t == _predicted[row])]);

    /// <inheritdoc/>
    public override IEnumerable<DetailTable> Details()
    {
        Calibration calibration = Calibration;
        yield return Figures(
            (Measure, Value()), ("F1, macro average", MacroF1), ("accuracy", Accuracy), ("log loss", LogLoss), ("expected calibration error", calibration.Error));
        yield return new DetailTable("classes", "Each class", DetailKind.Figures, ["class"], ["tested rows", "F1"],
            [.. Enumerable.Range(0, _claims.Length).Select(ClassRow)]);
        yield return calibration.Table();
        if (_probabilities.Length == 2) { yield return RocTable(); }
    }

    private double F1(int k) => 2.0 * _right[k] / _claims[k];

    private DetailRow ClassRow(int k)
    {
        int rows = _truth.Count(t => t == k);
        return new DetailRow([_names[k]], rows is > 0 and < LeastRows ? [null, null] : [rows, _claims[k] > 0 ? F1(k) : null]);
    }

    private DetailTable RocTable()
    {
        double[] Scores(int k) => [.. _probabilities[1].Where((_, row) => _truth[row] == k)];
        double[] positives = Scores(1), negatives = Scores(0);
        return new DetailTable("roc", "ROC curve on unseen real rows", DetailKind.Curve, ["point"], ["false-positive rate", "true-positive rate"],
            positives.Length == 0 || negatives.Length == 0
                ? []
                : [.. new RocCurve(positives, negatives).Points(CurvePoints).Select((p, i) => new DetailRow(
                    [i.ToString(CultureInfo.InvariantCulture)], [p.FalsePositives, p.TruePositives]))]);
    }

    private int LikeliestClass(int row)
    {
        int best = 0;
        for (int k = 1; k < _probabilities.Length; k++)
        {
            if (_probabilities[k][row] > _probabilities[best][row]) { best = k; }
        }
        return best;
    }
}
