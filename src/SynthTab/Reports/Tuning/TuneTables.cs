using System.Globalization;
using SynthTab.Tuning;

namespace SynthTab.Reports.Tuning;

/// <summary>The tables of a search's reports, whatever the format that writes them.</summary>
internal static class TuneTables
{
    /// <summary>Which option matters how much.</summary>
    public static TextTable Sensitivity(TuneResult result) => new(
        "Which option matters how much",
        ["option", "explains", "by chance up to", "best level", "its mean score", "worst level", "its mean score"],
        1,
        [.. result.Sensitivities.Select(s => (IReadOnlyList<string>)
        [
            s.Option, TextTable.Percent(s.Share), TextTable.Percent(s.ByChance), s.Best.Level, Mean(s.Best), s.Worst.Level, Mean(s.Worst),
        ])]);

    /// <summary>The winner's options beside those that the search began with.</summary>
    public static TextTable Options(TuneResult result) => new(
        "The options", ["option", "searched", "at the start", "winner"], 2,
        [.. result.Space.Options.Select(o => (IReadOnlyList<string>)
        [
            o.Name,
            o.ToString(),
            result.Start?.Trial.Values[o.Name] ?? Figures.None,
            result.Winner?.Trial.Values[o.Name] ?? Figures.None,
        ])]);

    /// <summary>The parts of the score: winner and start in the last rung that both took part in.</summary>
    public static TextTable Parts(TuneResult result)
    {
        (ScoreParts? start, ScoreParts? winner) = (result.Start?.Parts, (result.WinnerBesideStart ?? result.Winner)?.Parts);
        string Figure(ScoreParts? parts, Func<ScoreParts, double?> part) => parts is null ? Figures.None : Figures.Number(part(parts));
        IReadOnlyList<string> Row(string name, Func<ScoreParts, double?> part) => [name, Figure(start, part), Figure(winner, part)];
        return new TextTable("The parts of the score", ["part", "at the start", "winner"], 1,
        [
            Row("score, 1 is best", p => p.Score),
            Row("distance from real rows, 1 is the edge of close", p => p.Distance),
            Row("shape error above that of real rows", p => p.ShapeExcess),
            Row("trend error above that of real rows", p => p.TrendExcess),
            Row("told from validation rows by boosted trees, 0.5 is best", p => p.Detection),
            Row("share of the real rows' score that a model loses", p => p.UtilityLoss),
            Row("share nearer to learned than to validation rows", p => p.NearerShare),
            Row("share copied beyond what sampling could explain", p => p.Copied + p.ExactCopies),
        ]);
    }

    /// <summary>Every trial of every rung.</summary>
    public static TextTable Trials(TuneResult result) => new(
        "All trials", ["trial", "options", "rung", "seconds to learn in", "seconds in all", "score", "distance"], 2,
        [.. result.Outcome.Results.OrderByDescending(r => r.Rung).ThenByDescending(r => r.Score).Select(r => (IReadOnlyList<string>)
        [
            r.Trial.Number.ToString(CultureInfo.InvariantCulture),
            r.Failure is null ? string.Join(" ", r.Trial.Assignments) : $"{string.Join(" ", r.Trial.Assignments)}: {r.Failure}",
            (r.Rung + 1).ToString(CultureInfo.InvariantCulture),
            r.Budget is { } budget ? Seconds(budget.TotalSeconds) : Figures.None,
            Seconds(r.Seconds), Figures.Number(r.Score), Figures.Number(r.Parts?.Distance),
        ])]);

    private static string Seconds(double seconds) => seconds.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Mean(LevelScore level) => level.StandardError is { } error
        ? string.Create(CultureInfo.InvariantCulture, $"{level.MeanScore:0.000} ± {error:0.000}")
        : level.MeanScore.ToString("0.000", CultureInfo.InvariantCulture);
}
