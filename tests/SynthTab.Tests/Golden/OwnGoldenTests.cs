using System.Text.Json;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Diversity;
using SynthTab.Evaluation.Fidelity;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy;
using SynthTab.Evaluation.Privacy.Membership;
using SynthTab.Tests.Evaluation;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Golden;

/// <summary>Figures of three small simulated tables in this repository, against plain arithmetic in another language
/// (<c>clinic-visits/golden.py</c>): these tests need no other folder.</summary>
public sealed class OwnGoldenTests
{
    private const double Tolerance = 1e-9;

    private static readonly Lazy<Triple> Own = new(Triple.OfRepository);

    private static PreparedPair Pair { get; } = Own.Value.InFileOrder().Judged;

    [Fact]
    public void Columns_are_those_counted()
    {
        AssertAll("shapes", new ColumnShapes(), 0);
        AssertAll("MissingValueSimilarity", new MissingShares(), 0);
        AssertAll("wasserstein1_over_range", new Wasserstein(), 0);
        AssertAll("jensen_shannon_divergence", new JensenShannon(), 1);
        AssertAll("StatisticSimilarity_mean", new Statistics(), 1);
        AssertAll("StatisticSimilarity_median", new Statistics(), 2);
        AssertAll("StatisticSimilarity_std", new Statistics(), 3);
        AssertAll("RangeCoverage", new RangeCoverage(), 0);
        AssertAll("CategoryCoverage", new CategoryCoverage(), 0);
        Equal(Golden("ColumnShapes"), new ColumnShapes().Score(Pair).Value);
    }

    [Fact]
    public void Pairs_and_triples_of_columns_are_those_counted()
    {
        AssertAll("CorrelationSimilarity_Pearson", new PairTrendsOwnEdges(), 0);
        AssertAll("CorrelationSimilarity_Spearman", new PairTrendsOwnEdges(), 1);
        AssertAll("ContingencySimilarity_own_edges", new PairTrendsOwnEdges(), 0);
        AssertAll("ContingencySimilarity_shared_edges", new PairTrendsSharedEdges(), 0);
        Equal(Golden("ColumnPairTrends"), new PairTrendsOwnEdges().Score(Pair).Value);
        Equal(Golden("ColumnPairTrends_shared_edges"), new PairTrendsSharedEdges().Score(Pair).Value);
        for (int size = 1; size <= 3; size++)
        {
            Equal(Golden("tvd_mean").GetProperty($"{size}"), ThreeWayMarginals.Distances(Pair, size, default).Average(d => d.Distance));
        }
    }

    [Fact]
    public void Neighbours_are_those_counted()
    {
        Equal(Golden("identifiability"), new Identifiability().Score(Pair).Value);
        Equal(Golden("authenticity_mended"), new Authenticity().Score(Pair).Value);
        Equal(Golden("beta_recall_raw_share_at_beta_1"), new BetaRecall().Score(Pair).Details[1].Rows[0].Values[0]!.Value);
        IReadOnlyList<DetailRow> neighbourhoods = new DensityAndCoverage().Score(Pair).Detail().Rows;
        Assert.All(new[] { "coverage", "density", "precision", "recall" }.Zip(neighbourhoods),
            f => Equal(Golden("prdc_k5").GetProperty(f.First), f.Second.Values[0]!.Value));
        IReadOnlyList<DetailRow> discrepancy = new MaximumMeanDiscrepancy().Score(Pair).Detail().Rows;
        Equal(Golden("mmd_rbf").GetProperty("mmd2_unbiased"), discrepancy[0].Values[0]!.Value);
        Equal(Golden("mmd_rbf").GetProperty("sigma_median"), discrepancy[2].Values[0]!.Value);
    }

    [Fact]
    public void Copies_distances_and_the_distance_attack_are_those_counted()
    {
        Equal(Golden("exact_copies"), new ExactCopies().Score(Pair).Detail().Rows[1].Values[0]!.Value);
        Equal(Golden("matching_within_one_percent"), Figure(new NearCopies().Score(Pair).Detail(), "rows matching within 1 % of every number"));
        MetricResult.Score distances = new DistanceToClosestRecord().Score(Pair);
        Equal(Golden("dcr").GetProperty("share_half_ties"), distances.Value);
        Equal(Golden("dcr").GetProperty("synthetic_to_train_median"), Figure(distances.Details.Single(d => d.Name == "quantiles"), "50%"));
        Equal(Golden("nndr"), new NearestNeighbourRatio().Score(Pair).Value);
        Equal(Golden("mia_distance_auc"), new MembershipByDistance().Score(Pair).Value);
    }

    private static JsonElement Golden(string name) => Own.Value.Values.GetProperty(name);

    /// <summary>The figure at this position of the metric's first details, for every column or pair that the golden values name.</summary>
    private static void AssertAll(string name, IMetric metric, int position)
    {
        int labels = Golden(name).EnumerateObject().First().Name.Contains('|', StringComparison.Ordinal) ? 2 : 1;
        Dictionary<string, double?> found = metric.Score(Pair).Details[0].Rows.ToDictionary(r => string.Join('|', r.Labels.Take(labels)), r => r.Values[position]);
        Assert.All(Golden(name).EnumerateObject(), g => Equal(g.Value, found[g.Name]!.Value));
    }

    private static void Equal(JsonElement golden, double found) => Assert.Equal(golden.GetDouble(), found, Tolerance);

    private static double Figure(DetailTable table, string label) => table.Rows.Single(r => r.Labels[0] == label).Values[0]!.Value;
}
