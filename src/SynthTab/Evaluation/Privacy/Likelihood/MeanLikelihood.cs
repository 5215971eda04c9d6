namespace SynthTab.Evaluation.Privacy.Likelihood;

/// <summary>How probable a model finds the rows of a table, on average.</summary>
/// <param name="Rows">The rows that have a likelihood.</param>
/// <param name="Impossible">The rows with a cell that training had nothing like; the mean leaves them out.</param>
/// <param name="Mean">The mean of the rows' log-likelihoods in nats, or null where no row has one.</param>
/// <param name="StandardError">What the draw of the rows leaves open, or null with fewer than two rows.</param>
public sealed record MeanLikelihood(int Rows, int Impossible, double? Mean, double? StandardError)
{
    /// <summary>Of the rows' log-likelihoods, negative infinity where there is none.</summary>
    public static MeanLikelihood Of(IReadOnlyCollection<double> logs)
    {
        double[] finite = [.. logs.Where(double.IsFinite)];
        if (finite.Length == 0) { return new MeanLikelihood(0, logs.Count, null, null); }
        double mean = finite.Average(), squares = finite.Sum(log => (log - mean) * (log - mean));
        double? error = finite.Length < 2 ? null : Math.Sqrt(squares / (finite.Length - 1) / finite.Length);
        return new MeanLikelihood(finite.Length, logs.Count - finite.Length, mean, error);
    }
}
