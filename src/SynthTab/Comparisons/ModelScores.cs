using SynthTab.Evaluation;
using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Comparisons;

/// <summary>A number with half of its 95 % interval.</summary>
/// <param name="Value">The number; the less, the better.</param>
/// <param name="Half">Half of the interval.</param>
public readonly record struct Measured(double Value, double Half);

/// <summary>A model on the scales that the recommendation weighs. Everywhere less is better.</summary>
/// <remarks>
/// Each figure becomes a loss from 0 (as real rows, or better) to 1 (worthless), see <see cref="ComparedFigure"/>. Closeness is the mean
/// loss of fidelity; quality the mean of fidelity, diversity and utility, each the mean of its figures; risk the largest loss of
/// privacy. A figure that other models have and this one lacks counts as 1.
/// </remarks>
public sealed record ModelScores
{
    /// <summary>The model.</summary>
    public required ComparedModel Model { get; init; }

    /// <summary>How far the table is from looking real, 0 to 1.</summary>
    public required Measured Closeness { get; init; }

    /// <summary>Closeness, diversity and utility together, 0 to 1.</summary>
    public required Measured Quality { get; init; }

    /// <summary>What the table tells of training rows beyond what unseen rows do, 0 to 1.</summary>
    public required Measured Risk { get; init; }

    /// <summary>The evaluator's verdict on privacy: 0 good, 1 mixed or not judged, 2 bad.</summary>
    public required int PrivacyGrade { get; init; }

    /// <summary>Seconds to train and to make as many rows as were trained on.</summary>
    public required double Seconds { get; init; }

    /// <summary>Its abilities, as a number below zero: the more there are, the less.</summary>
    public required int Control { get; init; }

    /// <summary>The scores of a model that has figures.</summary>
    /// <param name="model">The model.</param>
    /// <param name="asked">The names of the figures that count: those that any model has.</param>
    public static ModelScores Of(ComparedModel model, IReadOnlySet<string> asked)
    {
        ILookup<FigureGroup, Measured> losses = ComparedFigure.All.Where(f => asked.Contains(f.Name)).ToLookup(f => f.Group, f => Loss(f, model.Figure(f.Name)));
        Measured[] groups = [.. new[] { FigureGroup.Fidelity, FigureGroup.Diversity, FigureGroup.Utility }.Where(losses.Contains).Select(g => Mean(losses[g]))];
        return new ModelScores
        {
            Model = model,
            Closeness = Mean(losses[FigureGroup.Fidelity]),
            Quality = Mean(groups),
            Risk = losses[FigureGroup.Privacy].OrderByDescending(m => m.Value).ThenByDescending(m => m.Half).FirstOrDefault(),
            PrivacyGrade = model.Grade(MetricFamily.Privacy) switch { VerdictGrade.Good => 0, VerdictGrade.Bad => 2, _ => 1 },
            Seconds = model.Cost(c => c.Seconds) ?? 0,
            Control = -model.Abilities.Count,
        };
    }

    /// <summary>The names of the figures that any of these models has.</summary>
    public static IReadOnlySet<string> Asked(IEnumerable<ComparedModel> models)
        => models.SelectMany(m => m.Finished).SelectMany(r => r.Figures.Keys).ToHashSet(StringComparer.Ordinal);

    private static Measured Loss(ComparedFigure figure, FigureMean? mean)
    {
        if (mean is null) { return new Measured(1, 0); }
        double At(double value) => Math.Clamp(figure.Loss(value, mean.Reference ?? figure.Expected), 0, 1);
        double half = Math.Abs(figure.Loss(mean.Value + mean.Half, mean.Reference ?? figure.Expected) - figure.Loss(mean.Value, mean.Reference ?? figure.Expected));
        return new Measured(At(mean.Value), Math.Min(half, 1));
    }

    /// <summary>The mean, its interval as that of a mean of numbers that err independently.</summary>
    private static Measured Mean(IEnumerable<Measured> parts)
    {
        Measured[] all = [.. parts];
        return all.Length == 0 ? default : new Measured(all.Average(m => m.Value), Math.Sqrt(all.Sum(m => m.Half * m.Half)) / all.Length);
    }
}
