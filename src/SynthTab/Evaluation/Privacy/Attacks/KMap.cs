using System.Globalization;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy.Attacks.QuasiIdentifiers;
using SynthTab.Tables;

namespace SynthTab.Evaluation.Privacy.Attacks;

/// <summary>The share of training rows that stand alone with their quasi-identifiers and are met by a judged row.</summary>
/// <remarks>
/// The k of a judged row is the number of training rows with the same values in every declared quasi-identifier (El Emam and
/// Dankar 2008, "Protecting Privacy Using k-Anonymity", with the training table as the population); k = 1 points at one
/// person. The details count judged rows by their k. Missing equals missing. Wilson's 95 % interval. Read it beside the
/// reference: fresh real rows meet single training rows too, the more so the finer the quasi-identifiers.
/// </remarks>
internal sealed class KMap : IMetric
{
    private const int Small = 5;

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "k-map",
        Family = MetricFamily.Privacy,
        Question = "How many training persons stand alone with their quasi-identifiers and find these in the table?",
        Blindness = "A match says who is meant, not that anything told about them is true; numbers that differ in one digit do not match.",
        Direction = MetricDirection.Lower,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        int[] known = ColumnsWithRole.Positions(pair.Training, ColumnRoles.QuasiIdentifier);
        if (known.Length == 0) { return new MetricResult.NotApplicable(ColumnsWithRole.NoQuasiIdentifier); }
        var groups = new Dictionary<UInt128, int>();
        foreach (UInt128 key in ColumnsWithRole.Keys(pair.Training, known)) { groups[key] = groups.GetValueOrDefault(key) + 1; }
        UInt128[] judged = ColumnsWithRole.Keys(pair.Candidate, known);
        int[] sizes = Array.ConvertAll(judged, key => groups.GetValueOrDefault(key));
        int met = judged.Distinct().Count(key => groups.GetValueOrDefault(key) == 1);
        return new MetricResult.Score(met / (double)pair.Training.Rows)
        {
            Interval = Wilson.Interval(met, pair.Training.Rows),
            Details = [Groups(sizes)],
            Notes =
            [
                $"The quasi-identifiers are {string.Join(", ", known.Select(i => $"'{pair.Training.Columns[i].Name}'"))}.",
                sizes.Max() == 0
                    ? "No row has the quasi-identifiers of a training row."
                    : string.Create(CultureInfo.InvariantCulture, $"The smallest group of training rows that a row points at has {sizes.Where(k => k > 0).Min():N0}."),
            ],
        };
    }

    private static DetailTable Groups(int[] sizes)
    {
        DetailRow Row(string label, Func<int, bool> belongs)
        {
            int rows = sizes.Count(belongs);
            return new DetailRow([label], [rows, rows / (double)sizes.Length]);
        }
        return new DetailTable("groups", "Training rows with the quasi-identifiers of a judged row", DetailKind.Figures, ["training rows"], ["judged rows", "share"],
        [
            Row("none", k => k == 0),
            Row("exactly one", k => k == 1),
            Row($"2 to {Small - 1}", k => k is > 1 and < Small),
            Row($"{Small} or more", k => k >= Small),
        ]);
    }
}
