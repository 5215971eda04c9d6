using MathNet.Numerics.Distributions;

namespace SynthTab.Evaluation.Privacy.Membership;

/// <summary>How well one attack told members from non-members, among all targets and among the most exposed ones.</summary>
internal sealed class AttackOutcome
{
    private const int FewestExposed = 10; // of either kind; below, a rate says nothing

    /// <summary>The false-positive rates at which true positives are reported.</summary>
    private static readonly double[] Rates = [0.01, 0.001];

    private readonly Lazy<DetailRow[]> _rows;

    /// <summary>Judges the scores of an attack; higher means that the attacker takes the row for a member.</summary>
    /// <param name="name">The attack, in a few words.</param>
    /// <param name="targets">The rows attacked.</param>
    /// <param name="members">The scores of the members, [members].</param>
    /// <param name="nonMembers">The scores of the non-members, [non-members].</param>
    /// <param name="random">Draws the intervals of the true-positive rates.</param>
    public AttackOutcome(string name, MembershipTargets targets, double[] members, double[] nonMembers, RandomSource random)
    {
        Name = name;
        All = new RocCurve(members, nonMembers);
        int[] exposed = targets.ExposedMembers, exposedOthers = targets.ExposedNonMembers;
        Exposed = Math.Min(exposed.Length, exposedOthers.Length) < FewestExposed
            ? null
            : new RocCurve(Array.ConvertAll(exposed, i => members[i]), Array.ConvertAll(exposedOthers, i => nonMembers[i]));
        _rows = new Lazy<DetailRow[]>(() =>
            [Describe("all", All, random), .. Exposed is null ? [] : new[] { Describe("most exposed", Exposed, random) }]);
    }

    /// <summary>The headings of the numbers in <see cref="Rows"/>.</summary>
    public static IReadOnlyList<string> ValueHeaders { get; } =
    [
        "members", "non-members", "AUC", "AUC low", "AUC high",
        "TPR at FPR 1 %", "TPR at FPR 1 % low", "TPR at FPR 1 % high",
        "TPR at FPR 0.1 %", "TPR at FPR 0.1 % low", "TPR at FPR 0.1 % high",
    ];

    /// <summary>The attack, in a few words.</summary>
    public string Name { get; }

    /// <summary>The ranking of all targets.</summary>
    public RocCurve All { get; }

    /// <summary>The ranking of the most exposed targets; null where they are too few.</summary>
    public RocCurve? Exposed { get; }

    /// <summary>One line of figures for all targets and, where they are enough, one for the most exposed.</summary>
    public IReadOnlyList<DetailRow> Rows => _rows.Value;

    /// <summary>The interval of the area such that those of <paramref name="attacks"/> attacks hold together with 95 % confidence
    /// (Bonferroni).</summary>
    public Interval AreaInterval(int attacks) => All.AreaInterval(Normal.InvCDF(0, 1, 1 - 0.025 / attacks));

    private DetailRow Describe(string records, RocCurve curve, RandomSource random)
    {
        Interval area = curve.AreaInterval();
        List<double?> values = [curve.Positives, curve.Negatives, curve.Area, area.Low, area.High];
        foreach (double rate in Rates)
        {
            Interval interval = curve.TruePositiveRateInterval(rate, random);
            values.AddRange([curve.TruePositiveRate(rate), interval.Low, interval.High]);
        }
        return new DetailRow([Name, records], values);
    }
}
