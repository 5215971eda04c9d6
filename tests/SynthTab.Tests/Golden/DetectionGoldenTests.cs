using System.Text.Json;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Fidelity.Detection;
using SynthTab.Tests.Evaluation;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Golden;

/// <summary>Detection, against scikit-learn solved to convergence and against xgboost with its own folds and seeds.</summary>
public sealed class DetectionGoldenTests
{
    public static TheoryData<string> Names => Triple.Names;

    /// <summary>Fold = row number mod 3 within each table; the fold's rows are ranked by a model of the other rows.</summary>
    [Theory, MemberData(nameof(Names))]
    public void The_logistic_model_has_the_areas_of_scikit_learn(string name)
    {
        Triple triple = Triple.Read(name);
        MetricResult.Score score = new LogisticDetection().Score(triple.InFileOrder().Judged);
        IReadOnlyList<DetailRow> figures = score.Details[0].Rows;
        JsonElement golden = triple.Values.GetProperty("logistic_detection_fixed_folds");
        double[] areas = [.. golden.GetProperty("auc_folds").EnumerateArray().Select(a => a.GetDouble())];
        for (int fold = 0; fold < 3; fold++) { Assert.Equal(areas[fold], figures[1 + fold].Values[0]!.Value, 1e-4); }
        Assert.Equal(areas.Average(), score.Value, 1e-4);
        Assert.Equal(golden.GetProperty("score").GetDouble(), figures[4].Values[0]!.Value, 2e-4);
    }

    /// <summary>Where SDMetrics raises because of a level that training lacks, its figure without those rows stands in.</summary>
    [Theory, MemberData(nameof(Names))]
    public void The_logistic_score_is_near_that_of_sdmetrics(string name)
    {
        Triple triple = Triple.Read(name);
        JsonElement golden = triple.Values.GetProperty("LogisticDetection");
        if (golden.GetProperty("mean").ValueKind == JsonValueKind.Null) { golden = triple.Values.GetProperty("LogisticDetection_without_unseen_rows"); }
        double tolerance = Math.Max(0.03, 4 * golden.GetProperty("sd").GetDouble());
        Assert.Equal(golden.GetProperty("mean").GetDouble(), new LogisticDetection().Score(triple.InFileOrder().Judged).Details[0].Rows[4].Values[0]!.Value, tolerance);
    }

    [Theory, MemberData(nameof(Names))]
    public void Boosted_trees_have_an_area_near_that_of_xgboost(string name)
    {
        Triple triple = Triple.Read(name);
        JsonElement golden = triple.Values.GetProperty("xgb_detection_auc");
        double tolerance = Math.Max(0.03, 4 * golden.GetProperty("sd").GetDouble());
        Assert.Equal(golden.GetProperty("mean").GetDouble(), new TreeDetection().Score(triple.InFileOrder().Judged).Value, tolerance);
    }
}
