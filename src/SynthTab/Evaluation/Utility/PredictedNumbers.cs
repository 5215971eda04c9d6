using System.Globalization;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Utility;

/// <summary>Predictions of a number, judged: share of explained variance, root mean square and mean absolute error.</summary>
/// <param name="truth">The true numbers, [rows].</param>
/// <param name="predicted">The predictions, [rows].</param>
/// <param name="scale">What both were scaled by; errors are told in the column's own unit.</param>
internal sealed class PredictedNumbers(double[] truth, double[] predicted, UnitScale scale) : TargetPredictions
{
    private const int Bins = 10;

    /// <summary>A mean of fewer rows is not told.</summary>
    private const int LeastRows = 10;

    /// <inheritdoc/>
    public override int Rows => truth.Length;

    /// <inheritdoc/>
    public override string Measure => "R²";

    /// <summary>1 - squared error over the squared deviation from the mean, of the weighted rows; at most 1, below 0 where the
    /// mean itself predicts better, NaN where the truth does not vary.</summary>
    public override double Value(int[] weights)
    {
        double rows = 0, sum = 0;
        for (int row = 0; row < truth.Length; row++)
        {
            rows += weights[row];
            sum += weights[row] * truth[row];
        }
        double mean = sum / rows, error = 0, spread = 0;
        for (int row = 0; row < truth.Length; row++)
        {
            double miss = truth[row] - predicted[row], deviation = truth[row] - mean;
            error += weights[row] * miss * miss;
            spread += weights[row] * deviation * deviation;
        }
        return spread == 0 ? double.NaN : 1 - error / spread;
    }

    /// <inheritdoc/>
    public override double Skill(int[] weights) => Value(weights);

    /// <summary>The root of the mean squared error, in the column's unit.</summary>
    public double RootMeanSquareError => scale.DistanceBack(Math.Sqrt(truth.Zip(predicted, (t, p) => (t - p) * (t - p)).Average()));

    /// <summary>The mean of the absolute error, in the column's unit.</summary>
    public double MeanAbsoluteError => scale.DistanceBack(truth.Zip(predicted, (t, p) => Math.Abs(t - p)).Average());

    /// <inheritdoc/>
    public override IEnumerable<DetailTable> Details()
    {
        yield return Figures(("R²", Value()), ("root mean square error", RootMeanSquareError), ("mean absolute error", MeanAbsoluteError));
        if (Reliability() is { } reliability) { yield return reliability; }
    }

    /// <summary>Rows in ten equal parts by what was predicted: the mean prediction of each beside the mean truth, in the column's unit;
    /// null where these are too large for numbers or the rows too few.</summary>
    private DetailTable? Reliability()
    {
        int bins = Math.Min(Bins, truth.Length / LeastRows);
        int[] order = [.. Enumerable.Range(0, truth.Length).OrderBy(row => predicted[row])];
        (double Predicted, double True)[] points = [.. Enumerable.Range(0, bins)
            .Select(bin => order[(int)((long)truth.Length * bin / bins)..(int)((long)truth.Length * (bin + 1) / bins)])
            .Select(rows => (scale.Back(rows.Average(row => predicted[row])), scale.Back(rows.Average(row => truth[row]))))];
        return bins < 2 || !points.All(p => double.IsFinite(p.Predicted) && double.IsFinite(p.True))
            ? null
            : new DetailTable("reliability", "Calibration: what was predicted and what came true", DetailKind.Curve, ["part"], ["mean prediction", "mean of the truth"],
                [.. points.Select((p, i) => new DetailRow([string.Create(CultureInfo.InvariantCulture, $"{i + 1} of {bins}")], [p.Predicted, p.True]))]);
    }
}
