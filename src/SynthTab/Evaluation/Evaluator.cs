using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation;

/// <summary>Asks every metric about the synthetic table and, by the same code, about a real table in its place.</summary>
/// <remarks>The result depends on the tables as sets of rows and on the seed; not on row order, nor on the number of threads.</remarks>
public static class Evaluator
{
    private const string NoHoldout = "no holdout table was given, so there is no real table to compare with";

    /// <summary>Runs the whole catalog, on all cores.</summary>
    /// <exception cref="SynthTabException">The limits cannot work.</exception>
    /// <exception cref="OperationCanceledException">The work was called off.</exception>
    public static Scorecard Evaluate(EvaluationInput input, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellation = default)
        => Evaluate(input, MetricCatalog.All, progress, cancellation);

    /// <summary>Runs the metrics named, on all cores.</summary>
    /// <exception cref="SynthTabException">The limits cannot work.</exception>
    /// <exception cref="OperationCanceledException">The work was called off.</exception>
    public static Scorecard Evaluate(
        EvaluationInput input, IReadOnlyList<IMetric> metrics, IProgress<EvaluationProgress>? progress = null, CancellationToken cancellation = default)
    {
        input.Limits.Validate();
        PreparedTables tables = PreparedTables.From(input);
        Question[] questions = [.. metrics.SelectMany((metric, index) => Ask(index, metric, tables))];
        var answers = new ConcurrentDictionary<(int Metric, Part Part), MetricResult>();
        int done = 0;
        void Answer(Question question)
        {
            answers[(question.Index, question.Part)] =
                HalfSamples.WithInterval(question.Metric, question.Pair, question.Metric.Compare(question.Pair, cancellation), cancellation);
            progress?.Report(new EvaluationProgress(Interlocked.Increment(ref done), questions.Length, question.Metric.Description.Name));
        }
        InParallel(questions, Answer, cancellation);
        return tables.Scorecard([.. metrics.Select((metric, index) => new MetricOutcome(
            metric.Description,
            answers[(index, Part.Value)],
            answers.GetValueOrDefault((index, Part.Reference)) ?? new MetricResult.NotApplicable(NoHoldout),
            answers.GetValueOrDefault((index, Part.ValueAtReferenceSize))))]);
    }

    /// <summary>Asks about the synthetic table alone, on all cores: no references, and no intervals but the metrics' own. For a search,
    /// which asks the same questions about many tables and knows the real rows' answers from the first time.</summary>
    /// <returns>One answer for each metric, in their order.</returns>
    /// <exception cref="SynthTabException">The limits cannot work.</exception>
    /// <exception cref="OperationCanceledException">The work was called off.</exception>
    public static IReadOnlyList<MetricResult> Answers(EvaluationInput input, IReadOnlyList<IMetric> metrics, CancellationToken cancellation = default)
    {
        input.Limits.Validate();
        PreparedPair judged = PreparedTables.From(input).Judged;
        var answers = new MetricResult[metrics.Count];
        InParallel([.. metrics.Select((metric, index) => new Question(index, metric, Part.Value, judged))],
            question => answers[question.Index] = question.Metric.Compare(judged, cancellation), cancellation);
        return answers;
    }

    private enum Part
    {
        Value,
        Reference,
        ValueAtReferenceSize,
    }

    private sealed record Question(int Index, IMetric Metric, Part Part, PreparedPair Pair);

    private static IEnumerable<Question> Ask(int index, IMetric metric, PreparedTables tables)
    {
        yield return new Question(index, metric, Part.Value, tables.Judged);
        if (tables.ReferenceFor(metric.Description.Reference) is not { } reference) { yield break; }
        yield return new Question(index, metric, Part.Reference, reference);
        // A reference never has more rows than the synthetic table; where it has fewer, the synthetic table answers once more.
        if (metric.Description.DependsOnSize && reference.Candidate.Rows < tables.Judged.Candidate.Rows)
        {
            yield return new Question(index, metric, Part.ValueAtReferenceSize, tables.JudgedAtSizeOf(reference));
        }
    }

    /// <summary>Takes the questions one by one, so that a long one holds up no other; an error surfaces as itself.</summary>
    private static void InParallel(Question[] questions, Action<Question> answer, CancellationToken cancellation)
    {
        try
        {
            Parallel.ForEach(
                Partitioner.Create(questions, EnumerablePartitionerOptions.NoBuffering),
                new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount },
                answer);
        }
        catch (AggregateException errors)
        {
            ExceptionDispatchInfo.Throw(errors.Flatten().InnerExceptions[0]);
        }
    }
}
