using System.Collections.Concurrent;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Preparation;
using SynthTab.Reports;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Evaluation;

public sealed class EvaluatorTests
{
    private static readonly EvaluationInput Input = new(Some.People(200, 1), Some.People(100, 2), Some.People(200, 3), seed: 4);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public void The_same_seed_gives_the_same_report()
        => Assert.Equal(JsonReport.Text(Evaluator.Evaluate(Input, cancellation: Token)), JsonReport.Text(Evaluator.Evaluate(Input, cancellation: Token)));

    [Fact]
    public void Every_answer_is_reported_as_progress()
    {
        var seen = new Collected();
        Evaluator.Evaluate(Input, [new Counting()], seen, Token);
        // The value, the reference of 100 rows, and the value of 100 synthetic rows.
        Assert.Equal([1, 2, 3], seen.Reports.Select(p => p.Done).Order());
        Assert.All(seen.Reports, p => Assert.Equal((3, "counting"), (p.Total, p.Metric)));
    }

    [Fact]
    public void A_metric_is_asked_about_the_synthetic_table_and_a_real_one_of_the_same_size()
    {
        MetricOutcome outcome = Evaluator.Evaluate(Input, [new Counting()], cancellation: Token).Outcomes[0];
        Assert.Equal(new MetricResult.Score(200).Value, ((MetricResult.Score)outcome.Value).Value);
        Assert.Equal(100, ((MetricResult.Score)outcome.Reference).Value);
        Assert.Equal(100, ((MetricResult.Score)outcome.Comparable).Value);
        Assert.Equal(1, outcome.RatioToReference);
    }

    [Fact]
    public void Work_that_is_called_off_stops()
    {
        using var stopped = new CancellationTokenSource();
        stopped.Cancel();
        Assert.ThrowsAny<OperationCanceledException>(() => Evaluator.Evaluate(Input, cancellation: stopped.Token));
    }

    [Fact]
    public void A_bug_in_a_metric_surfaces_as_itself()
        => Assert.Throws<DivideByZeroException>(() => Evaluator.Evaluate(Input, [new Failing()], cancellation: Token));

    [Fact]
    public void A_score_that_is_no_number_cannot_be_made() => Assert.Throws<ArgumentException>(() => new MetricResult.Score(double.NaN));

    [Fact]
    public void The_table_of_edge_cases_is_evaluated_and_written_down_whole()
    {
        Scorecard card = Evaluator.Evaluate(Triple.Read("edge").Input, cancellation: Token);
        Assert.Equal(16, card.Columns.Count);
        Assert.All([TextSummary.Text(card), MarkdownReport.Text(card), HtmlReport.Text(card), JsonReport.Text(card)],
            text => Assert.DoesNotMatch(@"\bNaN\b|∞ |Infinity", text.Replace("nan", "", StringComparison.Ordinal)));
    }

    private sealed class Collected : IProgress<EvaluationProgress>
    {
        public ConcurrentBag<EvaluationProgress> Reports { get; } = [];

        public void Report(EvaluationProgress value) => Reports.Add(value);
    }

    /// <summary>Answers the number of rows it is asked about.</summary>
    private sealed class Counting : IMetric
    {
        public MetricDescription Description { get; } = new()
        {
            Name = "counting",
            Family = MetricFamily.Fidelity,
            Question = "How many?",
            Blindness = "All else.",
            Direction = MetricDirection.Higher,
            Range = MetricRange.NonNegative,
        };

        public MetricResult Compare(PreparedPair pair, CancellationToken cancellation) => new MetricResult.Score(pair.Candidate.Rows);
    }

    private sealed class Failing : IMetric
    {
        public MetricDescription Description { get; } = new Counting().Description;

        public MetricResult Compare(PreparedPair pair, CancellationToken cancellation) => throw new DivideByZeroException();
    }
}
