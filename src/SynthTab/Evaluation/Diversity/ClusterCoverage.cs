using System.Globalization;
using SynthTab.Evaluation.Diversity.Groups;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Diversity;

/// <summary>How well the groups of the real rows are represented: the part of their shares that the judged rows reproduce.</summary>
/// <remarks>
/// Σ min(p, q) over groups, p the share of the training rows and q that of the judged ones: 1 less their total variation distance.
/// The groups are k-means clusters of the training rows, one for each 50 rows and at most 20. A group counts as missing below a quarter
/// of its share and as over-drawn above twice its share, in both cases where the difference is at least 12 rows.
/// </remarks>
internal sealed class ClusterCoverage : IMetric
{
    private const double MissingBelow = 0.25;
    private const double OverDrawnAbove = 2;
    private const int LeastDifference = 12; // expected to be there and found none: one in 160,000 by chance

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "cluster-coverage",
        Family = MetricFamily.Diversity,
        Question = "Are all groups of similar real rows there, each in its share?",
        Blindness = "What varies within a group is not looked at, so one row of each group, repeated, would do.",
        Direction = MetricDirection.Higher,
        Resampling = Resampling.OfAllRows,
        Headline = new Headline("groups reproduced", HeadlineForm.Percent),
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        if (RealGroups.Wanted(pair.Training.Rows) < 2) { return new MetricResult.NotApplicable("the training table has too few rows to be divided into groups"); }
        var groups = RealGroups.Of(pair, cancellation);
        double[] found = Array.ConvertAll(groups.Sizes(pair.Candidate), n => n / (double)pair.Candidate.Rows);
        return new MetricResult.Score(groups.Shares.Zip(found, Math.Min).Sum())
        {
            Details =
            [
                new DetailTable("groups", "Groups of similar real rows", DetailKind.Figures, ["group", "typical of it"],
                    ["share in training", "share judged", "ratio"],
                    [.. Enumerable.Range(0, groups.Count).OrderByDescending(g => groups.Shares[g]).Select(g => new DetailRow(
                        [Name(g), groups.Descriptions[g]], [groups.Shares[g], found[g], groups.Shares[g] > 0 ? found[g] / groups.Shares[g] : null]))])
                {
                    Bars = new DetailBars(1, 0), IsForemost = true,
                },
            ],
            Notes = [.. Findings(groups, found, pair.Candidate.Rows), .. groups.Notes],
        };
    }

    private static string Name(int group) => string.Create(CultureInfo.InvariantCulture, $"group {group + 1}");

    private static IEnumerable<string> Findings(RealGroups groups, double[] found, int rows)
    {
        foreach (int g in Enumerable.Range(0, groups.Count).OrderByDescending(g => Math.Abs(found[g] - groups.Shares[g])))
        {
            double share = groups.Shares[g];
            if (Math.Abs(found[g] - share) * rows < LeastDifference) { continue; }
            string? finding = found[g] < MissingBelow * share ? "Missing" : found[g] > OverDrawnAbove * share ? "Over-drawn" : null;
            if (finding is null) { continue; }
            yield return string.Create(CultureInfo.InvariantCulture,
                $"{finding}: {Name(g)} ({groups.Descriptions[g]}), {share:P1} of the training rows and {found[g]:P1} of these.");
        }
    }
}
