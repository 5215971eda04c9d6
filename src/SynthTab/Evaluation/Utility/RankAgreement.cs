using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Utility;

/// <summary>Rank correlations of two lists of numbers; 0 where one of them has no order.</summary>
internal sealed class RankAgreement
{
    /// <summary>Takes the numbers of the same things, [things] each.</summary>
    public RankAgreement(double[] first, double[] second)
    {
        Spearman = Correlation(Ranks.Of(first), Ranks.Of(second));
        Kendall = TauB(first, second);
    }

    /// <summary>Pearson's correlation of the ranks, ties at their mean rank, in [-1, 1].</summary>
    public double Spearman { get; }

    /// <summary>Pairs in the same less pairs in opposite order, over the geometric mean of the pairs not tied in either list, in [-1, 1].</summary>
    public double Kendall { get; }

    private static double Correlation(double[] x, double[] y)
    {
        double meanX = x.Average(), meanY = y.Average(), xy = 0, xx = 0, yy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            xy += (x[i] - meanX) * (y[i] - meanY);
            xx += (x[i] - meanX) * (x[i] - meanX);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xx > 0 && yy > 0 ? Math.Clamp(xy / Math.Sqrt(xx * yy), -1, 1) : 0;
    }

    private static double TauB(double[] x, double[] y)
    {
        double same = 0, orderedX = 0, orderedY = 0;
        for (int i = 0; i < x.Length; i++)
        {
            for (int j = i + 1; j < x.Length; j++)
            {
                int a = x[i].CompareTo(x[j]), b = y[i].CompareTo(y[j]);
                same += a * b;
                orderedX += a * a;
                orderedY += b * b;
            }
        }
        return orderedX > 0 && orderedY > 0 ? Math.Clamp(same / Math.Sqrt(orderedX * orderedY), -1, 1) : 0;
    }
}
