using System.Text.Json;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Diversity;
using SynthTab.Evaluation.Fidelity;
using SynthTab.Evaluation.Preparation;
using SynthTab.Tests.Evaluation;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Golden;

/// <summary>Figures of whole rows, against definitions computed on numpy and scipy.</summary>
public sealed class RowGoldenTests
{
    public static TheoryData<string> Names => Triple.Names;

    [Theory, MemberData(nameof(Names))]
    public void Marginals_of_one_two_and_three_columns_are_those_counted(string name)
    {
        Triple triple = Triple.Read(name);
        PreparedTables tables = triple.InFileOrder();
        for (int size = 1; size <= 3; size++)
        {
            JsonElement golden = triple.Values.GetProperty($"tvd_{size}way");
            ThreeWayMarginals.SetDistance[] found = ThreeWayMarginals.Distances(tables.Judged, size, default);
            Assert.Equal(golden.GetProperty("count").GetInt32(), found.Length);
            Assert.Equal(golden.GetProperty("mean").GetDouble(), found.Average(d => d.Distance), 1e-9);
            Assert.Equal(golden.GetProperty("max").GetDouble(), found.Max(d => d.Distance), 1e-9);
            var bySet = found.ToDictionary(d => string.Join('|', d.Columns.Select(i => tables.Judged.Training.Columns[i].Name)), d => d.Distance);
            Assert.All(golden.GetProperty("first").EnumerateObject(), g => Assert.Equal(g.Value.GetDouble(), bySet[g.Name], 1e-9));
        }
        Assert.Equal(1 - triple.Values.GetProperty("tvd_3way").GetProperty("mean").GetDouble(), new ThreeWayMarginals().Score(tables.Judged).Value, 1e-9);
        PreparedPair reference = tables.ReferenceFor(ReferenceKind.HoldoutAsSynthetic)!;
        Assert.Equal(triple.Values.GetProperty("tvd_2way_train_holdout_mean").GetDouble(), ThreeWayMarginals.Distances(reference, 2, default).Average(d => d.Distance), 1e-9);
        Assert.Equal(1 - triple.Values.GetProperty("tvd_3way_train_holdout_mean").GetDouble(), new ThreeWayMarginals().Score(reference).Value, 1e-9);
    }

    [Theory, MemberData(nameof(Names))]
    public void Categories_with_missing_as_one_more_are_those_counted(string name)
    {
        Triple triple = Triple.Read(name);
        PreparedPair pair = triple.InFileOrder().Judged;
        var byColumn = ThreeWayMarginals.Distances(pair, 1, default).ToDictionary(d => pair.Training.Columns[d.Columns[0]].Name, d => d.Distance);
        Assert.All(triple.Values.GetProperty("TVComplement_missing_as_category").EnumerateObject(), g => Assert.Equal(g.Value.GetDouble(), 1 - byColumn[g.Name], 1e-9));
    }

    /// <summary>Rows are never spread out into one-hot columns, but their number is that of the space in which distances are taken.</summary>
    [Theory, MemberData(nameof(Names))]
    public void The_space_of_distances_has_the_dimension_counted(string name)
    {
        Triple triple = Triple.Read(name);
        PreparedTable training = triple.InFileOrder().Judged.Training;
        int categories = training.Categories.Sum(c => c.Counts.Count(n => n > 0) + (c.Missing > 0 ? 1 : 0));
        Assert.Equal(triple.Values.GetProperty("e1_dimension").GetInt32(), training.Numbers.Count + categories);
    }

    [Theory, MemberData(nameof(Names))]
    public void Frechet_distance_is_that_of_numpy(string name)
    {
        Triple triple = Triple.Read(name);
        PreparedTables tables = triple.InFileOrder();
        JsonElement golden = triple.Values.GetProperty("frechet_e2");
        MetricResult.Score found = new Frechet().Score(tables.Judged);
        Assert.Equal(golden.GetProperty("dimension").GetDouble(), found.Detail().Rows[2].Values[0]);
        Assert.Equal(golden.GetProperty("train_synthetic").GetDouble(), found.Value, 1e-5);
        Assert.Equal(golden.GetProperty("train_holdout").GetDouble(), new Frechet().Score(tables.ReferenceFor(ReferenceKind.HoldoutAsSynthetic)!).Value, 1e-5);
    }

    [Theory, MemberData(nameof(Names))]
    public void Maximum_mean_discrepancy_is_that_of_numpy(string name)
    {
        Triple triple = Triple.Read(name);
        JsonElement golden = triple.Values.GetProperty("mmd_rbf");
        IReadOnlyList<DetailRow> found = new MaximumMeanDiscrepancy().Score(triple.InFileOrder().Judged).Detail().Rows;
        Assert.Equal(golden.GetProperty("mmd2_unbiased").GetDouble(), found[0].Values[0]!.Value, 1e-9);
        Assert.Equal(golden.GetProperty("mmd2_biased").GetDouble(), found[1].Values[0]!.Value, 1e-9);
        Assert.Equal(golden.GetProperty("sigma_median").GetDouble(), found[2].Values[0]!.Value, 1e-9);
    }

    [Theory, MemberData(nameof(Names))]
    public void Alpha_precision_and_beta_recall_are_those_of_the_naive_form(string name)
    {
        Triple triple = Triple.Read(name);
        PreparedPair pair = triple.InFileOrder().Judged;
        JsonElement golden = triple.Values.GetProperty("alpha_beta_authenticity");
        MetricResult.Score alpha = new AlphaPrecision().Score(pair), beta = new BetaRecall().Score(pair);
        Assert.Equal(golden.GetProperty("alpha_precision").GetDouble(), alpha.Value, 1e-6);
        Assert.Equal(golden.GetProperty("beta_recall").GetDouble(), beta.Value, 1e-6);
        AssertCurve(golden.GetProperty("alpha_precision_curve"), alpha.Details[0]);
        AssertCurve(golden.GetProperty("beta_recall_curve"), beta.Details[0]);
        Assert.Equal(golden.GetProperty("beta_recall_raw_share_at_beta_1").GetDouble(), beta.Details[1].Rows[0].Values[0]!.Value, 1e-6);
    }

    [Theory, MemberData(nameof(Names))]
    public void Coverage_density_precision_and_recall_are_those_of_numpy(string name)
    {
        Triple triple = Triple.Read(name);
        JsonElement golden = triple.Values.GetProperty("prdc_k5");
        MetricResult.Score found = new DensityAndCoverage().Score(triple.InFileOrder().Judged);
        string[] order = ["coverage", "density", "precision", "recall"];
        Assert.Equal(golden.GetProperty("coverage").GetDouble(), found.Value, 1e-3);
        Assert.All(order.Zip(found.Detail().Rows), f => Assert.Equal(golden.GetProperty(f.First).GetDouble(), f.Second.Values[0]!.Value, 1e-3));
    }

    private static void AssertCurve(JsonElement golden, DetailTable found)
        => Assert.All(golden.EnumerateArray().Zip(found.Rows), p => Assert.Equal(p.First.GetDouble(), p.Second.Values[1]!.Value, 1e-6));
}
