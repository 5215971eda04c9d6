using System.Globalization;

namespace SynthTab.Evaluation.Gates;

/// <summary>
/// A rule by which a table fails, for pipelines: <c>family.metric[.figure][.low|.high|.reference|.ratio]</c>, one of
/// <c>&gt; &gt;= &lt; &lt;=</c>, and a number, as in <c>privacy.membership.high &gt; 0.55</c>.
/// </summary>
/// <remarks>
/// Without a figure the metric's own value is meant. A figure is the measure's name (<c>auc</c>) or a row of the metric's tables
/// in kebab-case: <c>row</c>, <c>row.column</c>, <c>table.row</c> or <c>table.row.column</c>; a row alone means its first number.
/// <c>family.ratio</c> is the lowest ratio to real among the family's metrics where higher is better. A gate that cannot be
/// judged fails: what was to be guarded was not looked at.
/// </remarks>
public sealed record Gate
{
    private Gate() { }

    /// <summary>The rule as it was given.</summary>
    public required string Rule { get; init; }

    /// <summary>The family of its metric.</summary>
    public required MetricFamily Family { get; init; }

    /// <summary>The name of its metric, or null where the whole family is meant.</summary>
    public required string? Metric { get; init; }

    /// <summary>The figure of the metric, or null for its value.</summary>
    public required string? Figure { get; init; }

    /// <summary>Which number of the figure.</summary>
    public required GateSide Side { get; init; }

    /// <summary><c>&gt;</c>, <c>&gt;=</c>, <c>&lt;</c> or <c>&lt;=</c>.</summary>
    public required string Comparison { get; init; }

    /// <summary>What the number is compared with; finite.</summary>
    public required double Bound { get; init; }

    /// <summary>Reads a rule about the metrics named.</summary>
    /// <exception cref="OptionsException">It is no rule, or there is no such family or metric; names that are near are said.</exception>
    public static Gate Parse(string rule, IReadOnlyList<MetricDescription> metrics) => new GateParser(rule, metrics).Parse();

    /// <summary>Whether the scorecard fails by this rule.</summary>
    /// <exception cref="OptionsException">The metric has no such figure.</exception>
    public GateResult Judge(Scorecard scorecard)
    {
        (double? found, string? obstacle) = Metric is null ? FamilyRatio(scorecard) : new GateFigure(this, scorecard[Metric]).Find();
        return new GateResult(this, found is not { } number || Holds(number), found, obstacle);
    }

    internal static Gate Of(string rule, MetricFamily family, string? metric, string? figure, GateSide side, string comparison, double bound) => new()
    {
        Rule = rule,
        Family = family,
        Metric = metric,
        Figure = figure,
        Side = side,
        Comparison = comparison,
        Bound = bound,
    };

    private bool Holds(double number) => Comparison switch
    {
        ">" => number > Bound,
        ">=" => number >= Bound,
        "<" => number < Bound,
        _ => number <= Bound,
    };

    private (double? Found, string? Obstacle) FamilyRatio(Scorecard scorecard)
    {
        double[] ratios = [.. scorecard.Of(Family).Where(o => o.Metric.Direction == MetricDirection.Higher).Select(o => o.RatioToReference).OfType<double>()];
        return ratios.Length > 0
            ? (ratios.Min(), null)
            : (null, string.Create(CultureInfo.InvariantCulture, $"no metric of {Family.ToString().ToLowerInvariant()} has a ratio to real"));
    }
}
