using System.Globalization;

namespace SynthTab.Evaluation.Utility;

/// <summary>Whether things happen as often as was said: stated probabilities in ten bins beside how often it came true.</summary>
/// <remarks>Guo et al. 2017, "On Calibration of Modern Neural Networks", eq. 3 (expected calibration error).</remarks>
internal sealed class Calibration
{
    private const int Bins = 10;

    /// <summary>Bins of fewer rows are not told.</summary>
    private const int LeastRows = 10;

    private readonly double[] _stated = new double[Bins], _happened = new double[Bins];
    private readonly int[] _rows = new int[Bins];

    /// <summary>Takes the stated probability of each row and whether it came true.</summary>
    public Calibration(double[] stated, bool[] happened)
    {
        for (int row = 0; row < stated.Length; row++)
        {
            int bin = Math.Clamp((int)(stated[row] * Bins), 0, Bins - 1);
            _rows[bin]++;
            _stated[bin] += stated[row];
            _happened[bin] += happened[row] ? 1 : 0;
        }
        Error = Enumerable.Range(0, Bins).Sum(bin => Math.Abs(_stated[bin] - _happened[bin])) / stated.Length;
    }

    /// <summary>The distance of stated from observed shares, averaged over rows, in [0, 1].</summary>
    public double Error { get; }

    /// <summary>The reliability curve.</summary>
    public DetailTable Table() => new(
        "reliability", "Calibration: what was stated and what came true", DetailKind.Curve, ["bin", "rows"], ["stated probability", "share that came true"],
        [.. Enumerable.Range(0, Bins).Where(bin => _rows[bin] >= LeastRows).Select(bin => new DetailRow(
            [
                string.Create(CultureInfo.InvariantCulture, $"{bin / (double)Bins:0.0} to {(bin + 1) / (double)Bins:0.0}"),
                _rows[bin].ToString(CultureInfo.InvariantCulture),
            ],
            [_stated[bin] / _rows[bin], _happened[bin] / _rows[bin]]))]);
}
