using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy.Attacks.SinglingOut;

namespace SynthTab.Evaluation.Privacy.Attacks;

/// <summary>The residual risk of singling out a training row by one rare value of the judged table.</summary>
/// <remarks>
/// The attacker takes every value that occurs once among the different judged rows, the extremes of numbers and a column's
/// only missing cell, and claims that exactly one real person has it. The univariate singling-out attack of Anonymeter
/// (Giomi et al. 2023), after the Article 29 Working Party's opinion 05/2014.
/// </remarks>
internal sealed class SinglingOutUnivariate : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "singling-out-univariate",
        Family = MetricFamily.Privacy,
        Question = "Does a rare value of the table point at exactly one training row, more often than at one unseen row?",
        Blindness = "Only values that occur once in the judged table are tried; a row that is rare by a combination of values is not seen.",
        Direction = MetricDirection.Lower,
        Reference = ReferenceKind.HoldoutHalves,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation) => pair.Unseen is null
        ? new MetricResult.NotApplicable(AttackRates.NoControl)
        : SinglingOutAttack.On(pair, pair.Unseen).WithRareValues(Description.Name);
}
