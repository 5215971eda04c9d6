using System.Globalization;
using SynthTab.Comparisons;
using SynthTab.Comparisons.Rule;
using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Reports.Compared;

/// <summary>The sentences of a comparison, alike in all its reports.</summary>
internal static class ComparisonWords
{
    /// <summary>The title.</summary>
    public const string Title = "Which generator for this table?";

    /// <summary>How the figures are to be read.</summary>
    public const string Reading = "Means over the seeds, ± half of a 95 % interval: the wider of what one evaluation leaves open and what the seeds do. "
        + "\"Real rows, held out\" is what a real table scores in the synthetic one's place; for utility, what training rows teach. A bootstrap is made of "
        + "training rows: the best fidelity there can be, at the highest risk. Told apart, distance share and membership are best at half.";

    /// <summary>What cost means.</summary>
    public const string CostReading = "Processor seconds and peak memory (the most that was resident) are those of each model's own processes, "
        + "their start and the reading of the table included. Rows per second are by the clock, while other jobs may have run beside.";

    /// <summary>What the scales mean.</summary>
    public const string ScoresReading = "Losses from 0 (as real rows, or better) to 1 (worthless). Distance from real rows is the mean loss of shape error, trend "
        + "error and being told apart; quality loss the mean of fidelity, diversity and utility; privacy risk the largest of distance share, membership and "
        + "copies beyond real rows; seconds of work are those of training and of making as many rows.";

    /// <summary>How the rule goes.</summary>
    public static string Rule { get; } = string.Create(CultureInfo.InvariantCulture,
        $"The rule: fit is what finished, is no hazard, has no bad verdict on privacy, loses at most {Fitness.MostLoss} of quality and at most {Fitness.MostBehind} more than the best. By each criterion in turn "
        + $"those stay that cannot be told from the best; a need puts its own criterion first, and after it come {string.Join(", ", Criterion.All.Select(c => c.Words))}.");

    /// <summary>What was compared.</summary>
    public static string Compared(ModelComparison c)
        => $"{Count(c.Models.Count, "model")} on {c.Table}: {Figures.Count(c.TrainingRows)} training rows, {Figures.Count(c.HoldoutRows)} held out, {Figures.Count(c.Columns)} columns"
            + $"{(c.Target is null ? "" : $", target {c.Target}")}.";

    /// <summary>The question and its answer in a word.</summary>
    public static (string Question, string Word, VerdictGrade Grade) Answer(Recommendation recommendation)
    {
        string needs = string.Join(", then ", recommendation.Needs.Select(n => n.ToString().ToLowerInvariant()));
        return ($"Which model, for {(needs == "balanced" ? "a balanced need" : needs)}?", recommendation.Model ?? "None of them", recommendation.Sureness switch
        {
            Sureness.Sure => VerdictGrade.Good,
            Sureness.FairlySure => VerdictGrade.Good,
            Sureness.NotSure => VerdictGrade.Mixed,
            _ => VerdictGrade.Bad,
        });
    }

    /// <summary>How sure it is.</summary>
    public static string Sure(Recommendation recommendation) => recommendation.Sureness switch
    {
        Sureness.Sure => "Sure: ",
        Sureness.FairlySure => "Fairly sure: ",
        Sureness.NotSure => "Not sure: ",
        _ => "",
    } + recommendation.SurenessReason;

    /// <summary>The second choice and what the first one gives up.</summary>
    public static string Otherwise(Recommendation recommendation)
    {
        string next = recommendation.RunnerUp is { } second ? $"Next best: {second}." : "No other model is fit.";
        return recommendation.GivenUp.Count == 0 ? $"{next} Nothing is given up that could be told beyond doubt." : $"{next} What is given up: {string.Join(" ", recommendation.GivenUp)}";
    }

    /// <summary>Why the others are not recommended, or null where all are fit.</summary>
    public static string? Unfit(Recommendation recommendation) => recommendation.Unfit.Count == 0
        ? null
        : $"Not to be recommended: {string.Join("; ", recommendation.Unfit.Select(u => $"{u.Name} ({u.Reason.TrimEnd('.')})"))}.";

    private static string Count(int count, string what) => $"{Figures.Count(count)} {what}{(count == 1 ? "" : "s")}";
}
