using System.Text.Json;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Diversity;
using SynthTab.Evaluation.Fidelity;
using SynthTab.Tests.Evaluation;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Golden;

/// <summary>Figures of single columns, against SDMetrics and scipy.</summary>
public sealed class ColumnGoldenTests
{
    public static TheoryData<string> Names => Triple.Names;

    [Theory, MemberData(nameof(Names))]
    public void Wasserstein_distances_are_those_of_scipy(string name)
    {
        Triple triple = Triple.Read(name);
        DetailTable found = Columns(new Wasserstein(), triple);
        AssertColumn(triple.Values.GetProperty("wasserstein1_over_range"), found, "over the range", golden => 1e-12 + 1e-9 * golden);
        AssertColumn(triple.Values.GetProperty("wasserstein1"), found, "in the column's units", golden => 1e-9 + 1e-9 * golden);
    }

    /// <summary>The statistic alone: a p-value asks whether there are enough rows to see a difference, which there always are in large
    /// tables, so that none is told; the interval and the reference stand in its place.</summary>
    [Theory, MemberData(nameof(Names))]
    public void The_widest_gaps_are_those_of_scipy(string name)
    {
        Triple triple = Triple.Read(name);
        DetailTable found = Columns(new ColumnShapes(), triple);
        Assert.All(triple.Values.GetProperty("ks_2samp").EnumerateObject(), g => Assert.Equal(g.Value.GetProperty("D").GetDouble(), 1 - Value(found, g.Name, "score"), 1e-9));
    }

    [Theory, MemberData(nameof(Names))]
    public void Jensen_shannon_distances_are_those_of_scipy(string name)
    {
        Triple triple = Triple.Read(name);
        DetailTable found = Columns(new JensenShannon(), triple);
        foreach (string part in new[] { "jensen_shannon_categorical", "jensen_shannon_numeric_20_bins" })
        {
            foreach (JsonProperty column in triple.Values.GetProperty(part).EnumerateObject())
            {
                Assert.Equal(column.Value.GetProperty("distance").GetDouble(), Value(found, column.Name, "distance"), 1e-7); // √ of rounding
                Assert.Equal(column.Value.GetProperty("divergence").GetDouble(), Value(found, column.Name, "divergence"), 1e-9);
            }
        }
    }

    [Theory, MemberData(nameof(Names))]
    public void Statistics_are_those_of_sdmetrics(string name)
    {
        Triple triple = Triple.Read(name);
        DetailTable found = Columns(new Statistics(), triple);
        AssertColumn(triple.Values.GetProperty("StatisticSimilarity_mean"), found, "mean", _ => 1e-9);
        AssertColumn(triple.Values.GetProperty("StatisticSimilarity_median"), found, "median", _ => 1e-9);
        AssertColumn(triple.Values.GetProperty("StatisticSimilarity_std"), found, "standard deviation", _ => 1e-9);
    }

    [Theory, MemberData(nameof(Names))]
    public void Adherence_is_that_of_sdmetrics(string name)
    {
        Triple triple = Triple.Read(name);
        AssertColumn(triple.Values.GetProperty("BoundaryAdherence"), Columns(new RangeAdherence(), triple), "share", _ => 1e-12);
        AssertColumn(triple.Values.GetProperty("CategoryAdherence"), Columns(new CategoryAdherence(), triple), "share", _ => 1e-12);
    }

    [Theory, MemberData(nameof(Names))]
    public void Coverage_of_columns_is_that_of_sdmetrics(string name)
    {
        Triple triple = Triple.Read(name);
        AssertColumn(triple.Values.GetProperty("RangeCoverage"), Columns(new RangeCoverage(), triple), "score", _ => 1e-9);
        AssertColumn(triple.Values.GetProperty("CategoryCoverage"), Columns(new CategoryCoverage(), triple), "share", _ => 1e-12);
    }

    private static DetailTable Columns(IMetric metric, Triple triple) => metric.Score(triple.InFileOrder().Judged).Details[0];

    private static void AssertColumn(JsonElement golden, DetailTable found, string header, Func<double, double> tolerance)
    {
        Assert.Equal(golden.EnumerateObject().Select(g => g.Name).Order(), found.Rows.Select(r => r.Labels[0]).Order());
        Assert.All(golden.EnumerateObject(), g => Assert.Equal(g.Value.GetDouble(), Value(found, g.Name, header), tolerance(g.Value.GetDouble())));
    }

    private static double Value(DetailTable table, string column, string header)
        => table.Rows.Single(r => r.Labels[0] == column).Values[table.ValueHeaders.ToList().IndexOf(header)]!.Value;
}
