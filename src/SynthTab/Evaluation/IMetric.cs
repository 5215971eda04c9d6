using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation;

/// <summary>
/// One question about a judged table, answered in numbers. The value, the reference and the value at the reference's size
/// come from the same code, asked about different pairs.
/// </summary>
/// <remarks>
/// To add a metric: one file in its family's folder and one line in the family's list; the contract tests, the scorecard and
/// the reports find it there. What several metrics need (neighbours, encodings, bins) is computed once by
/// <see cref="PreparedPair.Shared{T}"/> or <see cref="PreparedTable.Shared{T}"/>. Random numbers come from
/// <see cref="PreparedPair.RandomFor"/>. A metric keeps no state, and is asked from several threads at once.
/// </remarks>
public interface IMetric
{
    /// <summary>What the metric says about itself.</summary>
    MetricDescription Description { get; }

    /// <summary>Judges the pair's candidate. Answers <see cref="MetricResult.NotApplicable"/> where the question has no answer;
    /// a candidate that is merely bad gets the worst score instead.</summary>
    MetricResult Compare(PreparedPair pair, CancellationToken cancellation);
}
