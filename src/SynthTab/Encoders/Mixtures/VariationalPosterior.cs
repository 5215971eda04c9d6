using MathNet.Numerics;

namespace SynthTab.Encoders.Mixtures;

/// <summary>
/// What is believed about a mixture's components after seeing soft counts: a stick of the Dirichlet process, and a
/// normal-gamma distribution of mean and precision, for each.
/// </summary>
/// <remarks>
/// Bishop 2006, "Pattern Recognition and Machine Learning", section 10.2 (one dimension), with the weights' Dirichlet replaced by
/// truncated stick-breaking: Blei and Jordan 2006, "Variational Inference for Dirichlet Process Mixtures". The sticks are
/// broken in the order of the components' sizes (Kurihara, Welling and Teh 2007), which never lowers the bound.
/// Values are standardised: the prior belongs to a column whose middle half has the spread of a standard normal.
/// </remarks>
internal sealed class VariationalPosterior
{
    /// <summary>The concentration of the Dirichlet process: so small that a component must earn its place.</summary>
    private const double Concentration = 1e-3;

    // One hundredth of an observation at the middle, and one of a spread of a twentieth: weak enough to leave narrow modes
    // narrow. (With a whole observation at the column's mean, a mode of 1,000 rows three deviations away doubles its variance.)
    internal const double PriorMean = 0, PriorMeanRows = 0.01, PriorShape = 0.5, PriorRate = 0.5 * 0.05 * 0.05;

    private readonly double[] _meanRows, _means, _shapes, _rates; // [components]
    private readonly double[] _stickFirst, _stickRest;             // [components], by component
    private readonly int[] _bySize;                                // components, largest first

    public VariationalPosterior(int components)
    {
        _meanRows = new double[components];
        _means = new double[components];
        _shapes = new double[components];
        _rates = new double[components];
        _stickFirst = new double[components];
        _stickRest = new double[components];
        _bySize = [.. Enumerable.Range(0, components)];
    }

    private int Count => _means.Length;

    /// <summary>Where the component is believed to lie.</summary>
    public double Mean(int k) => _means[k];

    /// <summary>The expected precision, 1/variance.</summary>
    public double Precision(int k) => _shapes[k] / _rates[k];

    /// <summary>Learns from the soft counts: rows, mean and variance of what each component answers for, [components].</summary>
    public void Update(ReadOnlySpan<double> rows, ReadOnlySpan<double> means, ReadOnlySpan<double> variances)
    {
        for (int k = 0; k < Count; k++)
        {
            double offset = means[k] - PriorMean;
            _meanRows[k] = PriorMeanRows + rows[k];
            _means[k] = PriorMean + offset * rows[k] / _meanRows[k];
            _shapes[k] = PriorShape + rows[k] / 2;
            _rates[k] = PriorRate + 0.5 * (rows[k] * variances[k] + PriorMeanRows * rows[k] / _meanRows[k] * offset * offset);
        }
        BreakSticks(rows.ToArray());
    }

    private void BreakSticks(double[] rows)
    {
        Array.Sort(_bySize, (a, b) => rows[a] != rows[b] ? rows[b].CompareTo(rows[a]) : a.CompareTo(b));
        double rest = 0;
        for (int i = Count - 1; i >= 0; i--)
        {
            int k = _bySize[i];
            _stickFirst[k] = 1 + rows[k];
            _stickRest[k] = Concentration + rest;
            rest += rows[k];
        }
    }

    /// <summary>
    /// E[ln weight] + E[ln precision]/2 - ln(2 pi)/2 - 1/(2 rows): all of a component's expected log density that does not
    /// depend on the value, [components].
    /// </summary>
    public void Constants(Span<double> into)
    {
        double logRest = 0;
        for (int i = 0; i < Count; i++)
        {
            int k = _bySize[i];
            bool last = i == Count - 1; // the last stick is the whole rest
            double both = last ? 0 : SpecialFunctions.DiGamma(_stickFirst[k] + _stickRest[k]);
            double logWeight = logRest + (last ? 0 : SpecialFunctions.DiGamma(_stickFirst[k]) - both);
            logRest += last ? 0 : SpecialFunctions.DiGamma(_stickRest[k]) - both;
            double logPrecision = SpecialFunctions.DiGamma(_shapes[k]) - Math.Log(_rates[k]);
            into[k] = logWeight + 0.5 * (logPrecision - Math.Log(2 * Math.PI) - 1 / _meanRows[k]);
        }
    }

    /// <summary>How far the belief has moved from the prior, in nats: what the evidence bound subtracts.</summary>
    public double Divergence()
    {
        double total = 0;
        for (int i = 0; i < Count; i++)
        {
            int k = _bySize[i];
            total += MeanDivergence(k) + PrecisionDivergence(k) + (i == Count - 1 ? 0 : StickDivergence(_stickFirst[k], _stickRest[k]));
        }
        return total;
    }

    private double MeanDivergence(int k)
    {
        double ratio = PriorMeanRows / _meanRows[k], offset = _means[k] - PriorMean;
        return 0.5 * (ratio - 1 - Math.Log(ratio) + PriorMeanRows * Precision(k) * offset * offset);
    }

    private double PrecisionDivergence(int k)
    {
        double a = _shapes[k], b = _rates[k];
        return (a - PriorShape) * SpecialFunctions.DiGamma(a) - SpecialFunctions.GammaLn(a) + SpecialFunctions.GammaLn(PriorShape)
            + PriorShape * Math.Log(b / PriorRate) + a * (PriorRate - b) / b;
    }

    private static double StickDivergence(double first, double rest)
    {
        double both = SpecialFunctions.DiGamma(first + rest);
        return SpecialFunctions.BetaLn(1, Concentration) - SpecialFunctions.BetaLn(first, rest)
            + (first - 1) * (SpecialFunctions.DiGamma(first) - both) + (rest - Concentration) * (SpecialFunctions.DiGamma(rest) - both);
    }

    /// <summary>The mixture at the expected weights, means and precisions.</summary>
    public GaussianMixture Expected()
    {
        var weights = new double[Count];
        double rest = 1;
        for (int i = 0; i < Count; i++)
        {
            int k = _bySize[i];
            double share = i == Count - 1 ? 1 : _stickFirst[k] / (_stickFirst[k] + _stickRest[k]);
            weights[k] = Math.Max(rest * share, 1e-300); // an unused component keeps a weight that is no weight
            rest *= 1 - share;
        }
        double[] deviations = [.. Enumerable.Range(0, Count).Select(k => 1 / Math.Sqrt(Precision(k)))];
        return new GaussianMixture(weights, [.. _means], deviations);
    }
}
