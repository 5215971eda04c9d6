using SynthTab.Evaluation;
using SynthTab.Evaluation.Utility;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Utility;

/// <summary>What utility metrics beyond the one declared target say of tables whose answer is known.</summary>
public sealed class UtilityOfEveryColumnTests
{
    private static readonly Table Training = Some.People(1500, 1);
    private static readonly Table Holdout = Some.People(1000, 2);

    [Fact]
    public void A_fresh_sample_teaches_every_column_as_real_rows_do()
    {
        MetricOutcome outcome = Judge(new GlobalUtility(), Some.People(1500, 3));
        var value = (MetricResult.Score)outcome.Value;
        Assert.True(value.Interval!.Low <= 1 && 1 <= value.Interval.High, $"1 lies outside {value.Interval}.");
        Assert.InRange(((MetricResult.Score)outcome.Comparable).Value / ((MetricResult.Score)outcome.Reference).Value, 0.9, 1.1);
    }

    [Fact]
    public void Shuffled_columns_teach_nothing_of_each_other()
    {
        var score = (MetricResult.Score)Judge(new GlobalUtility(), Shuffle(Some.People(1500, 3), _ => true)).Value;
        Assert.InRange(score.Value, 0, 0.15);
    }

    // Only the target's column has lost its rows; the others still tell each other.
    [Fact]
    public void The_column_that_lost_most_is_named()
    {
        var score = (MetricResult.Score)Judge(new GlobalUtility(), Shuffle(Some.People(1500, 3), name => name == "rich")).Value;
        DetailRow first = score.Details.Single(d => d.Name == "columns").Rows[0];
        Assert.Equal("rich", first.Labels[0]);
        Assert.InRange(first.Values[0]!.Value, 0, 0.2);
        Assert.Contains(score.Notes, note => note.StartsWith("The column that lost most is rich", StringComparison.Ordinal));
    }

    [Fact]
    public void Columns_that_nobody_can_predict_are_no_ground_for_a_score()
    {
        Table Noise(int rows, int seed)
        {
            var random = new RandomSource(seed);
            return Table.Of(
                Some.Numbers("a", [.. Enumerable.Range(0, rows).Select(_ => random.NextNormal())]),
                Some.Numbers("b", [.. Enumerable.Range(0, rows).Select(_ => random.NextNormal())]));
        }
        var input = new EvaluationInput(Noise(300, 1), Noise(300, 2), Noise(300, 3));
        var none = (MetricResult.NotApplicable)Evaluator.Evaluate(input, [new GlobalUtility()]).Outcomes[0].Value;
        Assert.Equal("no column of the real rows can be predicted from the others", none.Reason);
    }

    [Fact]
    public void The_training_table_finds_the_same_columns_important_as_itself()
        => Assert.Equal(1, ((MetricResult.Score)Judge(new ImportanceAgreement(), Training).Value).Value, 12);

    // With the target's cells shuffled every column is noise: the shares of gain no longer single out pay.
    [Fact]
    public void Importances_of_a_shuffled_target_are_those_of_noise()
    {
        var score = (MetricResult.Score)Judge(new ImportanceAgreement(), Shuffle(Some.People(1500, 3), name => name == "rich")).Value;
        DetailRow pay = score.Details.Single(d => d.Name == "columns").Rows[0];
        Assert.Equal("pay", pay.Labels[0]);
        Assert.True(pay.Values[0] > 0.7);
        Assert.True(pay.Values[1] < 0.7);
    }

    [Fact]
    public void More_rows_of_the_same_law_help_few_real_ones_and_noise_does_not()
    {
        Table few = Training.Slice(0, 100);
        double Gain(Table added)
        {
            var score = (MetricResult.Score)Evaluator.Evaluate(new EvaluationInput(few, Holdout, added), [new Augmentation()]).Outcomes[0].Value;
            return score.Details[0].Rows[2].Values[0]!.Value;
        }
        Assert.True(Gain(Some.People(1500, 3)) > 0);
        Assert.True(Gain(Shuffle(Some.People(1500, 3), _ => true)) < 0);
    }

    [Fact]
    public void Rows_added_to_themselves_change_almost_nothing()
    {
        MetricOutcome outcome = Judge(new Augmentation(), Training);
        var score = (MetricResult.Score)outcome.Value;
        Assert.InRange(score.Details[0].Rows[2].Values[0]!.Value, -0.01, 0.01);
        Assert.Equal(score.Value, ((MetricResult.Score)outcome.Reference).Value, 0.01);
    }

    private static MetricOutcome Judge(IMetric metric, Table synthetic)
        => Evaluator.Evaluate(new EvaluationInput(Training, Holdout, synthetic, seed: 5), [metric]).Outcomes[0];

    private static Table Shuffle(Table table, Func<string, bool> which)
    {
        var random = new RandomSource(11);
        return new Table(table.Schema, [.. table.Columns.Select(c =>
        {
            int[] order = [.. Enumerable.Range(0, table.Rows)];
            if (which(c.Schema.Name)) { random.Shuffle<int>(order); }
            return c.Take(order);
        })]);
    }
}
