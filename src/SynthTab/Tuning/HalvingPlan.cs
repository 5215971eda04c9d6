namespace SynthTab.Tuning;

/// <summary>How a search spends its time: many trials learn for a short time, the best third of them and the options that the search began
/// with three times as long, and so on while there are two to compare with those.</summary>
/// <remarks>
/// Successive halving: Jamieson and Talwalkar 2016, "Non-stochastic Best Arm Identification and Hyperparameter
/// Optimization", Algorithm 1, with the factor 3 of Li et al. 2018, "Hyperband". Every rung learns for about the same
/// time in all, and every trial of it is sampled and judged besides, which no rung makes cheaper:
/// r₀ = (T - c Σ nₖ) / Σ nₖ 3ᵏ, for the time T of the search, the cost c of judging one trial, and nₖ trials in rung k.
/// Ours is that the first trial takes part in every rung: short times favour small and fast options, and a winner should have
/// been ahead of what there was before with as much time as any had.
/// </remarks>
/// <param name="Rungs">The rounds, the shortest first.</param>
public sealed record HalvingPlan(IReadOnlyList<Rung> Rungs)
{
    /// <summary>By how much a rung is longer than the one before, and has fewer trials.</summary>
    public const int Factor = 3;

    /// <summary>The most trials that a search begins with by itself.</summary>
    public const int MostTrials = 54;

    private const int FewestOfARung = 2; // one alone has nothing to be compared with

    /// <summary>Trials of each rung: 9, then 3 and the first one; 18, then 6 and the first one, then 2 and the first one.</summary>
    public static IReadOnlyList<int> Counts(int trials)
    {
        List<int> counts = [trials];
        for (int best = trials / Factor; best >= FewestOfARung; best /= Factor) { counts.Add(best + 1); }
        return counts;
    }

    /// <summary>The plan for a number of trials; null where the time is not enough for all to learn as long as
    /// <paramref name="least"/>.</summary>
    /// <param name="trials">At least 1.</param>
    /// <param name="time">The whole search.</param>
    /// <param name="judging">What one trial costs besides learning.</param>
    /// <param name="least">The shortest time that is worth learning in; above zero.</param>
    public static HalvingPlan? Of(int trials, TimeSpan time, TimeSpan judging, TimeSpan least)
    {
        IReadOnlyList<int> counts = Counts(trials);
        double shares = counts.Select((count, rung) => count * Math.Pow(Factor, rung)).Sum();
        TimeSpan first = (time - judging * counts.Sum()) / shares;
        return first < least
            ? null
            : new HalvingPlan([.. counts.Select((count, rung) => new Rung(count, first * Math.Pow(Factor, rung)))]);
    }

    /// <summary>The plan with the most trials that the time is enough for, up to <paramref name="most"/>; null where it is not enough
    /// for two.</summary>
    public static HalvingPlan? Largest(int most, TimeSpan time, TimeSpan judging, TimeSpan least) => Enumerable
        .Range(FewestOfARung, Math.Max(most - FewestOfARung + 1, 0)).Reverse()
        .Select(trials => Of(trials, time, judging, least))
        .FirstOrDefault(plan => plan is not null);

    /// <summary>One round without a time to keep, for models that learn in one go: there is nothing to halve.</summary>
    public static HalvingPlan OneGo(int trials) => new([new Rung(trials, null)]);

    /// <summary>The time that all trials of a number need at the least.</summary>
    public static TimeSpan Least(int trials, TimeSpan judging, TimeSpan least)
        => judging * Counts(trials).Sum() + least * Counts(trials).Select((count, rung) => count * Math.Pow(Factor, rung)).Sum();
}
