using System.Text.Json;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Utility;
using SynthTab.Tests.Evaluation;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Golden;

/// <summary>Trained on synthetic and tested on real rows, against xgboost with its own seeds: another library of boosted trees
/// may differ by 0.03 in a score and by 5 % in an error.</summary>
public sealed class UsefulnessGoldenTests
{
    public static TheoryData<string> Names => Triple.Names;

    [Theory, MemberData(nameof(Names))]
    public void Boosted_trees_learn_as_much_as_those_of_the_reference(string name)
    {
        Triple triple = Triple.Read(name);
        PreparedTables tables = triple.InFileOrder();
        var metric = new TrainSyntheticTestReal();
        AssertClose(triple.Values.GetProperty("usefulness").GetProperty("tstr"), metric.Score(tables.Judged));
        AssertClose(triple.Values.GetProperty("usefulness").GetProperty("trtr"), metric.Score(tables.ReferenceFor(ReferenceKind.TrainingAsSynthetic)!));
    }

    private static void AssertClose(JsonElement golden, MetricResult.Score score)
    {
        Dictionary<string, double> figures = score.Detail().Rows.ToDictionary(r => r.Labels[0], r => r.Values[0]!.Value);
        JsonElement trees = golden.GetProperty("xgboost");
        foreach ((string theirs, string ours) in new[]
        {
            ("auc", "AUC"), ("auc_ovr_macro", "AUC"), ("accuracy", "accuracy"), ("r2", "R²"),
            ("rmse", "root mean square error"), ("mae", "mean absolute error"),
        })
        {
            if (!trees.TryGetProperty(theirs, out JsonElement expected)) { continue; }
            double mean = expected.GetProperty("mean").GetDouble();
            double tolerance = theirs is "rmse" or "mae" ? 0.05 * mean : Math.Max(0.03, 4 * expected.GetProperty("sd").GetDouble());
            Assert.True(Math.Abs(figures[ours] - mean) <= tolerance, $"{ours}: {mean} +- {tolerance} expected, {figures[ours]} found.");
        }
    }
}
