using System.Globalization;

namespace SynthTab.Comparisons.Rule;

/// <summary>How sure a choice is: step 5 of <see cref="RecommendationRule"/>.</summary>
internal static class SurenessRule
{
    /// <summary>The sureness and the sentence that it rests on.</summary>
    public static (Sureness Sureness, string Reason) Of(Choice choice, ModelScores? second, IReadOnlyList<ComparedModel> models, IReadOnlyList<Criterion> criteria)
    {
        (int agreeing, int seeds) = Votes(choice.Model.Model.Name, models, criteria);
        string votes = seeds < 2 ? "one seed was run, and what another training would change is not known"
            : agreeing == seeds ? Text($"all {seeds} seeds taken alone say the same")
            : Text($"{agreeing} of {seeds} seeds taken alone say the same");
        if (second is null) { return (seeds >= 2 && agreeing == seeds ? Sureness.Sure : Sureness.FairlySure, $"no other model is fit; {votes}."); }
        string name = second.Model.Name;
        if (!choice.IsDecided || criteria.FirstOrDefault(c => c.TellsApart(choice.Model, second)) is not { } by)
        {
            return (Sureness.NotSure, $"it cannot be told from {name} beyond what sampling explains; {votes}.");
        }
        string margin = $"it is told from {name} by {by.Words} ({by.Text(choice.Model)} and {by.Text(second)}), beyond what sampling explains; {votes}.";
        return (seeds < 2 ? Sureness.FairlySure : agreeing == seeds ? Sureness.Sure : 2 * agreeing > seeds ? Sureness.FairlySure : Sureness.NotSure, margin);
    }

    /// <summary>Applies the rule to each seed alone.</summary>
    private static (int Agreeing, int Seeds) Votes(string chosen, IReadOnlyList<ComparedModel> models, IReadOnlyList<Criterion> criteria)
    {
        long[] seeds = [.. models.SelectMany(m => m.Finished).Select(r => r.Seed).Distinct()];
        int agreeing = seeds.Count(seed =>
        {
            ComparedModel[] alone = [.. models.SelectMany(m => m.Finished.Where(r => r.Seed == seed).Select(m.Only))];
            IReadOnlyList<ModelScores> fit = RecommendationRule.Fit(alone).Fit;
            return fit.Count > 0 && RecommendationRule.Choose(fit, criteria).Model.Model.Name == chosen;
        });
        return (agreeing, seeds.Length);
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
