using SynthTab.Comparisons.Rule;

namespace SynthTab.Comparisons;

/// <summary>Everything that a comparison found; reports only write it down.</summary>
public sealed record ModelComparison
{
    /// <summary>What to call the table.</summary>
    public required string Table { get; init; }

    /// <summary>Rows of the training table, and so of every synthetic one.</summary>
    public required int TrainingRows { get; init; }

    /// <summary>Rows of the holdout.</summary>
    public required int HoldoutRows { get; init; }

    /// <summary>Columns of the table.</summary>
    public required int Columns { get; init; }

    /// <summary>The column that models predict, or null.</summary>
    public string? Target { get; init; }

    /// <summary>What every model was given and how all were judged, one sentence each.</summary>
    public required IReadOnlyList<string> Terms { get; init; }

    /// <summary>The models, in the order of the catalog.</summary>
    public required IReadOnlyList<ComparedModel> Models { get; init; }

    /// <summary>Rows of the training table drawn with replacement, judged as if a model had made them: the floor of fidelity and the
    /// ceiling of risk. Null where that failed.</summary>
    public ComparedModel? Bootstrap { get; init; }

    /// <summary>What is wanted, the most important first; none for balanced.</summary>
    public IReadOnlyList<Need> Needs { get; init; } = [];

    /// <summary>The model to take.</summary>
    public Recommendation Recommendation => RecommendationRule.Apply(Models, Needs);

    /// <summary>The scores of all models that were finished.</summary>
    public IReadOnlyList<ModelScores> Scores
    {
        get
        {
            IReadOnlySet<string> asked = ModelScores.Asked(Models);
            return [.. Models.Where(m => m.Failure is null).Select(m => ModelScores.Of(m, asked))];
        }
    }

    /// <summary>The scores of the bootstrap by the same figures, or null.</summary>
    public ModelScores? BootstrapScores => Bootstrap is { Failure: null } bootstrap ? ModelScores.Of(bootstrap, ModelScores.Asked(Models)) : null;

    /// <summary>What real rows score by a figure, or null where nobody can tell.</summary>
    public double? Real(ComparedFigure figure) => Models.Select(m => m.Figure(figure.Name)?.Reference).FirstOrDefault(r => r is not null);
}
