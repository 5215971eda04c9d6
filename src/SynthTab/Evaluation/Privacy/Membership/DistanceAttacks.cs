using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy.Distances;

namespace SynthTab.Evaluation.Privacy.Membership;

/// <summary>
/// Attacks by nearness: a row is taken for a member the closer a judged row lies to it. Plainly, and calibrated by how near the
/// rows that the attacker holds lie to it, so that a row in a dense region is not a suspect for that alone.
/// </summary>
/// <remarks>Distances are the mixed L1 of <see cref="RowDistance.MixedL1"/>. Plain: the closest-distance attack of Houssiau et al. 2022
/// (TAPAS). Calibrated: Chen, Yu, Zhang and Fritz 2020, "GAN-Leaks", with real rows as the reference; the ratio of the two
/// distances is DOMIAS's density ratio by one nearest neighbour, and works on columns of every kind.</remarks>
internal sealed class DistanceAttacks : AttackSet
{
    private DistanceAttacks(IReadOnlyList<AttackOutcome> outcomes, string? obstacle, IReadOnlyList<string> notes)
        : base(outcomes, obstacle, notes)
    {
    }

    /// <summary>The attacks on this pair, made when first asked for.</summary>
    public static DistanceAttacks Of(PreparedPair pair, CancellationToken cancellation) => pair.Shared(p => Attack(p, cancellation));

    /// <summary>The scores of rows by their distance to the nearest judged row, [rows]: larger is nearer. Rounded to 9 decimals,
    /// so that a copy reckoned in another order is still a tie.</summary>
    public static double[] Scores(IEnumerable<double> distances) => [.. distances.Select(d => -Math.Round(d, 9))];

    private static DistanceAttacks Attack(PreparedPair pair, CancellationToken cancellation)
    {
        (MembershipSplit? split, string? obstacle) = MembershipSplit.Of(pair);
        if (split is null) { return new DistanceAttacks([], obstacle, []); }
        double[] members = PairNeighbours.MixedL1(pair).TrainingToCandidate.Distances();
        double[] unseen = UnseenNeighbours.Of(pair)!.UnseenToCandidate.Distances();
        MembershipTargets all = split.All, rest = split.Rest;
        RandomSource random = pair.RandomFor("membership-distance"), otherRandom = pair.RandomFor("membership-distance-calibrated");
        return new DistanceAttacks(
            [
                new AttackOutcome(
                    "distance to the nearest row", all, Scores(members.Take(all.Members.Rows)), Scores(unseen.Take(all.NonMembers.Rows)), random),
                new AttackOutcome(
                    "distance, calibrated by rows held",
                    rest,
                    Calibrated(pair, split, rest.Members, members, cancellation),
                    Calibrated(pair, split, rest.NonMembers, unseen[split.Known.Rows..], cancellation),
                    otherRandom),
            ],
            null,
            split.Notes);
    }

    private static double[] Calibrated(
        PreparedPair pair, MembershipSplit split, PreparedTable targets, double[] toJudged, CancellationToken cancellation)
    {
        var neighbours = PairNeighbours.MixedL1(pair);
        var toKnown = NearestRows.Find(neighbours.Code(targets), neighbours.Code(split.Known), RowDistance.MixedL1, 1, cancellation: cancellation);
        return [.. toKnown.Distances().Zip(toJudged, (known, judged) => Math.Log((known + NearestRows.Tie) / (judged + NearestRows.Tie)))];
    }
}
