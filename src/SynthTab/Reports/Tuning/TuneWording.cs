using System.Globalization;
using SynthTab.Tuning;

namespace SynthTab.Reports.Tuning;

/// <summary>The sentences that a search's reports share.</summary>
internal static class TuneWording
{
    /// <summary>What the score is.</summary>
    public const string Score =
        "The score is 1 / (1 + d) less the share of rows that are copies beyond what sampling could explain; d is the mean of shape "
        + "error, trend error and loss of utility beyond those of real rows and of how well boosted trees tell the rows from validation "
        + "rows, each in units of what still counts as close (0.3 points, 0.6 points, 1.5 % and 0.05). A table of copies is below 0.";

    /// <summary>How sensitivity is told.</summary>
    public const string Sensitivity =
        "From the first rung, where all trials had the same time: the share of the scores' variance, in ranks, that an option explains "
        + "alone, and what chance explains in 19 of 20 random orders. What options do only together is not seen.";

    /// <summary>What was searched on what.</summary>
    public static string Searched(TuneResult result)
    {
        string rungs = string.Join(", then ", result.Plan.Rungs.Select(r => r.Budget is { } budget
            ? string.Create(CultureInfo.InvariantCulture, $"{r.Trials} for {budget.TotalSeconds:0.0} s each")
            : string.Create(CultureInfo.InvariantCulture, $"up to {r.Trials} in one go")));
        return $"{result.Model}: {Figures.Count(result.LearnedRows)} rows to learn from, {Figures.Count(result.ValidationRows)} "
            + $"of the same table to judge by; no holdout was read. Trials: {rungs}.";
    }

    /// <summary>What came of it; null where nothing was judged.</summary>
    public static string? Found(TuneResult result)
    {
        if (result.Winner is not { } winner) { return null; }
        int trials = result.Outcome.Results.Select(r => r.Trial.Number).Distinct().Count();
        string found = FormattableString.Invariant($"Best of {trials}: trial {winner.Trial.Number} with score ")
            + FormattableString.Invariant($"{winner.Score:0.000} in rung {winner.Rung + 1}");
        if (winner.Trial.Number == 0) { return $"{found}: the options that the search began with."; }
        return result.WinnerBesideStart?.Score is { } best && result.Start?.Score is { } start
            ? $"{found}; with as much time ({Time(result.Start)}) it had {Short(best)} where the options at the start had {Short(start)}."
            : $"{found}.";
    }

    /// <summary>What a reader must know. One sentence each.</summary>
    public static IEnumerable<string> Notes(TuneResult result)
    {
        if (result.Outcome.Interrupted)
        {
            yield return "The search was interrupted; these are the trials so far, and no model was trained of the best.";
        }
        if (result.Outcome.TrialsLeftOut > 0)
        {
            yield return $"The time was not enough for {Count(result.Outcome.TrialsLeftOut)} of the last rung.";
        }
        int failed = result.Outcome.Results.Count(r => r.Failure is not null);
        if (failed > 0) { yield return $"{Count(failed)} could not learn the table."; }
        if (result.Sensitivities.Count == 0)
        {
            yield return $"Fewer than {SensitivityAnalysis.FewestTrials} trials were judged with the same time, or none "
                + "twice with the same values: no option's weight can be told.";
        }
        else if (!result.Sensitivities.Any(s => s.Matters))
        {
            yield return "No option stands out from chance: so few trials cannot tell which matters.";
        }
    }

    private static string Count(int trials) => $"{Figures.Count(trials)} {(trials == 1 ? "trial" : "trials")}";

    private static string Short(double score) => score.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Time(TrialResult result)
        => result.Budget is { } budget ? string.Create(CultureInfo.InvariantCulture, $"{budget.TotalSeconds:0.0} s") : "one go";
}
