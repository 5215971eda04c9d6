using System.Text.Json;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Utility;
using SynthTab.Tests.Evaluation;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Golden;

/// <summary>Trained on synthetic and tested on real rows, against scikit-learn and xgboost.</summary>
public sealed class UsefulnessGoldenTests
{
    private static readonly (string Theirs, string Ours)[] _figures =
    [
        ("auc", "AUC"), ("auc_ovr_macro", "macro AUC"), ("accuracy", "accuracy"), ("f1_macro", "F1, macro average"), ("log_loss", "log loss"),
        ("r2", "R²"), ("rmse", "root mean square error"), ("mae", "mean absolute error"),
    ];

    public static TheoryData<string> Names => Triple.Names;

    /// <summary>The seeds of xgboost and of another library of boosted trees: 0.03 in a score, 5 % in an error.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Boosted_trees_learn_as_much_as_those_of_the_reference(string name) => AssertNear(name, new TreeUtility(), "xgboost");

    [Theory, MemberData(nameof(Names))]
    public void A_random_forest_learns_as_much_as_that_of_the_reference(string name) => AssertNear(name, new ForestUtility(), "random_forest");

    /// <summary>A convex problem has one answer: one part in ten thousand.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Linear_models_are_those_of_scikit_learn(string name)
    {
        Triple triple = Triple.Read(name);
        foreach ((JsonElement golden, MetricResult.Score score) in Parts(triple, new LinearUtility()))
        {
            Dictionary<string, double> figures = Figures(score);
            JsonElement linear = golden.TryGetProperty("logistic", out JsonElement logistic) ? logistic : golden.GetProperty("ridge");
            foreach ((string theirs, string ours) in _figures)
            {
                if (!linear.TryGetProperty(theirs, out JsonElement expected)) { continue; }
                Assert.Equal(1, figures[ours] / expected.GetDouble(), 1e-4);
            }
            if (linear.TryGetProperty("f1_of_last_class", out JsonElement f1))
            {
                Assert.Equal(f1.GetDouble(), score.Details.Single(d => d.Name == "classes").Rows[^1].Values[1]!.Value, 1e-4);
            }
        }
    }

    private static void AssertNear(string name, IMetric metric, string learner)
    {
        foreach ((JsonElement golden, MetricResult.Score score) in Parts(Triple.Read(name), metric))
        {
            Dictionary<string, double> figures = Figures(score);
            JsonElement reference = golden.GetProperty(learner);
            foreach ((string theirs, string ours) in _figures)
            {
                // The loss of trees that are sure of an error depends on how deep they grow.
                if (theirs is "log_loss" || !reference.TryGetProperty(theirs, out JsonElement expected)) { continue; }
                double mean = expected.GetProperty("mean").GetDouble();
                double tolerance = theirs is "rmse" or "mae" ? 0.05 * mean : Math.Max(0.03, 4 * expected.GetProperty("sd").GetDouble());
                Assert.True(Math.Abs(figures[ours] - mean) <= tolerance, $"{ours}: {mean} +- {tolerance} expected, {figures[ours]} found.");
            }
        }
    }

    private static IEnumerable<(JsonElement Golden, MetricResult.Score Score)> Parts(Triple triple, IMetric metric)
    {
        PreparedTables tables = triple.InFileOrder();
        JsonElement golden = triple.Values.GetProperty("usefulness");
        yield return (golden.GetProperty("tstr"), metric.Score(tables.Judged));
        yield return (golden.GetProperty("trtr"), metric.Score(tables.ReferenceFor(ReferenceKind.TrainingAsSynthetic)!));
    }

    private static Dictionary<string, double> Figures(MetricResult.Score score)
        => score.Details.Single(d => d.Name == "figures").Rows.ToDictionary(r => r.Labels[0], r => r.Values[0]!.Value);
}
