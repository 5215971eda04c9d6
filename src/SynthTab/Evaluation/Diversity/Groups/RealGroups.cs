using System.Globalization;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Diversity.Groups;

/// <summary>The training rows divided into groups of similar rows: found once for all pairs of an evaluation.</summary>
internal sealed class RealGroups
{
    private const int MostGroups = 20;
    private const int RowsPerGroup = 50;
    private const int MostFittedRows = 10_000;

    private readonly StandardFeatures _features;
    private readonly KMeans _groups;

    private RealGroups(PreparedTable training, RandomSource random, CancellationToken cancellation)
    {
        _features = StandardFeatures.Fit(training);
        _groups = KMeans.Fit(_features.Apply(training.Sample(MostFittedRows)), Wanted(training.Rows), random, cancellation);
        int[] groupOfRow = _groups.Assign(_features.Apply(training));
        int[][] members = [.. Enumerable.Range(0, _groups.K).Select(_ => Array.Empty<int>())];
        foreach (IGrouping<int, int> group in Enumerable.Range(0, training.Rows).GroupBy(row => groupOfRow[row])) { members[group.Key] = [.. group]; }
        Shares = [.. members.Select(rows => rows.Length / (double)training.Rows)];
        Descriptions = [.. members.Select(rows => GroupDescription.Of(training, rows))];
        Notes = training.Rows > MostFittedRows
            ? [string.Create(CultureInfo.InvariantCulture, $"The groups were found among {MostFittedRows:N0} training rows drawn by seed; all rows were then counted.")]
            : [];
    }

    /// <summary>The number of groups.</summary>
    public int Count => _groups.K;

    /// <summary>Each group's share of the training rows.</summary>
    public double[] Shares { get; }

    /// <summary>Each group in words.</summary>
    public string[] Descriptions { get; }

    /// <summary>What a reader must know about how the groups were found.</summary>
    public IReadOnlyList<string> Notes { get; }

    /// <summary>How many groups are sought among so many rows; fewer than two leave nothing to compare.</summary>
    public static int Wanted(int rows) => Math.Min(MostGroups, rows / RowsPerGroup);

    /// <summary>The groups of the pair's training table.</summary>
    public static RealGroups Of(PreparedPair pair, CancellationToken cancellation)
        => pair.Training.Shared(training => new RealGroups(training, pair.RandomFor("real-groups"), cancellation));

    /// <summary>How many rows of a table of the same evaluation belong to each group.</summary>
    public int[] Sizes(PreparedTable table)
    {
        var counts = new int[Count];
        foreach (int group in _groups.Assign(_features.Apply(table))) { counts[group]++; }
        return counts;
    }
}
