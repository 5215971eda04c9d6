using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy.Attacks.SinglingOut;

namespace SynthTab.Evaluation.Privacy.Attacks;

/// <summary>The residual risk of singling out a training row by three values of a judged row together.</summary>
/// <remarks>The multivariate singling-out attack of Anonymeter (Giomi et al. 2023) with three columns, two where there are only two.</remarks>
internal sealed class SinglingOutMultivariate : IMetric
{
    private const int Columns = 3;

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "singling-out-multivariate",
        Family = MetricFamily.Privacy,
        Question = "Does a combination of three values of a row point at exactly one training row, more often than at one unseen row?",
        Blindness = "Random triples of columns are tried, so a row that is given away by one particular combination of many columns can slip through.",
        Direction = MetricDirection.Lower,
        Reference = ReferenceKind.HoldoutHalves,
        Headline = new Headline("risk of being singled out", HeadlineForm.Percent),
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        if (pair.Training.Columns.Count < 2) { return new MetricResult.NotApplicable("there is one column only, and a combination needs two"); }
        return pair.Unseen is null
            ? new MetricResult.NotApplicable(AttackRates.NoControl)
            : SinglingOutAttack.On(pair, pair.Unseen).WithRecords(Math.Min(Columns, pair.Training.Columns.Count), Description.Name);
    }
}
