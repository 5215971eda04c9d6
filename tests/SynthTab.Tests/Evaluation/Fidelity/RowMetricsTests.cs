using SynthTab.Evaluation;
using SynthTab.Evaluation.Fidelity;
using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Fidelity;

public sealed class RowMetricsTests
{
    private static readonly Table Real = Some.People(600, seed: 1);

    // Every pair of the three columns agrees; the parity of the three does not: half of the mass lies in other cells.
    [Fact]
    public void Three_columns_together_show_what_pairs_hide()
    {
        string[] first = ["a", "a", "b", "b"], second = ["u", "v", "u", "v"];
        Table Parity(bool even) => Table.Of(
            Some.Categories("x", first), Some.Categories("y", second), Some.Categories("z", even ? ["0", "1", "1", "0"] : ["1", "0", "0", "1"]));
        Assert.Equal(1, new PairTrendsSharedEdges().Score(Parity(true), Parity(false)).Value, 12);
        Assert.Equal(0, new ThreeWayMarginals().Score(Parity(true), Parity(false)).Value, 12);
    }

    [Fact]
    public void Sets_of_columns_are_all_or_a_seeded_choice()
    {
        Assert.Equal(["0,1", "0,2", "1,2"], ColumnSets.Of(3, 2, 10, new RandomSource(1)).Select(s => string.Join(',', s)));
        IReadOnlyList<int[]> drawn = ColumnSets.Of(20, 3, 100, new RandomSource(1));
        Assert.Equal(100, drawn.Select(s => string.Join(',', s)).Distinct().Count());
        Assert.All(drawn, s => Assert.True(s[0] < s[1] && s[1] < s[2] && s[2] < 20));
        Assert.Empty(ColumnSets.Of(2, 3, 10, new RandomSource(1)));
    }

    // One number, training standardised to mean 0 and variance 1 (by n), judged shifted by 2 and stretched by 3:
    // (2)² + (3s - s)² with s² = n / (n - 1).
    [Fact]
    public void Frechet_is_the_distance_of_two_normal_laws()
    {
        double[] real = [-1, 1, -1, 1];
        Table judged = Table.Of(Some.Numbers("x", [.. real.Select(v => 3 * v + 2)]));
        Assert.Equal(4 + 4 * 4 / 3.0, new Frechet().Score(Table.Of(Some.Numbers("x", real)), judged).Value, 9);
    }

    [Fact]
    public void Frechet_sees_a_lost_correlation()
    {
        double[] x = [.. Enumerable.Range(0, 100).Select(i => (double)i)], turned = [.. x.Select(v => (v * 37 + 11) % 100)];
        Table together = Table.Of(Some.Numbers("x", x), Some.Numbers("y", x)), apart = Table.Of(Some.Numbers("x", x), Some.Numbers("y", turned));
        Assert.True(new Frechet().Score(together, apart).Value > 0.5);
        Assert.Equal(0, new Frechet().Score(together, together).Value, 6);
    }

    // Real 0, 1; judged 0, 1 (scaled alike): pooled distances 1, 0, 1, 1, 0, 1, median 1, k = e^(-1/2):
    // k + k - 2 (2 + 2k) / 4 = k - 1
    [Fact]
    public void Mmd_of_two_equal_pairs_by_hand()
    {
        Table two = Table.Of(Some.Numbers("x", 0, 1));
        MetricResult.Score score = new MaximumMeanDiscrepancy().Score(two, two);
        Assert.Equal(Math.Exp(-0.5) - 1, score.Value, 12);
        Assert.Equal(0, score.Detail().Rows[1].Values[0]!.Value, 12);
    }

