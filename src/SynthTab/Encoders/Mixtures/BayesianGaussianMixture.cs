using System.Numerics.Tensors;

namespace SynthTab.Encoders.Mixtures;

/// <summary>
/// Fits a mixture of normals to one column by variational inference with a Dirichlet-process prior: it uses as many components
/// as the values call for, up to a limit.
/// </summary>
/// <remarks>
/// The steps are those of <see cref="VariationalPosterior"/>, on <see cref="WeightedCells"/>, all components at once in vector
/// instructions. The start is a split at quantiles, so nothing is random: the same values give the same mixture.
/// </remarks>
public static class BayesianGaussianMixture
{
    private const int MostSteps = 500;

    /// <summary>The gain of the evidence bound per row below which a step is the last.</summary>
    private const double LeastGain = 1e-6;

    /// <summary>Fits the mixture.</summary>
    /// <param name="values">The values, finite, in any order, [rows]; at least one. Their differences must not overflow.</param>
    /// <param name="maximumComponents">The most components. At least 1.</param>
    /// <param name="grain">The step of the grid on which the values lie, or 0: no component becomes narrower than it.</param>
    /// <returns>The mixture, in the values' own unit; components that found no work have a weight near 0.</returns>
    public static GaussianMixture Fit(ReadOnlySpan<double> values, int maximumComponents, double grain = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maximumComponents, 1);
        ArgumentOutOfRangeException.ThrowIfZero(values.Length);
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        double middle = sorted[sorted.Length / 2], spread = Spread(sorted);
        for (int i = 0; i < sorted.Length; i++) { sorted[i] = (sorted[i] - middle) / spread; }
        WeightedCells cells = WeightedCells.Of(sorted, grain / spread);
        GaussianMixture standardised = Climb(cells, Math.Min(maximumComponents, cells.Count));
        return new GaussianMixture(
            standardised.Weights,
            Array.ConvertAll(standardised.Means, m => middle + spread * m),
            Array.ConvertAll(standardised.Deviations, s => spread * s));
    }

    /// <summary>
    /// The spread that the middle half of the values has: one outlier must not decide what counts as narrow. Where the middle
    /// half is one value, the deviation of all; where all are one value, 1.
    /// </summary>
    private static double Spread(double[] sorted)
    {
        const double quartilesOfNormal = 1.349; // distance of a standard normal's quartiles
        double middleHalf = (sorted[3 * (sorted.Length - 1) / 4] - sorted[(sorted.Length - 1) / 4]) / quartilesOfNormal;
        if (middleHalf > 0) { return middleHalf; }
        double deviation = TensorPrimitives.StdDev(sorted);
        return deviation > 0 ? deviation : 1;
    }

    /// <summary>Alternates expectation and update until the evidence bound no longer rises.</summary>
    private static GaussianMixture Climb(WeightedCells cells, int components)
    {
        var posterior = new VariationalPosterior(components);
        var responsibilities = new Responsibilities(cells, components);
        responsibilities.StartAtQuantiles();
        double bound = double.NegativeInfinity;
        for (int step = 0; step < MostSteps; step++)
        {
            responsibilities.Teach(posterior);
            double logEvidence = responsibilities.Ask(posterior);
            double next = logEvidence - posterior.Divergence();
            if (next - bound < LeastGain * cells.Rows && step > 0) { break; }
            bound = next;
        }
        return posterior.Expected();
    }
}
