using System.Globalization;

namespace SynthTab.Evaluation.Privacy.Likelihood;

/// <summary>Whether a model finds the rows that it learned from more probable than rows that it never saw: if it does, it remembers them.</summary>
/// <remarks>Asks the model, not the synthetic table, and all rows together: a few rows that are remembered can hide in the mean.</remarks>
/// <param name="Training">The training rows.</param>
/// <param name="Holdout">Real rows that the model never saw.</param>
public sealed record LikelihoodComparison(MeanLikelihood Training, MeanLikelihood Holdout)
{
    private const double Normal975 = 1.959963984540054; // of a standard normal number, 97.5 % lie below

    /// <summary>By how many nats a training row is more probable, on average; null where one of the tables has no mean.</summary>
    public double? Difference => Training.Mean - Holdout.Mean;

    /// <summary>What the draw of the rows leaves plausible for the difference: two independent means. Null where an error is not known.</summary>
    public Interval? Interval => Difference is { } difference && Training.StandardError is { } own && Holdout.StandardError is { } other
        ? new Interval(difference - Normal975 * Math.Sqrt(own * own + other * other), difference + Normal975 * Math.Sqrt(own * own + other * other))
        : null;

    /// <summary>Whether training rows are more probable beyond sampling error.</summary>
    public bool Remembers => Interval is { Low: > 0 };

    /// <summary>The finding in a sentence, without its figures.</summary>
    public string Verdict => Interval is null ? "The tables are too small to compare the likelihood of training rows with that of held-out rows."
        : Remembers ? "The training table gets a higher likelihood than held-out rows: the model remembers training rows."
        : "The training table gets no higher likelihood than held-out rows.";

    /// <summary>The finding and its figures.</summary>
    public string Sentence => Interval is not { } interval ? Verdict : string.Create(
        CultureInfo.InvariantCulture,
        $"{Verdict} Log-likelihood of a row: {Training.Mean:0.000} in training, {Holdout.Mean:0.000} held out; difference {Difference:0.000} ({interval.Low:0.000} to {interval.High:0.000}) nats.")
        + Left;

    private string Left => Training.Impossible + Holdout.Impossible == 0 ? "" : string.Create(
        CultureInfo.InvariantCulture,
        $" Left out, because training had nothing like a cell of theirs: {Training.Impossible:N0} training and {Holdout.Impossible:N0} held-out rows.");
}
