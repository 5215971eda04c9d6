using System.Globalization;

namespace SynthTab.Evaluation.Privacy.Attacks;

/// <summary>One attack on training rows beside the two rates that give it a meaning.</summary>
/// <param name="Attack">On training rows.</param>
/// <param name="Control">The same attack on rows that the generator never saw.</param>
/// <param name="Naive">Guessing without looking at the table's rows as rows.</param>
internal sealed record AttackRates(AttackRate Attack, AttackRate Control, AttackRate Naive)
{
    /// <summary>Why an attack metric has no answer without a holdout table.</summary>
    public const string NoControl
        = "there are no unseen real rows, and without them a success against a training row cannot be told from one against anybody";

    /// <summary>The gain on training rows over unseen ones.</summary>
    public ResidualRisk Risk => ResidualRisk.Of(Attack, Control);

    /// <summary>The three rates as rows of figures.</summary>
    public DetailTable Table(string name, string title) => new(name, title, DetailKind.Figures, ["attack"],
        ["successes", "attempts", "rate", "low", "high"],
        [Row("on training rows", Attack), Row("control with unseen rows", Control), Row("naive guess", Naive)]);

    /// <summary>A sentence where the attack does no better than guessing, else nothing.</summary>
    public IEnumerable<string> Warnings()
    {
        if (Naive.Share < Attack.Share) { yield break; }
        yield return string.Create(CultureInfo.InvariantCulture,
            $"The attack succeeds in {Attack.Share:P1} and naive guessing in {Naive.Share:P1}: it is weaker than guessing, so its risk figure says nothing, least of all that the table is safe.");
    }

    private static DetailRow Row(string label, AttackRate rate)
        => new([label], [rate.Successes, rate.Attempts, rate.Share, rate.Interval.Low, rate.Interval.High]);
}
