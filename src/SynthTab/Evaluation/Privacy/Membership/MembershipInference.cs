using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy.Membership;

/// <summary>
/// The worst case of all membership attacks: the largest area under a ROC curve, with an interval that holds for all attacks
/// together, so that having chosen the worst does not make it look certain.
/// </summary>
/// <remarks>Even without any leak the largest of several areas lies a little above 0.5 by chance; so does the reference, which
/// makes the same choice. Each attack's interval is widened to confidence 1 - 0.05 / attacks (Bonferroni), and the worst lower
/// and the worst upper end are taken.</remarks>
internal sealed class MembershipInference : IMetric
{
    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "membership",
        Family = MetricFamily.Privacy,
        Question = "How well does the best of our attacks tell who was in the training table?",
        Blindness = "Attackers who know more, such as the generator's weights or how it was trained, may do better.",
        Direction = MetricDirection.Lower,
        Reference = ReferenceKind.HoldoutHalves,
        DependsOnSize = false,
        Headline = new Headline("membership inference, worst attack", HeadlineForm.Plain),
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        AttackSet[] sets = [DistanceAttacks.Of(pair, cancellation), DensityAttacks.Of(pair, cancellation), ClassifierAttacks.Of(pair, cancellation)];
        AttackOutcome[] outcomes = [.. sets.SelectMany(s => s.Outcomes)];
        if (outcomes.Length == 0) { return new MetricResult.NotApplicable(sets[0].Obstacle!); }
        AttackOutcome worst = outcomes.MaxBy(o => o.All.Area)!;
        Interval[] intervals = [.. outcomes.Select(o => o.AreaInterval(outcomes.Length))];
        return new MetricResult.Score(worst.All.Area)
        {
            Measure = "AUC",
            Interval = new Interval(intervals.Max(i => i.Low), intervals.Max(i => i.High)),
            Details = [Cases(outcomes), AttackSet.Figures(outcomes), AttackSet.Curve(worst) with { Title = $"ROC curve of the worst membership attack: {worst.Name}", IsForemost = true }],
            Notes = [$"The worst of {outcomes.Length} attacks: {worst.Name}.", .. AttackSet.NotesOn(worst), .. sets.SelectMany(s => s.Notes).Distinct()],
        };
    }

    private static DetailTable Cases(AttackOutcome[] outcomes)
    {
        double[] exposed = [.. outcomes.Where(o => o.Exposed is not null).Select(o => o.Exposed!.Area)];
        return new DetailTable("cases", "Worst case and average (AUC)", DetailKind.Figures, ["records"], ["worst", "average"],
        [
            new DetailRow(["all"], [outcomes.Max(o => o.All.Area), outcomes.Average(o => o.All.Area)]),
            .. exposed.Length == 0 ? [] : new[] { new DetailRow(["most exposed"], [exposed.Max(), exposed.Average()]) },
        ]);
    }
}
