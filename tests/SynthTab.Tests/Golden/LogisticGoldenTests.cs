using System.Text.Json;
using SynthTab.Evaluation.Learners;
using SynthTab.Evaluation.Preparation;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Golden;

/// <summary>The logistic model and its features, against scikit-learn solved to convergence.</summary>
public sealed class LogisticGoldenTests
{
    public static TheoryData<string> Names => Triple.Names;

    /// <summary>Fold = row number mod 3 within each table; the fold's rows are ranked by a model of the other rows.</summary>
    [Theory, MemberData(nameof(Names))]
    public void Detection_by_fixed_folds_has_the_areas_of_scikit_learn(string name)
    {
        Triple triple = Triple.Read(name);
        PreparedPair pair = triple.InFileOrder().Judged;
        StandardFeatures features = StandardFeatures.Fit(pair.Training);
        StandardRows real = features.Apply(pair.Training), synthetic = features.Apply(pair.Candidate);
        JsonElement golden = triple.Values.GetProperty("logistic_detection_fixed_folds").GetProperty("auc_folds");
        for (int fold = 0; fold < 3; fold++)
        {
            StandardRows Part(StandardRows rows, bool inFold) => rows.Take([.. Enumerable.Range(0, rows.Rows).Where(r => r % 3 == fold == inFold)]);
            StandardRows learned = Part(real, inFold: false);
            StandardRows both = StandardRows.Join(learned, Part(synthetic, inFold: false));
            bool[] labels = [.. Enumerable.Range(0, both.Rows).Select(row => row < learned.Rows)];
            LogisticRegression model = LogisticRegression.Fit(both, labels, TestContext.Current.CancellationToken);
            var curve = new RocCurve(model.LogOdds(Part(real, inFold: true)), model.LogOdds(Part(synthetic, inFold: true)));
            Assert.Equal(golden[fold].GetDouble(), curve.Area, 1e-4);
        }
    }
}
