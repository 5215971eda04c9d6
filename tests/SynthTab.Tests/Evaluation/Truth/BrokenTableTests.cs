using SynthTab.Datasets;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Diversity;
using SynthTab.Evaluation.Fidelity;
using SynthTab.Evaluation.Fidelity.Detection;
using SynthTab.Evaluation.Verdicts;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Truth;

/// <summary>Tables that lost their dependences, a category, or all groups but one.</summary>
public sealed class BrokenTableTests
{
    private static readonly Table Training = ClinicVisits.Draw(2_000, seed: 1);
    private static readonly Table Holdout = ClinicVisits.Draw(2_000, seed: 2);
    private static readonly Table Fresh = ClinicVisits.Draw(4_000, seed: 3);

    [Fact]
    public void Shuffled_columns_have_perfect_shapes_and_bad_trends_and_trees_tell_them_apart()
    {
        Scorecard card = Evaluate(Training.Shuffled(seed: 7),
            new ColumnShapes(), new PairTrendsOwnEdges(), new PairTrendsSharedEdges(), new ThreeWayMarginals(), new LogisticDetection(), new TreeDetection());
        Assert.Equal(1, card.Value("column-shapes"), 1e-12);
        Assert.All(["pair-trends-shared-edges", "three-way-marginals"], name =>
        {
            Assert.True(card.Value(name) < card.Reference(name), name);
            Assert.False(card[name].CoversReference);
        });
        // Bins that move with each table's range drown what is lost in noise; the pairs that hung together still tell.
        Assert.True(card.Value("pair-trends") < card.Reference("pair-trends"));
        Assert.True(StrongPairs(card["pair-trends"].Value) < StrongPairs(card["pair-trends"].Reference) - 0.2);
        Assert.InRange(card.Value("detection-logistic"), 0, 0.55); // sees single columns only
        Assert.InRange(card.Value("detection-trees"), 0.9, 1);
        Assert.NotEqual(VerdictGrade.Good, card.Verdict(MetricFamily.Fidelity).Grade);
    }

    [Fact]
    public void A_dropped_category_is_named()
    {
        FamilyVerdict verdict = Diversity(Fresh.Where("department", level => level != "pediatrics").Slice(0, 2_000));
        Assert.Equal(VerdictGrade.Bad, verdict.Grade);
        Assert.StartsWith("Parts of the real table are missing or far too rare: there is not one row with department pediatrics", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_single_group_of_rows_is_called_what_it_is()
    {
        FamilyVerdict verdict = Diversity(Fresh.Where("department", level => level == "pediatrics"));
        Assert.Equal(VerdictGrade.Bad, verdict.Grade);
        Assert.Contains("there is not one row with department general", verdict.Sentence, StringComparison.Ordinal);
        Assert.Contains("whole groups are missing, such as the one with", verdict.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_fresh_sample_lacks_nothing()
    {
        FamilyVerdict verdict = Diversity(Fresh);
        Assert.Equal(VerdictGrade.Good, verdict.Grade);
        Assert.StartsWith("It holds what the real table holds: all", verdict.Sentence, StringComparison.Ordinal);
    }

    /// <summary>The mean over the pairs of columns that depend on each other in the training table.</summary>
    private static double StrongPairs(MetricResult result) => Assert.IsType<MetricResult.Score>(result).Details[1].Rows[0].Values[0]!.Value;

    private static FamilyVerdict Diversity(Table synthetic) => Evaluate(synthetic,
        new DistinctRows(), new CategoryCoverage(), new RareCategoryCoverage(), new RangeCoverage(), new ClusterCoverage(), new BetaRecall(), new DensityAndCoverage())
        .Verdict(MetricFamily.Diversity);

    private static Scorecard Evaluate(Table synthetic, params IMetric[] metrics)
        => Evaluator.Evaluate(new EvaluationInput(Training, Holdout, synthetic, seed: 5), metrics, cancellation: TestContext.Current.CancellationToken);
}
