using SynthTab.Evaluation;
using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Comparisons;

/// <summary>One model trained once with one seed, sampled and judged; or what kept it from that.</summary>
public sealed record ModelRun
{
    /// <summary>The seed of training and sampling.</summary>
    public required long Seed { get; init; }

    /// <summary>Why there is nothing to compare, in one sentence; null where the run was finished.</summary>
    public string? Failure { get; init; }

    /// <summary>The figures by their names. Those that do not apply are left out.</summary>
    public IReadOnlyDictionary<string, FigureValue> Figures { get; init; } = new Dictionary<string, FigureValue>();

    /// <summary>The verdicts of the evaluator.</summary>
    public IReadOnlyList<FamilyVerdict> Verdicts { get; init; } = [];

    /// <summary>What it cost; null where the run failed, and for tables that no model made.</summary>
    public RunCost? Cost { get; init; }

    /// <summary>The page of the evaluator, relative to the comparison's own; null where there is none.</summary>
    public string? Report { get; init; }

    /// <summary>How the family went.</summary>
    public VerdictGrade Grade(MetricFamily family) => Verdicts.FirstOrDefault(v => v.Family == family)?.Grade ?? VerdictGrade.NotJudged;
}
