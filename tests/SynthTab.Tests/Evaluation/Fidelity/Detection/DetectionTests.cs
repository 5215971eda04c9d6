using SynthTab.Evaluation;
using SynthTab.Evaluation.Fidelity.Detection;
using SynthTab.Evaluation.Preparation;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Fidelity.Detection;

public sealed class DetectionTests
{
    private static readonly Table Training = Some.People(600, 1);

    [Fact]
    public void The_interval_of_a_fresh_sample_holds_a_coin_in_nine_of_ten_seeds()
    {
        int held = Enumerable.Range(0, 100).Count(seed => Holds(0.5, Judge(new LogisticDetection(), Some.People(300, 1000 + seed), Some.People(300, 2000 + seed))));
        Assert.InRange(held, 90, 100);
    }

    [Fact]
    public void The_interval_of_trees_on_a_fresh_sample_holds_a_coin_in_nine_of_ten_seeds()
    {
        int held = Enumerable.Range(0, 30).Count(seed => Holds(0.5, Judge(new TreeDetection(), Some.People(300, 1000 + seed), Some.People(300, 2000 + seed))));
        Assert.InRange(held, 27, 30);
    }

    [Fact]
    public void Shuffled_columns_pass_the_linear_model_and_not_the_trees()
    {
        Table shuffled = Shuffle(Some.People(600, 3));
        Assert.True(Holds(0.5, Judge(new LogisticDetection(), Training, shuffled)));
        MetricResult.Score trees = Judge(new TreeDetection(), Training, shuffled);
        Assert.InRange(trees.Value, 0.8, 1);
        Assert.Equal("detection-trees", new TreeDetection().Description.Name);
        // Who earns much is rich in the law, and is not once the columns are shuffled: some of it must be named.
        DetailTable pairs = trees.Details.Single(d => d.Name == "pairs");
        Assert.Contains(pairs.Rows, row => row.Labels[0] == "pay" && row.Labels[2] == "rich" || row.Labels[0] == "rich" && row.Labels[2] == "pay");
    }

    [Fact]
    public void Copies_are_found_below_a_coin_and_said_to_be_copies()
    {
        MetricResult.Score score = Judge(new TreeDetection(), Training, Training);
        Assert.True(score.Interval!.High < 0.5);
        Assert.Contains(score.Notes, note => note.StartsWith("The area is below 0.5", StringComparison.Ordinal));
    }

    // Farmers are a tenth of the law's rows; the judged table has none.
    [Fact]
    public void A_dropped_category_is_named_with_its_column()
    {
        Table fresh = Some.People(800, 3);
        var work = (CategoricalColumn)fresh["work"];
        int farm = work.Schema.Levels.ToList().IndexOf("farm");
        Table collapsed = fresh.Take([.. Enumerable.Range(0, 800).Where(row => work.Codes[row] != farm)]);
        MetricResult.Score score = Judge(new TreeDetection(), Training, collapsed);
        DetailRow row = score.Details.Single(d => d.Name == "values").Rows.Single(r => r.Labels[1] == "= farm");
        int farmers = ((CategoricalColumn)Training["work"]).Codes.Count(code => Training["work"].Schema.Levels[code] == "farm");
        Assert.Equal("work", row.Labels[0]);
        Assert.Equal(farmers, row.Values[0]);
        Assert.Equal(0, row.Values[1]);
        Assert.True(row.Values[4] < -3.3);
        Assert.Equal("work", score.Details.Single(d => d.Name == "columns").Rows[0].Labels[0]);
    }

    // Missing cells are kept as such: a table that has far too many is found by them alone.
    [Fact]
    public void Too_many_missing_numbers_are_named()
    {
        Table fresh = Some.People(600, 3);
        double[] pay = [.. ((NumericColumn)fresh["pay"]).Values.Select((v, row) => row % 2 == 0 ? double.NaN : v)];
        Table holes = new(fresh.Schema, [.. fresh.Columns.Select(c => c.Schema.Name == "pay" ? new NumericColumn(c.Schema, pay) : c)]);
        DetailTable values = Judge(new TreeDetection(), Training, holes).Details.Single(d => d.Name == "values");
        Assert.Contains(values.Rows, row => row.Labels is ["pay", "(missing)"] && row.Values[4] > 3.3);
    }

    [Fact]
    public void A_table_with_too_few_rows_for_its_folds_gets_a_reason()
    {
        var none = Assert.IsType<MetricResult.NotApplicable>(new LogisticDetection().Ask(Asking.Judge(Training, Training.Slice(0, 5))));
        Assert.Contains("fewer than 6 rows", none.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_beyond_the_limit_are_left_out_and_noted()
    {
        var input = new EvaluationInput(Training, null, Some.People(300, 3)) { Limits = new EvaluationLimits { ModelRows = 500 } };
        var score = (MetricResult.Score)Evaluator.Evaluate(input, [new LogisticDetection()]).Outcomes[0].Value;
        Assert.Equal(["250 of 600 rows of the training table were looked at, drawn by seed.", "250 of 300 rows of the judged table were looked at, drawn by seed."], score.Notes);
    }

    private static bool Holds(double value, MetricResult.Score score) => score.Interval!.Low <= value && value <= score.Interval.High;

    private static MetricResult.Score Judge(IMetric metric, Table training, Table judged)
        => metric.Score(PreparedTables.From(new EvaluationInput(training, null, judged)).Judged);

    private static Table Shuffle(Table table)
    {
        var random = new RandomSource(11);
        return new Table(table.Schema, [.. table.Columns.Select(c =>
        {
            int[] order = [.. Enumerable.Range(0, table.Rows)];
            random.Shuffle<int>(order);
            return c.Take(order);
        })]);
    }
}
