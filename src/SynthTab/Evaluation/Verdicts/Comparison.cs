using System.Globalization;

namespace SynthTab.Evaluation.Verdicts;

/// <summary>One metric's value beside its reference, as verdicts weigh it.</summary>
/// <remarks>
/// What counts is the loss: how far the value lies behind the reference, as a share of the way from the reference to the worst
/// value there can be (or, where the range has no worst end, of the larger of the two). The standing is as real where the two
/// intervals meet (a value without one is a point; a stricter test than that of <see cref="MetricOutcome.Reach"/>, which one measure in
/// twenty fails by chance, while a verdict weighs dozens) or the loss is within <see cref="Trifle"/>; far behind above
/// <see cref="Severe"/>; else behind. Distances without an upper end vary more from sample to sample: there
/// <see cref="UnboundedTrifle"/> and <see cref="UnboundedSevere"/>, 1.25 and 4 times the reference, take their places.
/// </remarks>
internal sealed class Comparison
{
    private const double Trifle = 0.01;
    private const double Severe = 0.15;
    private const double UnboundedTrifle = 0.2;
    private const double UnboundedSevere = 0.75;
    private const int FewestDecimals = 3;

    private readonly MetricResult.Score _value;
    private readonly MetricResult.Score _reference;

    private Comparison(MetricDescription metric, MetricResult.Score value, MetricResult.Score reference)
    {
        Metric = metric;
        _value = value;
        _reference = reference;
        Loss = LossAt(value.Value);
        IntervalsMeet = Ends(value).Low <= Math.Max(Ends(reference).High, Chance) && Ends(reference).Low <= Ends(value).High;
        SpeaksOfCopies = IsOnCopySide(value.Value) && !IntervalsMeet && Math.Abs(value.Value - reference.Value) > Trifle;
        Standing = IntervalsMeet || Loss <= (IsOpenDistance ? UnboundedTrifle : Trifle) ? Standing.AsReal
            : Loss <= (IsOpenDistance ? UnboundedSevere : Severe) ? Standing.Behind
            : Standing.FarBehind;
    }

    /// <summary>The metric.</summary>
    public MetricDescription Metric { get; }

    /// <summary>The synthetic table's value, for as many rows as the reference has.</summary>
    public double Value => _value.Value;

    /// <summary>What real rows score.</summary>
    public double Reference => _reference.Value;

    /// <summary>How far the value lies behind the reference, 0 where it does not, 1 at the worst.</summary>
    public double Loss { get; }

    /// <summary>Whether sampling alone could explain the difference.</summary>
    public bool IntervalsMeet { get; }

    /// <summary>Whether the value lies where only copies of training rows bring it, which is no loss here and privacy's business.</summary>
    public bool SpeaksOfCopies { get; }

    /// <summary>Where the synthetic table stands.</summary>
    public Standing Standing { get; }

    /// <summary>Whether the value could, for all that sampling leaves open, be far behind.</summary>
    public bool CouldBeFarBehind => _value.Interval is { } interval
        && Math.Max(LossAt(interval.Low), LossAt(interval.High)) > (IsOpenDistance ? UnboundedSevere : Severe);

    /// <summary>The metric with its two figures, in as many decimals as tell them apart:
    /// <c>column-shapes (0.873 where real rows score 0.994)</c>.</summary>
    public string Words
    {
        get
        {
            int decimals = Enumerable.Range(FewestDecimals, 4).FirstOrDefault(d => Figure(Value, d) != Figure(Reference, d), FewestDecimals);
            return $"{Metric.Name} ({Figure(Value, decimals)} where real rows score {Figure(Reference, decimals)})";
        }
    }

    /// <summary>The comparison, or null where value or reference is missing.</summary>
    public static Comparison? Of(MetricOutcome outcome)
        => outcome.Comparable is MetricResult.Score value && outcome.Reference is MetricResult.Score reference
            ? new Comparison(outcome.Metric, value, reference)
            : null;

    /// <summary>A score without a lower end (R²) is still told as a share of what real rows teach.</summary>
    private bool IsOpenDistance => double.IsPositiveInfinity(WorstEnd(_value.Value));

    private double LossAt(double value)
    {
        double behind = Metric.Direction switch
        {
            MetricDirection.Higher => Reference - value,
            MetricDirection.Lower => value - Math.Max(Reference, Chance),
            _ => IsOnCopySide(value) ? 0 : Math.Abs(value - Reference),
        };
        if (behind <= 0) { return 0; }
        double way = Way(value);
        return way > 0 ? Math.Min(behind / way, 1) : 0;
    }

    /// <summary>How far it is from the reference to the worst value. Where both directions are worse, it is the longer way for either:
    /// a hair above a reference of nearly 1 is not the worst there can be.</summary>
    private double Way(double value)
    {
        if (!double.IsFinite(WorstEnd(value))) { return Math.Max(Math.Abs(Reference), Math.Abs(value)); }
        return Metric.Direction == MetricDirection.CloserToReference
            ? Math.Max(Reference - Metric.Range.Low, Metric.Range.High - Reference)
            : Math.Abs(WorstEnd(value) - Reference);
    }

    /// <summary>What an attack scores that knows nothing: a reference that fell below it by chance does not make the attack better.</summary>
    private double Chance => Metric.Direction == MetricDirection.Lower && _value.Measure == "AUC" ? 0.5 : double.NegativeInfinity;

    private bool IsOnCopySide(double value) => Metric.Copies switch
    {
        CopySide.Above => value > Reference,
        CopySide.Below => value < Reference,
        _ => false,
    };

    /// <summary>The end of the range towards which the value is worse.</summary>
    private double WorstEnd(double value) => Metric.Direction switch
    {
        MetricDirection.Higher => Metric.Range.Low,
        MetricDirection.Lower => Metric.Range.High,
        _ => value < Reference ? Metric.Range.Low : Metric.Range.High,
    };

    private static string Figure(double value, int decimals) => value.ToString("0." + new string('0', decimals), CultureInfo.InvariantCulture);

    private static (double Low, double High) Ends(MetricResult.Score score)
        => score.Interval is { } interval ? (interval.Low, interval.High) : (score.Value, score.Value);
}
