namespace SynthTab.Tests.Synthesis.Classical;

/// <summary>Moments of plain arrays, written down a second time so that the library does not judge itself.</summary>
internal static class Moments
{
    public static double Correlation(double[] a, double[] b)
    {
        double meanA = a.Average(), meanB = b.Average();
        double product = a.Zip(b, (x, y) => (x - meanA) * (y - meanB)).Sum();
        return product / Math.Sqrt(a.Sum(x => (x - meanA) * (x - meanA)) * b.Sum(y => (y - meanB) * (y - meanB)));
    }
}
