using System.Globalization;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy.Attacks.QuasiIdentifiers;
using SynthTab.Tables;

namespace SynthTab.Evaluation.Privacy.Attacks;

/// <summary>The probability that a training row's sensitive value is guessed right from the judged rows with the same
/// quasi-identifiers; the mean over the sensitive columns, with the worst one beside it.</summary>
/// <remarks>
/// The correct attribution probability (CAP) over training rows whose keys occur, and in the details over all (zero-CAP). One
/// minus the figures of SDMetrics' DisclosureProtection before it divides by the baseline. Numbers with more than 20 different
/// training values are cut into ten bins.
/// </remarks>
internal sealed class DisclosureCap : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "disclosure-cap",
        Family = MetricFamily.Privacy,
        Question = "How likely is a training person's sensitive value guessed right by somebody who knows the quasi-identifiers and sees the table?",
        Blindness = "A right guess may be knowledge of the population, which any faithful table gives: only what exceeds the reference and the unseen rows is a leak.",
        Direction = MetricDirection.Lower,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        int[] keys = ColumnsWithRole.Positions(pair.Training, ColumnRoles.QuasiIdentifier);
        int[] secrets = [.. ColumnsWithRole.Positions(pair.Training, ColumnRoles.Sensitive).Except(keys)];
        if (keys.Length == 0) { return new MetricResult.NotApplicable(ColumnsWithRole.NoQuasiIdentifier); }
        if (secrets.Length == 0) { return new MetricResult.NotApplicable(ColumnsWithRole.NoSensitive); }
        Attribution[] found = Attributions(pair, keys, secrets, CoarseColumns.ToCut(pair.Training));
        double value = found.Average(a => a.Training.Cap), error = found.Average(a => a.Training.Error);
        Attribution worst = found.MaxBy(a => a.Training.Cap)!;
        return new MetricResult.Score(value)
        {
            Interval = new Interval(Math.Max(0, value - error), Math.Min(1, value + error)),
            Details =
            [
                new DetailTable("secrets", "Right guesses at each sensitive column", DetailKind.Columns, ["secret"],
                    ["CAP", "zero-CAP", "CAP on unseen rows", "even guess", "most frequent value", "rows matched"],
                    [.. found.Select(a => new DetailRow([a.Secret],
                        [a.Training.Cap, a.Training.ZeroCap, a.Unseen?.Cap, a.EvenGuess, a.MostFrequent, a.Training.Matched]))]),
            ],
            Notes = found.Length == 1 ? [] : [string.Create(CultureInfo.InvariantCulture, $"Most at risk is '{worst.Secret}': {worst.Training.Cap:P1}.")],
        };
    }

    /// <summary>The attack on each secret, the columns named being cut into bins.</summary>
    internal static Attribution[] Attributions(PreparedPair pair, int[] keys, int[] secrets, int[] cut)
    {
        PreparedTable training = CoarseColumns.Cut(pair.Training, pair.Training, cut), judged = CoarseColumns.Cut(pair.Candidate, pair.Training, cut);
        PreparedTable? unseen = pair.Unseen is null ? null : CoarseColumns.Cut(pair.Unseen, pair.Training, cut);
        return [.. secrets.Select(secret =>
        {
            int[] counts = [.. ColumnsWithRole.Keys(training, [secret]).CountBy(key => key).Select(group => group.Value)];
            return new Attribution(
                training.Columns[secret].Name,
                CorrectAttribution.Of(training, judged, keys, secret),
                unseen is null ? null : CorrectAttribution.Of(unseen, judged, keys, secret),
                1.0 / counts.Length,
                counts.Max() / (double)training.Rows);
        })];
    }

    /// <summary>The attack on one sensitive column.</summary>
    /// <param name="Secret">The column's name.</param>
    /// <param name="Training">On training rows.</param>
    /// <param name="Unseen">On unseen rows; null without a holdout.</param>
    /// <param name="EvenGuess">What a guess among the training column's different values would reach.</param>
    /// <param name="MostFrequent">What always guessing its most frequent value would reach.</param>
    internal sealed record Attribution(string Secret, CorrectAttribution Training, CorrectAttribution? Unseen, double EvenGuess, double MostFrequent);
}
