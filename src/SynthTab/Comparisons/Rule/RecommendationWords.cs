namespace SynthTab.Comparisons.Rule;

/// <summary>A choice in words.</summary>
internal static class RecommendationWords
{
    /// <summary>What led to the choice.</summary>
    public static string Reason(Choice choice, IReadOnlyList<ModelScores> fit)
    {
        string name = choice.Model.Model.Name;
        if (fit.Count == 1) { return $"{name} is the only model that is fit."; }
        if (choice.Deciding(fit.Count) is not { } by)
        {
            return $"{name} and {Names(fit.Where(m => m != choice.Model))} cannot be told apart by anything; {name} has the better figure of {choice.Steps[0].By.Words}.";
        }
        Criterion[] before = [.. choice.Steps.Select(s => s.By).TakeWhile(c => c != by)];
        ModelScores[] rivals = [.. Before(choice, by, fit).Where(m => m != choice.Model)];
        string tied = before.Length == 0 ? "" : $"{name} and {Names(rivals)} cannot be told apart by {string.Join(", ", before.Select(c => c.Words))}; ";
        string rest = choice.IsDecided ? "" : " Among those left the figures themselves decide.";
        ModelScores[] left = [.. choice.Steps.First(s => s.By == by).Left.Where(m => m != choice.Model)];
        string also = left.Length == 0 ? "" : $", with {Names(left)}";
        return $"{tied}{name} has the {(before.Length == 0 ? "least" : "lesser")} {by.Words}: {by.Text(choice.Model)}{also}, where {Figures(rivals.Except(left), by)}.{rest}";
    }

    /// <summary>What another fit model does better, by each criterion the best one.</summary>
    public static IReadOnlyList<string> GivenUp(ModelScores chosen, IReadOnlyList<ModelScores> fit)
    {
        List<string> sentences = [];
        foreach (Criterion criterion in Criterion.All)
        {
            ModelScores best = fit.MinBy(m => criterion.Of(m).Value)!;
            if (best != chosen && criterion.TellsApart(best, chosen))
            {
                sentences.Add($"{best.Model.Name} is {criterion.Better}: {criterion.Words} {criterion.Text(best)}, {chosen.Model.Name} {criterion.Text(chosen)}.");
            }
        }
        return sentences;
    }

    private static IReadOnlyList<ModelScores> Before(Choice choice, Criterion by, IReadOnlyList<ModelScores> fit)
    {
        int step = choice.Steps.ToList().FindIndex(s => s.By == by);
        return step == 0 ? fit : choice.Steps[step - 1].Left;
    }

    private static string Figures(IEnumerable<ModelScores> models, Criterion by) => string.Join(", ", models.Select(m => $"{m.Model.Name} has {by.Text(m)}"));

    private static string Names(IEnumerable<ModelScores> models) => string.Join(", ", models.Select(m => m.Model.Name));
}
