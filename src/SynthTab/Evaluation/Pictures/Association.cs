using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Pictures;

/// <summary>How strongly two columns of one table hang together.</summary>
internal static class Association
{
    /// <summary>The strength for the columns at these positions; NaN where one of them is constant.</summary>
    public static double Between(PreparedTable table, int first, int second) => (table.Columns[first], table.Columns[second]) switch
    {
        (PreparedNumbers, PreparedNumbers) => Correlations.Of(table).Between(first, second),
        (PreparedNumbers x, PreparedCategories y) => CorrelationRatio(x.Values, y.Codes, y.Levels.Count),
        (PreparedCategories x, PreparedNumbers y) => CorrelationRatio(y.Values, x.Codes, x.Levels.Count),
        (PreparedCategories x, PreparedCategories y) => CramersV(x.Codes, y.Codes),
        _ => double.NaN,
    };

    /// <summary>√(variance between groups / variance), over the rows where both are present.</summary>
    private static double CorrelationRatio(double[] values, int[] codes, int groups)
    {
        double[] sums = new double[groups], counts = new double[groups];
        (double largest, double total, double count) = (0, 0, 0);
        for (int row = 0; row < values.Length; row++) { largest = Math.Max(largest, double.IsNaN(values[row]) ? 0 : Math.Abs(values[row])); }
        if (largest == 0) { return double.NaN; }
        for (int row = 0; row < values.Length; row++)
        {
            if (double.IsNaN(values[row]) || codes[row] < 0) { continue; }
            double value = values[row] / largest;
            sums[codes[row]] += value;
            counts[codes[row]]++;
            (total, count) = (total + value, count + 1);
        }
        double mean = total / count, all = 0, between = 0;
        for (int row = 0; row < values.Length; row++)
        {
            if (!double.IsNaN(values[row]) && codes[row] >= 0) { all += Math.Pow(values[row] / largest - mean, 2); }
        }
        for (int group = 0; group < groups; group++)
        {
            if (counts[group] > 0) { between += counts[group] * Math.Pow(sums[group] / counts[group] - mean, 2); }
        }
        return all > 1e-20 * count ? Math.Sqrt(Math.Clamp(between / all, 0, 1)) : double.NaN;
    }

    /// <summary>√(χ² / (n · (min(levels) - 1))), over the rows where both are present.</summary>
    private static double CramersV(int[] x, int[] y)
    {
        Dictionary<int, double> ofX = [], ofY = [];
        Dictionary<(int X, int Y), double> both = [];
        double count = 0;
        for (int row = 0; row < x.Length; row++)
        {
            if (x[row] < 0 || y[row] < 0) { continue; }
            ofX[x[row]] = ofX.GetValueOrDefault(x[row]) + 1;
            ofY[y[row]] = ofY.GetValueOrDefault(y[row]) + 1;
            both[(x[row], y[row])] = both.GetValueOrDefault((x[row], y[row])) + 1;
            count++;
        }
        int freedom = Math.Min(ofX.Count, ofY.Count) - 1;
        if (freedom < 1) { return double.NaN; }
        double share = both.Sum(cell => cell.Value * cell.Value / (ofX[cell.Key.X] * ofY[cell.Key.Y])) - 1; // χ² / n
        return Math.Sqrt(Math.Clamp(share / freedom, 0, 1));
    }
}
