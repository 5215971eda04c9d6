using System.Globalization;

namespace SynthTab.Comparisons.Rule;

/// <summary>Which models may be recommended at all.</summary>
/// <remarks>
/// A model is fit if it finished, is not named a hazard to privacy, has no bad verdict on privacy with any seed, loses at most
/// <see cref="MostLoss"/> in quality (half the way from real rows to a worthless table), and at most <see cref="MostBehind"/> more than
/// the best of those that meet all this. The last keeps a table of independent columns from winning by being quick or by
/// telling nothing of anybody.
/// </remarks>
public static class Fitness
{
    /// <summary>The most quality that a model may lose.</summary>
    public const double MostLoss = 0.5;

    /// <summary>How far a model may be behind the best in quality.</summary>
    public const double MostBehind = 0.1;

    /// <summary>The fit models, and why each of the others is not.</summary>
    public static (IReadOnlyList<ModelScores> Fit, IReadOnlyList<UnfitModel> Unfit) Judge(IEnumerable<ModelScores> scores, IEnumerable<ComparedModel> failed)
    {
        List<UnfitModel> unfit = [.. failed.Select(m => new UnfitModel(m.Name, m.Failure ?? "it was not run"))];
        List<ModelScores> good = [];
        foreach (ModelScores model in scores)
        {
            if (Obstacle(model) is { } reason) { unfit.Add(new UnfitModel(model.Model.Name, reason)); }
            else { good.Add(model); }
        }
        double best = good.Count == 0 ? 0 : good.Min(m => m.Quality.Value);
        foreach (ModelScores model in good.Where(m => IsBehind(m, best)))
        {
            unfit.Add(new UnfitModel(model.Model.Name, $"its quality loss is {Text(model.Quality.Value)}, and the best model's is {Text(best)}"));
        }
        return ([.. good.Where(m => !IsBehind(m, best))], unfit);
    }

    /// <summary>Whether a model may be shown and nothing else, whatever its figures: a hazard, or a bad verdict on privacy.</summary>
    public static bool IsUnsafe(ModelScores model) => model.Model.IsHazard || model.PrivacyGrade >= 2;

    private static bool IsBehind(ModelScores model, double best) => model.Quality.Value > best + MostBehind;

    private static string? Obstacle(ModelScores model) => model switch
    {
        { Model.IsHazard: true } => "the catalog names it a hazard to privacy: it stands here for comparison",
        { PrivacyGrade: >= 2 } => "its verdict on privacy is bad",
        { Quality.Value: > MostLoss } => $"its quality loss is {Text(model.Quality.Value)}, and at most {Text(MostLoss)} is of use",
        _ => null,
    };

    private static string Text(double loss) => loss.ToString("0.00", CultureInfo.InvariantCulture);
}

/// <summary>A model that may not be recommended.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Reason">Why, as a clause.</param>
public sealed record UnfitModel(string Name, string Reason);
