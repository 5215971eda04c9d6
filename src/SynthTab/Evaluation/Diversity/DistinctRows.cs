using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Diversity;

/// <summary>The number of different rows among the judged ones, as a share of their number.</summary>
/// <remarks>A generator that repeats itself falls below the reference. Identifiers, free text and excluded columns do not
/// count. In a table of few categories real rows repeat as well, and the more so the more there are.</remarks>
internal sealed class DistinctRows : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "distinct-rows",
        Family = MetricFamily.Diversity,
        Question = "Are the rows different from each other, or does the generator repeat itself?",
        Blindness = "Rows that differ in one digit count as different, so a narrow table of near repeats scores well.",
        Direction = MetricDirection.Higher,
        Resampling = Resampling.OfAllRows,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        UInt128[] rows = RowKeys.Of(pair.Candidate).Keys;
        return new MetricResult.Score(new HashSet<UInt128>(rows).Count / (double)rows.Length);
    }
}
