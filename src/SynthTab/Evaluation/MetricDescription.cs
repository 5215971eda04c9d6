namespace SynthTab.Evaluation;

/// <summary>What a metric says about itself, for reports and for the evaluator.</summary>
public sealed record MetricDescription
{
    /// <summary>The stable name in reports, files and rules, in kebab-case.</summary>
    public required string Name { get; init; }

    /// <summary>The section it stands in.</summary>
    public required MetricFamily Family { get; init; }

    /// <summary>What it answers, as one question.</summary>
    public required string Question { get; init; }

    /// <summary>What it cannot see, in one sentence: how a bad table could still score well.</summary>
    public required string Blindness { get; init; }

    /// <summary>Where good values lie.</summary>
    public required MetricDirection Direction { get; init; }

    /// <summary>The values it can take. Default 0 to 1.</summary>
    public MetricRange Range { get; init; } = MetricRange.Unit;

    /// <summary>Which real table is judged for the reference. Default: the holdout in the synthetic table's place.</summary>
    public ReferenceKind Reference { get; init; } = ReferenceKind.HoldoutAsSynthetic;

    /// <summary>On which side of the reference copies of training rows lie. Default none.</summary>
    public CopySide Copies { get; init; }

    /// <summary>Whether the expected value depends on the number of rows judged, as that of every empirical distance does.
    /// The evaluator then also judges as many synthetic rows as the reference has. Default true, the careful answer.</summary>
    public bool DependsOnSize { get; init; } = true;

    /// <summary>Whether it is for reading only and no verdict may rest on it. Default false.</summary>
    public bool IsDiagnostic { get; init; }

    /// <summary>How the evaluator finds the interval or adds to it; null (the default) where the metric tells its own or has none.</summary>
    public Resampling? Resampling { get; init; }

    /// <summary>Its line among those that open the report, or null (the default) where it has none.</summary>
    public Headline? Headline { get; init; }
}
