using SynthTab.Evaluation;
using SynthTab.Tables;
using SynthTab.Tests.Evaluation;

namespace SynthTab.Tests.Contracts;

/// <summary>What every metric promises. A new one is tested here by being in the catalog.</summary>
public sealed class MetricContractTests
{
    private static readonly Table Training = People(400, seed: 1);
    private static readonly Table Holdout = People(300, seed: 2);
    private static readonly Table Fresh = People(500, seed: 3);
    private static readonly Table Shuffled = Shuffle(Training);
    private static readonly Lazy<Scorecard> OfFresh = new(() => Evaluator.Evaluate(new EvaluationInput(Training, Holdout, Fresh, seed: 7)));
    private static readonly Lazy<Scorecard> OfCopy = new(() => Evaluator.Evaluate(new EvaluationInput(Training, Holdout, Training, seed: 7)));
    private static readonly Lazy<Scorecard> OfShuffled = new(() => Evaluator.Evaluate(new EvaluationInput(Training, Holdout, Shuffled, seed: 7)));

    /// <summary>Tables that a metric must survive.</summary>
    private static Dictionary<string, (Table Training, Table Synthetic, Table Holdout)> Edges { get; } = new()
    {
        ["one row"] = (Training.Slice(0, 1), Fresh.Slice(0, 1), Holdout.Slice(0, 1)),
        ["one synthetic row"] = (Training, Fresh.Slice(0, 1), Holdout),
        ["nothing but missing cells"] = (AllMissing(20), AllMissing(30), AllMissing(10)),
        ["nothing but missing cells in the synthetic table"] = (Training, AllMissing(30), Holdout),
        ["constant columns"] = (Constant(20), Constant(30), Constant(10)),
        ["constant synthetic columns"] = (Training, Constant(30), Holdout),
        ["one numeric column"] = (Only(Training, "age"), Only(Fresh, "age"), Only(Holdout, "age")),
        ["one categorical column"] = (Only(Training, "rich"), Only(Fresh, "rich"), Only(Holdout, "rich")),
        ["numbers near the ends of the doubles"] = (Extreme(20), Extreme(30), Extreme(10)),
    };

    public static TheoryData<string> Names { get; } = [.. MetricCatalog.All.Select(m => m.Description.Name)];

    public static TheoryData<string> NamesOf(MetricFamily family)
        => [.. MetricCatalog.All.Where(m => m.Description.Family == family).Select(m => m.Description.Name)];

    /// <summary>Where a distance in either direction is a finding, a copy is one too: those have tests of their own.</summary>
    public static TheoryData<string> FidelityWithABestEnd { get; } = [.. MetricCatalog.All
        .Where(m => m.Description is { Family: MetricFamily.Fidelity, Direction: not MetricDirection.CloserToReference })
        .Select(m => m.Description.Name)];

    public static TheoryData<string, string> NamesAndEdges { get; } =
        [.. from metric in MetricCatalog.All from edge in Edges.Keys select (metric.Description.Name, edge)];

    [Fact]
    public void Every_metric_of_the_library_is_in_the_catalog_once()
    {
        Type[] written = [.. typeof(IMetric).Assembly.GetTypes().Where(t => t.IsAssignableTo(typeof(IMetric)) && !t.IsAbstract && !t.IsInterface)];
        Assert.Equal(written.Select(t => t.Name).Order(), MetricCatalog.All.Select(m => m.GetType().Name).Order());
        Assert.Distinct(MetricCatalog.All.Select(m => m.Description.Name));
    }

    [Theory, MemberData(nameof(Names))]
    public void It_says_what_it_answers_and_what_it_cannot_see(string name)
    {
        MetricDescription metric = MetricCatalog.Named(name).Description;
        Assert.Matches("^[a-z0-9]+(-[a-z0-9]+)*$", metric.Name);
        Assert.EndsWith("?", metric.Question, StringComparison.Ordinal);
        Assert.EndsWith(".", metric.Blindness, StringComparison.Ordinal);
        Assert.True(metric.Range.Low < metric.Range.High);
    }

    [Theory, MemberData(nameof(Names))]
    public void It_answers_within_its_range_for_good_and_bad_tables(string name)
        => Assert.All([OfFresh.Value, OfCopy.Value, OfShuffled.Value], card => AssertSound(card[name]));

    [Theory, MemberData(nameof(NamesAndEdges))]
    public void It_answers_or_says_why_not_where_there_is_little_to_see(string name, string edge)
    {
        (Table training, Table synthetic, Table holdout) = Edges[edge];
        var withHoldout = new EvaluationInput(training, holdout, synthetic);
        AssertSound(Evaluator.Evaluate(withHoldout, [MetricCatalog.Named(name)], cancellation: TestContext.Current.CancellationToken)[name]);
        var without = new EvaluationInput(training, null, synthetic);
        MetricOutcome alone = Evaluator.Evaluate(without, [MetricCatalog.Named(name)], cancellation: TestContext.Current.CancellationToken)[name];
        AssertSound(alone);
        Assert.IsType<MetricResult.NotApplicable>(alone.Reference);
    }

