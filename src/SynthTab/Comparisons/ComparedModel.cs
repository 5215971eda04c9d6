using SynthTab.Evaluation;
using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Comparisons;

/// <summary>A model with all its runs.</summary>
public sealed record ComparedModel
{
    /// <summary>Its name in the catalog.</summary>
    public required string Name { get; init; }

    /// <summary>What it can do besides making rows, in kebab-case: conditions, gaps, guidance.</summary>
    public IReadOnlyList<string> Abilities { get; init; } = [];

    /// <summary>Whether the catalog names it a hazard to privacy, shown for comparison and never recommended.</summary>
    public bool IsHazard { get; init; }

    /// <summary>One run for each seed.</summary>
    public required IReadOnlyList<ModelRun> Runs { get; init; }

    /// <summary>The runs that were finished.</summary>
    public IReadOnlyList<ModelRun> Finished => [.. Runs.Where(r => r.Failure is null)];

    /// <summary>Why the model has no figures: the first run's reason; null where a run was finished.</summary>
    public string? Failure => Finished.Count > 0 ? null : Runs.Select(r => r.Failure).FirstOrDefault() ?? "it was not run";

    /// <summary>A figure over the seeds, or null where no run has it.</summary>
    public FigureMean? Figure(string name) => FigureMean.Of(Finished.Select(r => r.Figures.GetValueOrDefault(name)));

    /// <summary>The worst grade of a family over the seeds.</summary>
    public VerdictGrade Grade(MetricFamily family)
    {
        VerdictGrade[] judged = [.. Finished.Select(r => r.Grade(family)).Where(g => g != VerdictGrade.NotJudged)];
        return judged.Length == 0 ? VerdictGrade.NotJudged : judged.Max();
    }

    /// <summary>The mean of a cost over the seeds, or null where no run has one.</summary>
    public double? Cost(Func<RunCost, double> part)
    {
        double[] costs = [.. Finished.Select(r => r.Cost).OfType<RunCost>().Select(part)];
        return costs.Length == 0 ? null : costs.Average();
    }

    /// <summary>The model with one of its runs alone.</summary>
    public ComparedModel Only(ModelRun run) => this with { Runs = [run] };
}
