using SynthTab.Evaluation.Pictures;
using SynthTab.Evaluation.Privacy.Likelihood;
using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Evaluation;

/// <summary>A column that was compared.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">Its kind in the training table's schema, in lower case.</param>
/// <param name="IsTarget">Whether it is the one that models predict.</param>
public sealed record ComparedColumn(string Name, string Kind, bool IsTarget);

/// <summary>A column that no metric looked at.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why, as a few words: identifier, free text, excluded.</param>
public sealed record IgnoredColumn(string Name, string Reason);

/// <summary>Everything an evaluation found; reports only write it down.</summary>
public sealed record Scorecard
{
    /// <summary>Rows of the training table.</summary>
    public required int TrainingRows { get; init; }

    /// <summary>Rows of the holdout table, or null where there was none.</summary>
    public required int? HoldoutRows { get; init; }

    /// <summary>Rows of the synthetic table.</summary>
    public required int SyntheticRows { get; init; }

    /// <summary>The columns compared, in the training table's order.</summary>
    public required IReadOnlyList<ComparedColumn> Columns { get; init; }

    /// <summary>The columns that nothing looked at.</summary>
    public required IReadOnlyList<IgnoredColumn> Ignored { get; init; }

    /// <summary>The seed of the evaluation.</summary>
    public required long Seed { get; init; }

    /// <summary>What a reader must know about all figures: tables sampled, no holdout. One sentence each.</summary>
    public required IReadOnlyList<string> Notes { get; init; }

    /// <summary>Every metric's line, in report order.</summary>
    public required IReadOnlyList<MetricOutcome> Outcomes { get; init; }

    /// <summary>What reports draw of the tables. Default nothing.</summary>
    public ScorecardPictures Pictures { get; init; } = ScorecardPictures.None;

    /// <summary>What the model that made the table says of training and held-out rows, where it has a likelihood and was asked; else null.</summary>
    public LikelihoodComparison? Likelihood { get; init; }

    /// <summary>How each family that was asked went, in one sentence, in the order of the families.</summary>
    public IReadOnlyList<FamilyVerdict> Verdicts => FamilyVerdicts.Of(this);

    /// <summary>The line of the metric of this name.</summary>
    /// <exception cref="SynthTabException">There is none.</exception>
    public MetricOutcome this[string name] => Outcomes.FirstOrDefault(o => o.Metric.Name == name)
        ?? throw new SynthTabException($"metric '{name}': there is no such metric in the scorecard.");

    /// <summary>The lines that open a report, in report order.</summary>
    public IEnumerable<MetricOutcome> Headlines => Outcomes.Where(o => o.Metric.Headline is not null);

    /// <summary>The lines of one family, in report order.</summary>
    public IEnumerable<MetricOutcome> Of(MetricFamily family) => Outcomes.Where(o => o.Metric.Family == family);
}
