namespace SynthTab.Comparisons.Rule;

/// <summary>The rule by which a model is recommended.</summary>
/// <remarks>
/// 1. Only fit models take part: see <see cref="Fitness"/>.
/// 2. The needs put their criteria first, in the order given; then quality, verdict on privacy, risk, time, abilities, closeness
///    (<see cref="Criterion.For"/>).
/// 3. By each criterion in turn, those models stay that cannot be told from the best one: the difference is a trifle, or less than
///    √(h₁² + h₂²) of the two half intervals. The first criterion that leaves one model has decided.
/// 4. Where several stay to the end, the first criterion's own figures decide, then the next one's.
/// A model that another fit one beats or equals in every criterion is never chosen: wherever it stays, the other one stays.
/// 5. Sure is a choice that a criterion made and that the rule makes again for each of several seeds alone; fairly sure one that a
///    criterion made, with one seed or most seeds; else it is not sure.
/// </remarks>
public static class RecommendationRule
{
    /// <summary>Applies the rule.</summary>
    /// <param name="models">All models of the comparison, failed ones too; no reference among them.</param>
    /// <param name="needs">What is wanted, the most important first; none for balanced.</param>
    public static Recommendation Apply(IReadOnlyList<ComparedModel> models, IReadOnlyList<Need> needs)
    {
        Need[] wanted = needs.Count == 0 ? [Need.Balanced] : [.. needs.Distinct()];
        IReadOnlyList<Criterion> criteria = Criterion.For(wanted);
        (IReadOnlyList<ModelScores> fit, IReadOnlyList<UnfitModel> unfit) = Fit(models);
        if (fit.Count == 0) { return Nothing(wanted, unfit); }
        Choice choice = Choose(fit, criteria);
        ModelScores? second = fit.Count == 1 ? null : Choose([.. fit.Where(m => m != choice.Model)], criteria).Model;
        (Sureness sureness, string why) = SurenessRule.Of(choice, second, models, criteria);
        return new Recommendation
        {
            Needs = wanted,
            Model = choice.Model.Model.Name,
            Reason = RecommendationWords.Reason(choice, fit),
            Sureness = sureness,
            SurenessReason = why,
            RunnerUp = second?.Model.Name,
            GivenUp = RecommendationWords.GivenUp(choice.Model, fit),
            Unfit = unfit,
        };
    }

    /// <summary>The scores of the models that may be recommended.</summary>
    internal static (IReadOnlyList<ModelScores> Fit, IReadOnlyList<UnfitModel> Unfit) Fit(IReadOnlyList<ComparedModel> models)
    {
        IReadOnlySet<string> asked = ModelScores.Asked(models);
        return Fitness.Judge(models.Where(m => m.Failure is null).Select(m => ModelScores.Of(m, asked)), models.Where(m => m.Failure is not null));
    }

    /// <summary>Steps 3 and 4.</summary>
    internal static Choice Choose(IReadOnlyList<ModelScores> fit, IReadOnlyList<Criterion> criteria)
    {
        List<(Criterion By, IReadOnlyList<ModelScores> Left)> steps = [];
        IReadOnlyList<ModelScores> left = fit;
        foreach (Criterion criterion in criteria)
        {
            if (left.Count == 1) { break; }
            left = criterion.Best(left);
            steps.Add((criterion, left));
        }
        ModelScores model = criteria.Aggregate(left.OrderBy(_ => 0), (ordered, c) => ordered.ThenBy(m => c.Of(m).Value)).ThenBy(m => m.Model.Name, StringComparer.Ordinal).First();
        return new Choice(model, left.Count == 1, steps);
    }

    private static Recommendation Nothing(Need[] needs, IReadOnlyList<UnfitModel> unfit) => new()
    {
        Needs = needs,
        Model = null,
        Reason = "None of the models is fit to be recommended.",
        Sureness = null,
        SurenessReason = "",
        RunnerUp = null,
        GivenUp = [],
        Unfit = unfit,
    };
}

/// <summary>A model that the rule has chosen, and how it came to that.</summary>
/// <param name="Model">The model.</param>
/// <param name="IsDecided">Whether a criterion left it alone.</param>
/// <param name="Steps">Each criterion that was asked, with the models that stayed.</param>
internal sealed record Choice(ModelScores Model, bool IsDecided, IReadOnlyList<(Criterion By, IReadOnlyList<ModelScores> Left)> Steps)
{
    /// <summary>The last criterion that dropped a model; null where none did.</summary>
    public Criterion? Deciding(int models)
    {
        Criterion? deciding = null;
        foreach ((Criterion by, IReadOnlyList<ModelScores> left) in Steps)
        {
            if (left.Count < models) { (deciding, models) = (by, left.Count); }
        }
        return deciding;
    }
}
