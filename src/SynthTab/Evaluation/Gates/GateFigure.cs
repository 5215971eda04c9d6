namespace SynthTab.Evaluation.Gates;

/// <summary>Finds the number that a gate speaks of in its metric's outcome.</summary>
internal sealed class GateFigure(Gate gate, MetricOutcome outcome)
{
    private const int MostNamed = 12;

    /// <summary>The number; or why there is none.</summary>
    /// <exception cref="OptionsException">The metric has no such figure.</exception>
    public (double? Found, string? Obstacle) Find() => gate.Side switch
    {
        GateSide.Reference => In(outcome.Reference, GateSide.Value, "a reference"),
        GateSide.Ratio => Ratio(),
        _ => In(outcome.Value, gate.Side, "a value"),
    };

    private (double? Found, string? Obstacle) Ratio()
    {
        (double? value, string? noValue) = In(outcome.Comparable, GateSide.Value, "a value");
        (double? reference, string? noReference) = In(outcome.Reference, GateSide.Value, "a reference");
        if (value is null || reference is null) { return (null, noValue ?? noReference); }
        return reference > 0 ? (value / reference, null) : (null, "the reference is not above zero");
    }

    private (double? Found, string? Obstacle) In(MetricResult result, GateSide side, string what)
    {
        if (result is MetricResult.NotApplicable none) { return (null, none.Reason); }
        var score = (MetricResult.Score)result;
        if (gate.Figure is null || (score.Measure is { } measure && FigureNames.Of(measure) == gate.Figure)) { return OfValue(score, side); }
        IReadOnlyDictionary<string, double?> figures = FigureNames.All(score);
        if (figures.TryGetValue(side == GateSide.Value ? gate.Figure : $"{gate.Figure}.{side.ToString().ToLowerInvariant()}", out double? found))
        {
            return (found, found is null ? $"there is not {what} of this figure" : null);
        }
        if (figures.ContainsKey(gate.Figure)) { return (null, "this figure has no interval"); }
        if (!ReferenceEquals(result, outcome.Value)) { return (null, $"there is not {what} of this figure"); }
        throw new OptionsException($"rule '{gate.Rule}': the metric '{gate.Metric}' has no figure '{gate.Figure}'{Known(figures)}.");
    }

    private static (double? Found, string? Obstacle) OfValue(MetricResult.Score score, GateSide side) => side switch
    {
        GateSide.Value => (score.Value, null),
        _ when score.Interval is null => (null, "this metric has no interval"),
        GateSide.Low => (score.Interval.Low, null),
        _ => (score.Interval.High, null),
    };

    private string Known(IReadOnlyDictionary<string, double?> figures)
    {
        string[] names = [.. figures.Keys.Where(name => !name.Contains('.', StringComparison.Ordinal))];
        if (names.Length == 0) { return ", only its value"; }
        string near = NearestName.Of(gate.Figure!, names) is { } meant ? $", perhaps '{meant}' is meant" : "";
        return $"{near}; there are {string.Join(", ", names.Take(MostNamed))}{(names.Length > MostNamed ? $" and {names.Length - MostNamed} more" : "")}";
    }
}