    [Fact]
    public void The_median_of_pooled_distances_is_the_median()
    {
        var coding = new RowCoding(Asking.Judge(Real, Real).Training, RowDistance.Euclidean);
        MixedRows first = coding.Apply(Asking.Judge(Real, Real).Training.Sample(40)), second = coding.Apply(Asking.Judge(Some.People(31, 2), Real).Training);
        MixedRows all = coding.Apply(Asking.Judge(Some.Stacked(Real.Slice(0, 40), Some.People(31, 2)), Real).Training);
        List<double> distances = [];
        for (int row = 0; row < all.Rows; row++)
        {
            var part = new double[all.Rows - row - 1];
            RowDistances.Fill(RowDistance.Euclidean, all, row, all, row + 1, part);
            distances.AddRange(part);
        }
        distances.Sort();
        Assert.Equal(Quantile.Median(distances.ToArray()), new PooledDistances(first, second, RowDistance.Euclidean).Median(default), 12);
    }

    // All judged rows in the centre lie within every ball: the share is 1 at every α, and 1 - Σ (1 - α) / Σ α is 0.
    [Fact]
    public void Alpha_precision_punishes_rows_that_crowd_the_centre()
    {
        Table real = Table.Of(Some.Numbers("x", [.. Enumerable.Range(0, 101)]));
        Assert.Equal(0, new AlphaPrecision().Score(real, Table.Of(Some.Numbers("x", 50, 50, 50))).Value, 1e-9);
        Assert.Equal(0.5, Quantile.Of([0, 1], 0.5));
        Assert.True(new AlphaPrecision().Score(real, real).Value > 0.97);
    }

    [Fact]
    public void Distances_from_the_centre_are_those_in_the_one_hot_space()
    {
        Table real = Table.Of(Some.Categories("c", "a", "a", "b", null), Some.Numbers("x", 0, 1, 2, 1));
        PreparedPair pair = Asking.Judge(real, Table.Of(Some.Categories("c", "b", "z"), Some.Numbers("x", 1, 1)));
        var coding = new RowCoding(pair.Training, RowDistance.Euclidean);
        double[] distances = new SpaceCentre(coding.Apply(pair.Training)).DistancesOf(coding.Apply(pair.Candidate));
        // centre: a 1/2, b 1/4, missing 1/4, x 1/2; "b": 1/4 + 9/16 + 1/16; "z", unknown, is all zeros: 1/4 + 1/16 + 1/16
        Assert.Equal(Math.Sqrt(14 / 16.0), distances[0], 12);
        Assert.Equal(Math.Sqrt(6 / 16.0), distances[1], 12);
    }

    public static TheoryData<string> Names => ["wasserstein", "jensen-shannon", "statistics", "tails", "three-way-marginals", "frechet", "mmd", "alpha-precision"];

    [Theory, MemberData(nameof(Names))]
    public void A_fresh_sample_scores_like_the_holdout(string name)
    {
        IMetric metric = MetricCatalog.Named(name);
        double[] fresh = [.. Enumerable.Range(10, 12).Select(seed => metric.Score(Real, Some.People(600, seed)).Value)];
        double reference = metric.Score(Real, Some.People(600, seed: 2)).Value, mean = fresh.Average();
        double deviation = Math.Sqrt(fresh.Sum(v => (v - mean) * (v - mean)) / (fresh.Length - 1));
        Assert.InRange(reference, mean - 4 * deviation, mean + 4 * deviation);
    }

    // Half of each column's range added to every number.
    [Theory, MemberData(nameof(Names))]
    public void A_shifted_table_scores_far_worse_than_the_holdout(string name)
    {
        IMetric metric = MetricCatalog.Named(name);
        Table shifted = Table.Of([.. Some.People(600, seed: 3).Columns.Select<Column, Column>(c => c is NumericColumn numbers
            ? new NumericColumn(c.Schema, [.. numbers.Values.Select(v => v + (numbers.Present().Max() - numbers.Present().Min()) / 2)])
            : c)]);
        double sign = metric.Description.Direction == MetricDirection.Higher ? -1 : 1;
        Assert.True(sign * (metric.Score(Real, shifted).Value - metric.Score(Real, Some.People(600, seed: 2)).Value) > 0.05);
    }
}
