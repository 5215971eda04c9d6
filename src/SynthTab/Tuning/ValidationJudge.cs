using SynthTab.Evaluation;
using SynthTab.Tables;

namespace SynthTab.Tuning;

/// <summary>Judges what a trial makes against rows of the training table that no trial learns from.</summary>
/// <remarks>Looks at <see cref="MostRows"/> rows at most, so that judging costs seconds whatever the table. What real rows score is
/// asked once: learned rows in the place of synthetic ones, and for copies the validation rows. With many learned rows for each
/// validation row the share of nearer rows says less and less; exact copies are sought among all.</remarks>
public sealed class ValidationJudge
{
    /// <summary>The most rows that are made and judged.</summary>
    public const int MostRows = 4_000;

    private const double LeastReal = 0.05; // a loss relative to less than this is noise

    private static readonly IReadOnlyList<IMetric> _fidelity = Named("column-shapes", "pair-trends-shared-edges", "detection-trees");
    private static readonly IReadOnlyList<IMetric> _beside
        = Named("train-synthetic-test-real", "distance-to-closest-record", "exact-copies");

    private readonly Table _learned, _validation;
    private readonly long _seed;
    private readonly double _shapes;
    private readonly double? _trends, _utility;
    private readonly double _copies; // the upper end of what validation rows have

    /// <summary>Asks what real rows score.</summary>
    /// <param name="learned">What trials learn from.</param>
    /// <param name="validation">Rows of the same table that they do not.</param>
    /// <param name="seed">Decides every random choice.</param>
    /// <param name="cancellation">Stops the work.</param>
    public ValidationJudge(Table learned, Table validation, long seed, CancellationToken cancellation = default)
    {
        (_learned, _validation, _seed) = (learned, validation, seed);
        Rows = Math.Min(validation.Rows, MostRows);
        int[] order = [.. Enumerable.Range(0, learned.Rows)];
        new RandomSource(seed, 1).Shuffle<int>(order);
        Table real = learned.Take(order.AsSpan(0, Math.Min(Rows, order.Length)));
        IReadOnlyList<MetricResult> fidelity = Evaluator.Answers(Against(validation, null, real), [.. _fidelity.Take(2)], cancellation);
        _shapes = Value(fidelity[0])
            ?? throw new SynthTabException("validation part: no column of it has a value, and one is needed to judge by.");
        _trends = Value(fidelity[1]);
        _utility = Value(Evaluator.Answers(Against(learned, validation, real), [_beside[0]], cancellation)[0]);
        MetricResult copies = Evaluator.Answers(Against(learned, null, validation), [_beside[2]], cancellation)[0];
        _copies = ((MetricResult.Score)copies).Interval!.High;
    }

    /// <summary>How many rows a trial makes to be judged.</summary>
    public int Rows { get; }

    /// <summary>Judges a table.</summary>
    /// <param name="synthetic">What a trial made of the learned rows.</param>
    /// <param name="cancellation">Stops the work.</param>
    public ScoreParts Judge(Table synthetic, CancellationToken cancellation = default)
    {
        IReadOnlyList<MetricResult> fidelity = Evaluator.Answers(Against(_validation, null, synthetic), _fidelity, cancellation);
        IReadOnlyList<MetricResult> beside = Evaluator.Answers(Against(_learned, _validation, synthetic), _beside, cancellation);
        return new ScoreParts
        {
            ShapeExcess = Math.Max(0, _shapes - (Value(fidelity[0]) ?? 0)),
            TrendExcess = _trends is { } trends ? Math.Max(0, trends - (Value(fidelity[1]) ?? 0)) : null,
            Detection = Value(fidelity[2]),
            UtilityLoss = _utility is > LeastReal and var real ? Math.Clamp(1 - (Value(beside[0]) ?? 0) / real, 0, 1) : null,
            NearerShare = Value(beside[1]),
            Copied = Copied(beside[1]),
            ExactCopies = Math.Max(0, ((MetricResult.Score)beside[2]).Interval!.Low - _copies),
        };
    }

    /// <summary>A copied row is nearer to the row it came from, any other to either side alike. Where a share c is copied from L learned
    /// rows, only m of which are set against as many validation rows, the share of nearer rows is 1/2 + c m / 2L.</summary>
    private double Copied(MetricResult nearer)
    {
        if (nearer is not MetricResult.Score { Interval: { } interval } score) { return 0; }
        double part = score.Details.Single(t => t.Name == "shares").Rows.Single(r => r.Labels[0] == "rows of each side").Values[0]!.Value;
        return Math.Clamp(2 * (interval.Low - 0.5) * _learned.Rows / part, 0, 1);
    }

    private EvaluationInput Against(Table training, Table? holdout, Table synthetic)
        => new(training, holdout, synthetic, _seed) { Limits = EvaluationLimits.Quick };

    private static double? Value(MetricResult result) => (result as MetricResult.Score)?.Value;

    private static IReadOnlyList<IMetric> Named(params string[] names) => [.. names.Select(MetricCatalog.Named)];
}
