using System.Text.Json;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy.Distances;
using SynthTab.Evaluation.Privacy.Membership;
using SynthTab.Tests.Evaluation;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Golden;

/// <summary>Membership attacks, against the values of the reference implementations. Those attack all 3,000 training rows, where the
/// metrics take as many as there are unseen ones.</summary>
public sealed class MembershipGoldenTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => Triple.Names;

    [Theory, MemberData(nameof(Names))]
    public void The_attack_by_distance_is_the_one_counted(string name)
    {
        Triple triple = Triple.Read(name);
        PreparedPair pair = triple.InFileOrder().Judged;
        double[] members = PairNeighbours.MixedL1(pair).TrainingToCandidate.Distances();
        double[] unseen = UnseenNeighbours.Of(pair)!.UnseenToCandidate.Distances();
        JsonElement golden = triple.Values.GetProperty("mia_distance");
        Assert.Equal(golden.GetProperty("min_distance_mean_train").GetDouble(), members.Average(), 1e-9);
        Assert.Equal(golden.GetProperty("min_distance_mean_holdout").GetDouble(), unseen.Average(), 1e-9);
        var curve = new RocCurve(DistanceAttacks.Scores(members), DistanceAttacks.Scores(unseen));
        Assert.Equal(golden.GetProperty("auc").GetDouble(), curve.Area, 1e-6);
        Assert.Equal(golden.GetProperty("tpr_at_fpr_0.01").GetDouble(), curve.TruePositiveRate(0.01), 1e-6);
        Assert.Equal(golden.GetProperty("tpr_at_fpr_0.001").GetDouble(), curve.TruePositiveRate(0.001), 1e-6);
    }

    [Theory, MemberData(nameof(Names))]
    public void Domias_has_the_densities_and_areas_of_scipy(string name)
    {
        Triple triple = Triple.Read(name);
        PreparedPair pair = triple.InFileOrder().Judged;
        JsonElement golden = triple.Values.GetProperty("domias");
        NumericPoints Points(PreparedTable table) => NumericPoints.Of(table, pair.Training);
        NumericPoints firstFive = Points(pair.Training.Sample(5)), known = Points(pair.Unseen!.Sample(750));
        AssertEach(golden.GetProperty("log_p_synthetic_of_first_5_train_rows"), new KernelDensity(Points(pair.Candidate)).LogDensities(firstFive, Cancellation));
        AssertEach(golden.GetProperty("log_p_reference_of_first_5_train_rows"), new KernelDensity(known).LogDensities(firstFive, Cancellation));
        AssertEach(golden.GetProperty("log_p_normal_of_first_5_train_rows"), new NormalDensity(known).LogDensities(firstFive));
        AttackSet attacks = DensityAttacks.Of(pair, Cancellation);
        Assert.Equal(golden.GetProperty("kde_log_ratio_auc").GetDouble(), attacks.Outcomes[0].All.Area, 1e-4);
        Assert.Equal(golden.GetProperty("normal_prior_log_ratio_auc").GetDouble(), attacks.Outcomes[1].All.Area, 1e-4);
        Assert.Equal(attacks.Outcomes[0].All.Area, new MembershipByDensity().Score(pair).Value);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_attack_by_a_logistic_model_has_the_area_of_scikit_learn(string name)
    {
        Triple triple = Triple.Read(name);
        PreparedPair pair = triple.InFileOrder().Judged;
        (PreparedTable known, PreparedTable rest) = pair.Unseen!.Halves();
        double[][] scores = ClassifierAttacks.ByLogisticModel(
            StandardFeatures.Fit(pair.Training), pair.Candidate, known, [pair.Training, rest], Cancellation);
        Assert.Equal(triple.Values.GetProperty("mia_classifier_logistic_fixed_split_auc").GetDouble(), new RocCurve(scores[0], scores[1]).Area, 1e-4);
    }

    [Theory, MemberData(nameof(Names))]
    public void The_attack_by_boosted_trees_has_an_area_near_that_of_xgboost(string name)
    {
        Triple triple = Triple.Read(name);
        PreparedPair pair = triple.InFileOrder().Judged;
        (PreparedTable known, PreparedTable rest) = pair.Unseen!.Halves();
        double[][] scores = ClassifierAttacks.ByBoostedTrees(pair.Candidate, known, [pair.Training, rest], Cancellation);
        JsonElement golden = triple.Values.GetProperty("mia_classifier_xgb_auc");
        double tolerance = Math.Max(0.03, 4 * golden.GetProperty("sd").GetDouble());
        Assert.Equal(golden.GetProperty("mean").GetDouble(), new RocCurve(scores[0], scores[1]).Area, tolerance);
    }

    private static void AssertEach(JsonElement golden, double[] found)
        => Assert.All(golden.EnumerateArray().Zip(found), pair => Assert.Equal(pair.First.GetDouble(), pair.Second, 1e-6));
}
