namespace SynthTab.Evaluation.Privacy.Membership;

/// <summary>The outcomes of attacks of one kind on one pair, the kind's namesake first.</summary>
internal abstract class AttackSet
{
    /// <summary>Takes the outcomes, or the reason why there are none.</summary>
    protected AttackSet(IReadOnlyList<AttackOutcome> outcomes, string? obstacle, IReadOnlyList<string> notes)
    {
        Outcomes = outcomes;
        Obstacle = obstacle;
        Notes = notes;
    }

    /// <summary>The outcomes; none where there is an <see cref="Obstacle"/>.</summary>
    public IReadOnlyList<AttackOutcome> Outcomes { get; }

    /// <summary>Why the attacks cannot be made, as a clause that can follow "because"; null where they were.</summary>
    public string? Obstacle { get; }

    /// <summary>What a reader must know about the rows.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>The metric's answer: the area under the curve of the first attack, with all of them as details.</summary>
    public MetricResult Result()
    {
        if (Obstacle is not null) { return new MetricResult.NotApplicable(Obstacle); }
        AttackOutcome first = Outcomes[0];
        return new MetricResult.Score(first.All.Area)
        {
            Measure = "AUC",
            Interval = first.All.AreaInterval(),
            Details = [Figures(Outcomes), Curve(first)],
            Notes = [.. NotesOn(first), .. Notes],
        };
    }

    /// <summary>A table of figures with the lines of these attacks.</summary>
    public static DetailTable Figures(IEnumerable<AttackOutcome> outcomes) => new(
        "attacks", "How well members were told from non-members", DetailKind.Figures, ["attack", "records"], AttackOutcome.ValueHeaders,
        [.. outcomes.SelectMany(o => o.Rows)]);

    /// <summary>The ROC curve of one attack.</summary>
    public static DetailTable Curve(AttackOutcome outcome) => new(
        "roc", $"ROC curve of an attack: {outcome.Name}", DetailKind.Curve, [], ["false-positive rate", "true-positive rate"],
        [.. outcome.All.Points(100).Select(p => new DetailRow([], [p.FalsePositives, p.TruePositives]))]);

    /// <summary>What limits the figures of this attack.</summary>
    public static IEnumerable<string> NotesOn(AttackOutcome outcome)
    {
        if (outcome.All.Negatives < 1_000)
        {
            yield return FormattableString.Invariant(
                $"With {outcome.All.Negatives} non-members a false-positive rate of 0.1 % allows none: that column counts members scored above all of them.");
        }
        if (outcome.All.AreaInterval().High < 0.5) { yield return "An AUC below 0.5 is no protection: an attacker may turn the ranking round."; }
    }
}
