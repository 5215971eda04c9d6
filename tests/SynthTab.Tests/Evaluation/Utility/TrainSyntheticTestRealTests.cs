using SynthTab.Evaluation;
using SynthTab.Evaluation.Utility;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Utility;

public sealed class TrainSyntheticTestRealTests
{
    private static readonly Table Training = Some.People(600, 1);
    private static readonly Table Holdout = Some.People(400, 2);

    [Fact]
    public void A_fresh_sample_teaches_what_the_training_table_teaches()
    {
        MetricOutcome outcome = Judge(Some.People(600, 3));
        Assert.InRange(((MetricResult.Score)outcome.Reference).Value, 0.95, 1);
        Assert.InRange(outcome.RatioToReference!.Value, 0.97, 1.03);
    }

    // The target's column in reverse order has nothing to do with the rest of its row: a coin's 0.5, with 400 test rows +- 0.03.
    [Fact]
    public void A_table_without_dependence_teaches_nothing()
    {
        Table fresh = Some.People(600, 3);
        Column target = fresh["rich"].Take([.. Enumerable.Range(0, 600).Reverse()]);
        MetricOutcome outcome = Judge(new Table(fresh.Schema, [.. fresh.Columns.Take(3), target]));
        Assert.InRange(((MetricResult.Score)outcome.Value).Value, 0.35, 0.65);
    }

    [Fact]
    public void A_table_that_lost_a_class_is_as_good_as_a_coin()
    {
        Table fresh = Some.People(600, 3);
        var target = (CategoricalColumn)fresh["rich"];
        int[] noes = [.. Enumerable.Range(0, 600).Where(row => target.Codes[row] == 0)];
        Assert.Equal(0.5, ((MetricResult.Score)Judge(fresh.Take(noes)).Value).Value);
    }

    [Fact]
    public void A_number_is_judged_by_explained_variance()
    {
        Table WithTarget(Table table) => table.WithSchema(table.Schema.WithTarget("pay"));
        var input = new EvaluationInput(WithTarget(Training), WithTarget(Holdout), WithTarget(Some.People(600, 3)));
        var score = (MetricResult.Score)Ask(input).Value;
        Assert.Equal("R²", score.Measure);
        // The law's own noise is 200 of a spread of about 540; being rich tells a little of it. Nothing explains much more than 0.87.
        Assert.InRange(score.Value, 0.6, 0.85);
        Assert.InRange(score.Details[0].Rows[1].Values[0]!.Value, 180, 280);
    }

    // Also the way of a rare class when of a large table's training rows only some are taken.
    [Fact]
    public void From_rows_of_a_class_that_the_training_table_lacks_nothing_is_learned()
    {
        Table fresh = Some.People(600, 3);
        string?[] classes = [.. ((CategoricalColumn)fresh["rich"]).Codes.Select((code, row) => row % 4 == 0 ? "very" : code == 0 ? "no" : "yes")];
        Table judged = Table.Of([.. fresh.Columns.Take(3), Some.Categories("rich", classes).AsTarget()]);
        Table known = fresh.Take([.. Enumerable.Range(0, 600).Where(row => row % 4 != 0)]);
        Assert.Equal(((MetricResult.Score)Judge(known).Value).Value, ((MetricResult.Score)Judge(judged).Value).Value);
        Scorecard all = Evaluator.Evaluate(
            new EvaluationInput(Training, Holdout, judged), [.. MetricCatalog.All.Where(m => m.Description.Family == MetricFamily.Utility)]);
        Assert.All(all.Outcomes, outcome => Assert.IsType<MetricResult.Score>(outcome.Value));
    }

    [Fact]
    public void A_class_that_only_the_holdout_has_counts_as_missed()
    {
        string?[] classes = [.. ((CategoricalColumn)Holdout["rich"]).Codes.Select((code, row) => row % 4 == 0 ? "very" : code == 0 ? "no" : "yes")];
        Table holdout = Table.Of([.. Holdout.Columns.Take(3), Some.Categories("rich", classes).AsTarget()]);
        MetricOutcome outcome = Ask(new EvaluationInput(Training, holdout, Some.People(600, 3)));
        var score = (MetricResult.Score)outcome.Value;
        Assert.Equal("macro AUC", score.Measure);
        Assert.InRange(score.Details[0].Rows[2].Values[0]!.Value, 0.6, 0.75); // at most the 300 rows of known classes
    }

    [Theory]
    [InlineData(false, true, "no column is named as the target")]
    [InlineData(true, false, "no holdout table was given to test on")]
    public void Without_target_or_holdout_it_says_why_there_is_no_answer(bool hasTarget, bool hasHoldout, string reason)
    {
        Table training = hasTarget ? Training : Table.Of([.. Training.Columns.Select(c => c.WithSchema(c.Schema with { Roles = ColumnRoles.None }))]);
        MetricOutcome outcome = Ask(new EvaluationInput(training, hasHoldout ? Holdout : null, Training));
        Assert.Equal(reason, Assert.IsType<MetricResult.NotApplicable>(outcome.Value).Reason);
    }

    [Fact]
    public void Fewer_rows_than_there_are_is_said_in_a_note()
    {
        var input = new EvaluationInput(Training, Holdout, Some.People(600, 3)) { Limits = new EvaluationLimits { ModelRows = 500 } };
        Assert.Equal(["The model was trained on 500 of 600 rows, drawn by seed."], ((MetricResult.Score)Ask(input).Value).Notes);
    }

    public static TheoryData<string> Learners => ["train-synthetic-test-real-linear", "train-synthetic-test-real-forest", "train-synthetic-test-real-network"];

    [Theory, MemberData(nameof(Learners))]
    public void Every_learner_learns_from_a_fresh_sample_what_it_learns_from_real_rows(string name)
    {
        MetricOutcome outcome = Ask(new EvaluationInput(Training, Holdout, Some.People(600, 3), seed: 5), MetricCatalog.Named(name));
        Assert.InRange(((MetricResult.Score)outcome.Reference).Value, 0.93, 1);
        DetailRow ratio = ((MetricResult.Score)outcome.Value).Details.Single(d => d.Name == "ratio").Rows[1];
        Assert.Equal(outcome.RatioToReference!.Value, ratio.Values[0]!.Value, 9);
        Assert.True(ratio.Values[1] <= 1.01 && ratio.Values[2] >= 0.99);
    }

    [Theory, MemberData(nameof(Learners))]
    public void Every_learner_learns_a_number(string name)
    {
        Table WithTarget(Table table) => table.WithSchema(table.Schema.WithTarget("pay"));
        var input = new EvaluationInput(WithTarget(Training), WithTarget(Holdout), WithTarget(Some.People(600, 3)));
        Assert.InRange(((MetricResult.Score)Ask(input, MetricCatalog.Named(name)).Value).Value, 0.6, 0.9);
    }

    private static MetricOutcome Judge(Table synthetic) => Ask(new EvaluationInput(Training, Holdout, synthetic, seed: 5));

    private static MetricOutcome Ask(EvaluationInput input, IMetric? metric = null)
        => Evaluator.Evaluate(input, [metric ?? new TreeUtility()], cancellation: TestContext.Current.CancellationToken).Outcomes[0];
}
