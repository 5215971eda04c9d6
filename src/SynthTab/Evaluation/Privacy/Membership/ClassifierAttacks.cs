using SynthTab.Evaluation.Preparation;
using SynthTab.Learners;
using SynthTab.Learners.Trees;

namespace SynthTab.Evaluation.Privacy.Membership;

/// <summary>
/// Attacks by a model that learns to tell judged rows from the real rows that the attacker holds: a row is taken for a member the
/// more it looks judged. Boosted trees, and logistic regression.
/// </summary>
/// <remarks>The features are learned from the judged table, never from the training table, whose set of categories would mark
/// the members.</remarks>
internal sealed class ClassifierAttacks : AttackSet
{
    private static readonly BoostingOptions _options = new() { LearningRate = 0.1, Growth = new TreeGrowth { Depth = 5 } };

    private ClassifierAttacks(IReadOnlyList<AttackOutcome> outcomes, string? obstacle, IReadOnlyList<string> notes)
        : base(outcomes, obstacle, notes)
    {
    }

    /// <summary>The attacks on this pair, made when first asked for.</summary>
    public static ClassifierAttacks Of(PreparedPair pair, CancellationToken cancellation) => pair.Shared(p => Attack(p, cancellation));

    /// <summary>The logistic model's log-odds to be judged rather than real, for each table of targets, [targets][rows].</summary>
    public static double[][] ByLogisticModel(
        StandardFeatures features, PreparedTable judged, PreparedTable known, PreparedTable[] targets, CancellationToken cancellation)
    {
        var rows = StandardRows.Join(features.Apply(judged), features.Apply(known));
        var model = LogisticRegression.Fit(rows, Labels(judged.Rows, rows.Rows), cancellation);
        return [.. targets.Select(t => model.LogOdds(features.Apply(t)))];
    }

    /// <summary>The boosted trees' probability to be judged rather than real, for each table of targets, [targets][rows].</summary>
    public static double[][] ByBoostedTrees(PreparedTable judged, PreparedTable known, PreparedTable[] targets, CancellationToken cancellation)
    {
        var binning = RowBinning.Fit(judged);
        BinnedRows rows = BinnedRows.Join(binning.Apply(judged), binning.Apply(known));
        BoostedTrees model = BoostedTrees.FitYesNo(rows, Labels(judged.Rows, rows.Rows), _options, cancellation);
        return [.. targets.Select(t => Array.ConvertAll(model.Outputs(binning.Apply(t)), LogisticLoss.Sigmoid))];
    }

    private static ClassifierAttacks Attack(PreparedPair pair, CancellationToken cancellation)
    {
        (MembershipSplit? split, string? obstacle) = MembershipSplit.Of(pair);
        if (split is null) { return new ClassifierAttacks([], obstacle, []); }
        PreparedTable judged = pair.Candidate.Sample(pair.Limits.ModelRows);
        PreparedTable[] targets = [split.Rest.Members, split.Rest.NonMembers];
        double[][] trees = ByBoostedTrees(judged, split.Known, targets, cancellation);
        double[][] logistic = ByLogisticModel(StandardFeatures.Fit(judged), judged, split.Known, targets, cancellation);
        string[] sampled = judged.Rows == pair.Candidate.Rows
            ? []
            : [FormattableString.Invariant($"The attacking models learned from {judged.Rows:N0} of the {pair.Candidate.Rows:N0} judged rows, drawn by seed.")];
        return new ClassifierAttacks(
            [
                new AttackOutcome("boosted trees, judged against held rows", split.Rest, trees[0], trees[1], pair.RandomFor("membership-classifier")),
                new AttackOutcome("logistic model, judged against held rows", split.Rest, logistic[0], logistic[1], pair.RandomFor("membership-classifier-logistic")),
            ],
            null,
            [.. sampled, .. split.Notes]);
    }

    private static bool[] Labels(int judged, int all) => [.. Enumerable.Range(0, all).Select(row => row < judged)];
}
