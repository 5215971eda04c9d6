using System.Globalization;
using System.Text.Json;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy;
using SynthTab.Evaluation.Privacy.Distances;
using SynthTab.Tests.Evaluation;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Golden;

/// <summary>What privacy metrics count from distances, against the values of the reference implementations.</summary>
public sealed class DistanceGoldenTests
{
    public static TheoryData<string> Names => Triple.Names;

    [Theory, MemberData(nameof(Names))]
    public void New_rows_are_those_of_sdmetrics(string name)
    {
        Triple triple = Triple.Read(name);
        DetailTable counts = new NearCopies().Score(triple.InFileOrder().Judged).Detail();
        JsonElement golden = triple.Values.GetProperty("NewRowSynthesis");
        Assert.Equal(golden.GetProperty("score").GetDouble(), Figure(counts, "share of new rows by that rule (NewRowSynthesis)"), 1e-12);
        Assert.Equal(3000 - golden.GetProperty("num_new_rows").GetDouble(), Figure(counts, "rows matching within 1 % of every number"));
        Assert.Equal(
            triple.Values.GetProperty("exact_copies").GetProperty("synthetic_in_train_count").GetDouble(), Figure(counts, "rows at distance zero"));
    }

    [Theory, MemberData(nameof(Names))]
    public void Distances_to_the_closest_record_are_those_counted(string name)
    {
        Triple triple = Triple.Read(name);
        MetricResult.Score score = new DistanceToClosestRecord().Score(triple.InFileOrder().Judged);
        JsonElement golden = triple.Values.GetProperty("dcr");
        Assert.Equal(golden.GetProperty("share_half_ties").GetDouble(), score.Value, 1e-9);
        DetailTable shares = score.Details.Single(d => d.Name == "shares");
        Assert.Equal(golden.GetProperty("share_strict").GetDouble(), Figure(shares, "share nearer to training rows"), 1e-9);
        Assert.Equal(golden.GetProperty("ties").GetDouble(), Figure(shares, "share tied"), 1e-9);
        JsonElement overfitting = triple.Values.GetProperty("DCROverfittingProtection");
        Assert.Equal(overfitting.GetProperty("score").GetDouble(), Figure(shares, "DCROverfittingProtection of SDMetrics"), 1e-3);
        AssertQuantiles(golden, score);
    }

    // The golden noise is of 200 rows and another generator: the range of its three runs, widened by a tenth.
    [Theory, MemberData(nameof(Names))]
    public void Distances_beside_those_of_noise_are_those_of_sdmetrics(string name)
    {
        PreparedPair pair = Triple.Read(name).InFileOrder().Judged;
        JsonElement golden = Triple.Read(name).Values.GetProperty("DCRBaselineProtection_first_200_synthetic_rows");
        var found = RandomBaseline.Of(pair.Training, pair.Candidate, 200, new RandomSource(1));
        Assert.Equal(golden.GetProperty("runs")[0].GetProperty("synthetic_data").GetDouble(), found.Judged, 1e-9);
        Assert.InRange(found.Score!.Value, 0.9 * golden.GetProperty("score_min").GetDouble(), 1.1 * golden.GetProperty("score_max").GetDouble());
    }

    [Theory, MemberData(nameof(Names))]
    public void Nearest_neighbour_ratios_are_those_counted(string name)
    {
        Triple triple = Triple.Read(name);
        JsonElement golden = triple.Values.GetProperty("nndr");
        MetricResult.Score score = new NearestNeighbourRatio().Score(triple.InFileOrder().Judged);
        Assert.Equal(golden.GetProperty("synthetic_to_train").GetProperty("0.05").GetDouble(), score.Value, 1e-9);
        AssertQuantiles(golden, score);
    }

    [Theory, MemberData(nameof(Names))]
    public void Identifiability_and_authenticity_are_those_counted(string name)
    {
        Triple triple = Triple.Read(name);
        PreparedPair pair = triple.InFileOrder().Judged;
        Assert.Equal(triple.Values.GetProperty("identifiability").GetProperty("value").GetDouble(), new Identifiability().Score(pair).Value, 1e-9);
        JsonElement golden = triple.Values.GetProperty("alpha_beta_authenticity");
        MetricResult.Score authenticity = new Authenticity().Score(pair);
        Assert.Equal(golden.GetProperty("authenticity_mended").GetDouble(), authenticity.Value, 1e-6);
        Assert.Equal(
            golden.GetProperty("authenticity_as_coded").GetDouble(),
            Figure(authenticity.Detail(), "the same as commonly coded, with the distances of other rows"),
            1e-6);
    }

    private static void AssertQuantiles(JsonElement golden, MetricResult.Score score)
    {
        Dictionary<string, IReadOnlyList<double?>> rows = score.Details.Single(d => d.Name == "quantiles").Rows.ToDictionary(r => r.Labels[0], r => r.Values);
        foreach ((string part, int position) in new[] { ("synthetic_to_train", 0), ("holdout_to_train", 1) })
        {
            foreach (JsonProperty quantile in golden.GetProperty(part).EnumerateObject())
            {
                string label = (double.Parse(quantile.Name, CultureInfo.InvariantCulture) * 100).ToString(CultureInfo.InvariantCulture) + "%";
                Assert.Equal(quantile.Value.GetDouble(), rows[label][position]!.Value, 1e-9);
            }
            Assert.Equal(golden.GetProperty(part + "_mean").GetDouble(), rows["mean"][position]!.Value, 1e-9);
        }
    }

    private static double Figure(DetailTable table, string label) => table.Rows.Single(r => r.Labels[0] == label).Values[0]!.Value;
}
