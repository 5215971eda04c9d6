using System.Globalization;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>One minus the total variation distance of the joint distribution of three columns, averaged over triples.</summary>
/// <remarks>
/// Numbers are cut at the training column's deciles, missing is a bin or category of its own. Counting three columns together is
/// the cheapest question that a generator of plausible pairs still fails (NIST's k-marginal score is of this kind). The distance
/// is large even between two samples of one law, since most cells are nearly empty: read it beside the reference. Above 2,000
/// triples so many are drawn by seed.
/// </remarks>
internal sealed class ThreeWayMarginals : IMetric
{
    private const int MostSets = 2_000;
    private const int WorstShown = 10;

    /// <inheritdoc/>
    public MetricDescription Description { get; } = new()
    {
        Name = "three-way-marginals",
        Family = MetricFamily.Fidelity,
        Question = "Do every three columns go together as in the real table?",
        Blindness = "Numbers are cut into ten bins, and what only four columns together show is not seen.",
        Direction = MetricDirection.Higher,
        Resampling = Resampling.OfParts,
    };

    /// <inheritdoc/>
    public MetricResult Compare(PreparedPair pair, CancellationToken cancellation)
    {
        int columns = pair.Training.Columns.Count;
        if (columns < 3) { return new MetricResult.NotApplicable("there are fewer than three columns"); }
        SetDistance[][] bySize = [.. Enumerable.Range(1, 3).Select(size => Distances(pair, size, cancellation))];
        return new MetricResult.Score(1 - bySize[2].Average(d => d.Distance))
        {
            Details = [Summary(bySize), Worst(pair, bySize[2])],
            Notes = [.. Notes(columns, bySize[2].Length), .. DecileCodes.Of(pair).Notes],
        };
    }

    /// <summary>The distances of all sets of so many columns, or of a seeded choice of them.</summary>
    internal static SetDistance[] Distances(PreparedPair pair, int size, CancellationToken cancellation)
    {
        DecileCodes codes = DecileCodes.Of(pair);
        IReadOnlyList<int[]> sets = ColumnSets.Of(pair.Training.Columns.Count, size, MostSets, pair.RandomFor($"marginals-{size}"));
        return [.. sets.AsParallel().AsOrdered().WithCancellation(cancellation).Select(set => new SetDistance(set, JointDistance.TotalVariation(
            [.. set.Select(i => codes.Training[i])], [.. set.Select(i => codes.Candidate[i])])))];
    }

    private static DetailTable Summary(SetDistance[][] bySize)
        => new("ways", "Distance of joint distributions", DetailKind.Figures, ["columns together"], ["mean", "median", "largest", "sets"],
        [
            .. bySize.Select((distances, i) =>
            {
                double[] sorted = [.. distances.Select(d => d.Distance).Order()];
                return new DetailRow([$"{i + 1}"], [sorted.Average(), Quantile.Median(sorted), sorted[^1], sorted.Length]);
            }),
        ]);

    private static DetailTable Worst(PreparedPair pair, SetDistance[] triples)
        => new("worst", "The triples that differ most", DetailKind.Figures, ["first", "second", "third"], ["distance"],
            [.. triples.OrderByDescending(t => t.Distance).Take(WorstShown)
                .Select(t => new DetailRow([.. t.Columns.Select(i => pair.Training.Columns[i].Name)], [t.Distance]))]);

    private static IEnumerable<string> Notes(int columns, int triples)
    {
        if (triples < ColumnSets.Count(columns, 3))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"{triples:N0} of {ColumnSets.Count(columns, 3):N0} triples were taken, drawn by seed.");
        }
    }

    /// <summary>How far apart the joint distributions of some columns are.</summary>
    /// <param name="Columns">The columns' positions.</param>
    /// <param name="Distance">The total variation distance, in [0, 1].</param>
    internal sealed record SetDistance(int[] Columns, double Distance);
}
