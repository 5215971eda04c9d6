using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy;

/// <summary>The share of judged rows that equal a row of the training table in every compared column.</summary>
/// <remarks>Missing equals missing, and -0 equals 0. Identifiers, free text and excluded columns do not count. Wilson's 95 %
/// interval. Read it beside the reference: in a table of few categories unseen real rows repeat training rows too.</remarks>
internal sealed class ExactCopies : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "exact-copies",
        Family = MetricFamily.Privacy,
        Question = "How many rows are exact copies of training rows?",
        Blindness = "A copy with one digit changed is not seen; no copies is necessary and not sufficient.",
        Direction = MetricDirection.Lower,
        DependsOnSize = false,
        Headline = new Headline("exact copies of training rows", HeadlineForm.Percent),
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        var training = new HashSet<UInt128>(RowKeys.Of(pair.Training).Keys);
        UInt128[] copies = Array.FindAll(RowKeys.Of(pair.Candidate).Keys, training.Contains);
        int rows = pair.Candidate.Rows;
        return new MetricResult.Score(copies.Length / (double)rows)
        {
            Interval = Wilson.Interval(copies.Length, rows),
            Details =
            [
                new DetailTable("counts", "Copies counted", DetailKind.Figures, ["count"], ["rows"],
                [
                    new DetailRow(["rows judged"], [rows]),
                    new DetailRow(["equal to a training row"], [copies.Length]),
                    new DetailRow(["different rows among those"], [copies.Distinct().Count()]),
                ]),
            ],
        };
    }
}
