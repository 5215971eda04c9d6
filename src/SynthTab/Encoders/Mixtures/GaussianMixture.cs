namespace SynthTab.Encoders.Mixtures;

/// <summary>A mixture of one-dimensional normal distributions: a density that can be asked which component made a value.</summary>
public sealed class GaussianMixture
{
    private readonly double[] _logScales; // ln(w / (s sqrt(2 pi))), [components]

    /// <summary>Takes the arrays over.</summary>
    /// <param name="weights">The shares of the components, positive, [components]; they are divided by their sum.</param>
    /// <param name="means">Their means, finite, [components].</param>
    /// <param name="deviations">Their standard deviations, positive, [components].</param>
    /// <exception cref="ArgumentException">There is no component, the lengths differ, or a value is out of its range.</exception>
    public GaussianMixture(double[] weights, double[] means, double[] deviations)
    {
        bool sound = weights.Length > 0 && means.Length == weights.Length && deviations.Length == weights.Length
            && weights.All(w => w > 0 && double.IsFinite(w)) && means.All(double.IsFinite)
            && deviations.All(s => s > 0 && double.IsFinite(s));
        if (!sound)
        {
            throw new ArgumentException("A mixture needs weights above 0, finite means and deviations above 0, as many of each.");
        }
        double total = weights.Sum();
        // Weights that already sum to 1 but for rounding stay as they are, so that a saved mixture comes back bit by bit.
        Weights = Math.Abs(total - 1) < 1e-12 ? weights : Array.ConvertAll(weights, w => w / total);
        Means = means;
        Deviations = deviations;
        _logScales = new double[weights.Length];
        for (int k = 0; k < weights.Length; k++)
        {
            _logScales[k] = Math.Log(Weights[k]) - Math.Log(deviations[k]) - 0.5 * Math.Log(2 * Math.PI);
        }
    }

    /// <summary>The number of components.</summary>
    public int Count => Weights.Length;

    /// <summary>The shares of the components, summing to 1, [components].</summary>
    public double[] Weights { get; }

    /// <summary>The means, [components].</summary>
    public double[] Means { get; }

    /// <summary>The standard deviations, [components].</summary>
    public double[] Deviations { get; }

    /// <summary>The natural logarithm of the density at <paramref name="value"/>: ln sum over k of w_k N(value; m_k, s_k^2).</summary>
    public double LogDensity(double value)
    {
        Span<double> logs = stackalloc double[Count];
        double highest = JointLogs(value, logs);
        double sum = 0;
        foreach (double log in logs) { sum += Math.Exp(log - highest); }
        return highest + Math.Log(sum);
    }

    /// <summary>How likely each component is to have made the value; the entries sum to 1.</summary>
    /// <param name="value">The value.</param>
    /// <param name="into">Receives the probabilities, [components].</param>
    public void Responsibilities(double value, Span<double> into)
    {
        double highest = JointLogs(value, into);
        double sum = 0;
        for (int k = 0; k < into.Length; k++)
        {
            into[k] = Math.Exp(into[k] - highest);
            sum += into[k];
        }
        for (int k = 0; k < into.Length; k++) { into[k] /= sum; }
    }

    /// <summary>The mixture without the components below the given share (the largest always stays), ordered by their means.</summary>
    public GaussianMixture WithoutBelow(double share)
    {
        int largest = Array.IndexOf(Weights, Weights.Max());
        int[] kept = [.. Enumerable.Range(0, Count).Where(k => Weights[k] >= share || k == largest).OrderBy(k => Means[k])];
        return new GaussianMixture(
            Array.ConvertAll(kept, k => Weights[k]),
            Array.ConvertAll(kept, k => Means[k]),
            Array.ConvertAll(kept, k => Deviations[k]));
    }

    /// <summary>ln(w_k N(value; m_k, s_k^2)) for every component; returns the highest.</summary>
    private double JointLogs(double value, Span<double> into)
    {
        double highest = double.NegativeInfinity;
        for (int k = 0; k < into.Length; k++)
        {
            double z = (value - Means[k]) / Deviations[k];
            into[k] = _logScales[k] - 0.5 * z * z;
            highest = Math.Max(highest, into[k]);
        }
        return highest;
    }
}