    [Theory, MemberData(nameof(Names))]
    public void Row_order_does_not_matter(string name)
    {
        var reversed = new EvaluationInput(Reverse(Training), Reverse(Holdout), Reverse(Fresh), seed: 7);
        MetricOutcome outcome = Evaluator.Evaluate(reversed, [MetricCatalog.Named(name)], cancellation: TestContext.Current.CancellationToken)[name];
        Assert.Equal(Numbers(OfFresh.Value[name]), Numbers(outcome));
    }

    [Theory, MemberData(nameof(FidelityWithABestEnd))]
    public void The_training_table_itself_is_the_best_in_fidelity(string name)
    {
        MetricOutcome copy = OfCopy.Value[name];
        Assert.True(Badness(copy) <= Badness(OfFresh.Value[name]));
        Assert.True(Badness(copy) <= Badness(OfShuffled.Value[name]));
    }

    [Theory, MemberData(nameof(NamesOf), MetricFamily.Privacy)]
    public void The_training_table_itself_is_the_worst_in_privacy(string name)
    {
        MetricOutcome copy = OfCopy.Value[name];
        Assert.True(Badness(copy) >= Badness(OfFresh.Value[name]));
        Assert.True(Badness(copy) >= Badness(OfShuffled.Value[name]));
    }

    /// <summary>How far the value lies from the good end: larger is worse.</summary>
    private static double Badness(MetricOutcome outcome)
    {
        double value = Assert.IsType<MetricResult.Score>(outcome.Value).Value;
        return outcome.Metric.Direction switch
        {
            MetricDirection.Higher => -value,
            MetricDirection.Lower => value,
            _ => Math.Abs(value - Assert.IsType<MetricResult.Score>(outcome.Reference).Value),
        };
    }

    private static void AssertSound(MetricOutcome outcome)
    {
        MetricResult[] results = [outcome.Value, outcome.Reference, .. outcome.AtReferenceSize is null ? [] : new[] { outcome.AtReferenceSize }];
        Assert.All(results, result =>
        {
            if (result is MetricResult.NotApplicable none) { Assert.NotEmpty(none.Reason); return; }
            var score = (MetricResult.Score)result;
            Assert.True(outcome.Metric.Range.Contains(score.Value), $"{outcome.Metric.Name} is {score.Value}, outside {outcome.Metric.Range}.");
            if (score.Interval is { } interval) { Assert.True(interval.Low <= score.Value && score.Value <= interval.High); }
            Assert.All(score.Details, AssertSound);
        });
    }

    /// <summary>Reports find the real table's row by its labels, so that those must be unique.</summary>
    private static void AssertSound(DetailTable table)
    {
        Assert.All(table.Rows, row =>
        {
            Assert.Equal(table.LabelHeaders.Count, row.Labels.Count);
            Assert.Equal(table.ValueHeaders.Count, row.Values.Count);
            Assert.All(row.Values, value => Assert.True(value is null || double.IsFinite(value.Value)));
        });
        if (table.Kind != DetailKind.Curve) { Assert.Distinct(table.Rows.Select(row => string.Join('|', row.Labels))); }
    }

    private static double?[] Numbers(MetricOutcome outcome)
        => [Number(outcome.Value), Number(outcome.Reference), outcome.AtReferenceSize is null ? null : Number(outcome.AtReferenceSize)];

    private static double? Number(MetricResult result) => result is MetricResult.Score score ? score.Value : null;

    /// <summary>With the roles that some metrics ask for.</summary>
    private static Table People(int rows, int seed) => Some.People(rows, seed)
        .With(ColumnRoles.QuasiIdentifier, "age", "work", "pay").With(ColumnRoles.Sensitive, "rich");

    private static Table Reverse(Table table) => table.Take([.. Enumerable.Range(0, table.Rows).Reverse()]);

    private static Table Only(Table table, string name) => table.Select(c => c.Name == name);

    private static Table Constant(int rows) => Training.Take(new int[rows]);

    private static Table AllMissing(int rows) => Map(rows, _ => double.NaN);

    private static Table Extreme(int rows) => Map(rows, row => (row % 3) switch { 0 => 1e300, 1 => -1.7e308, _ => 1e-310 });

    private static Table Map(int rows, Func<int, double> number) => new(Training.Schema, [.. Training.Columns.Select<Column, Column>(c => c switch
    {
        NumericColumn => new NumericColumn(c.Schema, [.. Enumerable.Range(0, rows).Select(number)]),
        _ => new CategoricalColumn(c.Schema, [.. Enumerable.Range(0, rows).Select(row => double.IsNaN(number(row)) ? -1 : row % 2)]),
    })]);

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
