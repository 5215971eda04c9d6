using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy.Membership;

/// <summary>
/// DOMIAS: a row is taken for a member the more the judged table crowds around it in comparison with the real rows that the
/// attacker holds: log p(row | judged) - log p(row | held). Both densities by kernels; and with one normal law for the rows held.
/// </summary>
/// <remarks>Numeric columns only. van Breugel, Sun, Qian and van der Schaar 2023, "Membership Inference Attacks against Synthetic Data
/// through Overfitting Detection" (DOMIAS), eq. 2; the logarithm keeps far rows from underflowing into ties.</remarks>
internal sealed class DensityAttacks : AttackSet
{
    private DensityAttacks(IReadOnlyList<AttackOutcome> outcomes, string? obstacle, IReadOnlyList<string> notes)
        : base(outcomes, obstacle, notes)
    {
    }

    /// <summary>The attacks on this pair, made when first asked for.</summary>
    public static DensityAttacks Of(PreparedPair pair, CancellationToken cancellation) => pair.Shared(p => Attack(p, cancellation));

    private static DensityAttacks Attack(PreparedPair pair, CancellationToken cancellation)
    {
        (MembershipSplit? split, string? obstacle) = MembershipSplit.Of(pair);
        if (split is null) { return new DensityAttacks([], obstacle, []); }
        NumericPoints Points(PreparedTable table) => NumericPoints.Of(table, pair.Training);
        NumericPoints judged = Points(PairNeighbours.MixedL1(pair).Candidate), known = Points(split.Known);
        if (known.Width == 0) { return new DensityAttacks([], "no numeric column varies in the training table, and a density needs one", []); }
        if (judged.Rows < 2 || known.Rows < 2) { return new DensityAttacks([], "a density needs two rows on either side", []); }
        var scores = new DensityRatio(judged, known, Points(split.Rest.Members), Points(split.Rest.NonMembers), cancellation);
        return new DensityAttacks(
            [
                new AttackOutcome(
                    "density ratio by kernels (DOMIAS)", split.Rest, scores.Members.ByKernels, scores.NonMembers.ByKernels, pair.RandomFor("membership-domias")),
                new AttackOutcome(
                    "density ratio to one normal law", split.Rest, scores.Members.ToNormal, scores.NonMembers.ToNormal, pair.RandomFor("membership-domias-normal")),
            ],
            null,
            split.Notes);
    }
}
