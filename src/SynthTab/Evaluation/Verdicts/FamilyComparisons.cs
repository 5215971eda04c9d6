namespace SynthTab.Evaluation.Verdicts;

/// <summary>All that a family's verdict is made from.</summary>
internal sealed class FamilyComparisons
{
    private readonly MetricOutcome[] _outcomes;
    private readonly bool _hasHoldout;

    /// <summary>Compares every metric of the family that has a value and a reference, but for diagnostics.</summary>
    /// <param name="family">The family.</param>
    /// <param name="scorecard">Where its outcomes stand.</param>
    public FamilyComparisons(MetricFamily family, Scorecard scorecard)
    {
        Family = family;
        _outcomes = [.. scorecard.Of(family).Where(o => !o.Metric.IsDiagnostic)];
        _hasHoldout = scorecard.HoldoutRows is not null;
        All = [.. _outcomes.Select(Comparison.Of).OfType<Comparison>()];
    }

    /// <summary>The family.</summary>
    public MetricFamily Family { get; }

    /// <summary>The comparisons, in report order.</summary>
    public IReadOnlyList<Comparison> All { get; }

    /// <summary>The one furthest behind, or null where none is behind.</summary>
    public Comparison? Furthest => All.Where(c => c.Standing != Standing.AsReal).MaxBy(c => c.Loss);

    /// <summary>How many stand there.</summary>
    public int Count(Standing standing) => All.Count(c => c.Standing == standing);

    /// <summary>The comparison of the metric of this name, or null.</summary>
    public Comparison? this[string name] => All.FirstOrDefault(c => c.Metric.Name == name);

    /// <summary><c>5 of 7 measures are where real rows are, furthest off is …</c>; where none is off: <c>all 7 measures are …</c></summary>
    public string Tally()
    {
        int asReal = All.Count(c => c.Standing == Standing.AsReal && !c.SpeaksOfCopies);
        string count = asReal < All.Count ? Number($"{asReal} of {All.Count} {(All.Count == 1 ? "measure is" : "measures are")} where real rows are")
            : All.Count == 1 ? "the one measure is where real rows are"
            : Number($"all {All.Count} measures are where real rows are");
        string furthest = Furthest is { } off ? $", furthest off is {off.Words}" : "";
        string copies = All.FirstOrDefault(c => c.SpeaksOfCopies) is { } copied ? $"; {copied.Words} lies where copies of training rows do: see privacy" : "";
        return count + furthest + copies;
    }

    /// <summary>The verdict where nothing can be compared.</summary>
    public FamilyVerdict NotJudged()
    {
        string reason = !_hasHoldout ? "no held-out rows were given, so nobody can tell what real rows would score"
            : _outcomes.Select(o => o.Value).OfType<MetricResult.NotApplicable>().FirstOrDefault()?.Reason ?? "no measure has a reference";
        return new FamilyVerdict(Family, VerdictGrade.NotJudged, $"Cannot be judged: {reason}.");
    }

    private static string Number(FormattableString text) => FormattableString.Invariant(text);
}
