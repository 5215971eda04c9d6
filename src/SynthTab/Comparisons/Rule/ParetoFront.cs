namespace SynthTab.Comparisons.Rule;

/// <summary>Which models are beaten by another one in everything that is looked at.</summary>
public static class ParetoFront
{
    /// <summary>Whether the first is nowhere worse than the second, and somewhere better.</summary>
    public static bool Dominates(IReadOnlyList<double> first, IReadOnlyList<double> second)
        => first.Zip(second).All(p => p.First <= p.Second) && first.Zip(second).Any(p => p.First < p.Second);

    /// <summary>The items that no other one dominates, less being better on every axis.</summary>
    /// <param name="items">The items.</param>
    /// <param name="axes">An item's numbers.</param>
    public static IReadOnlyList<T> Of<T>(IReadOnlyList<T> items, Func<T, IReadOnlyList<double>> axes)
    {
        (T Item, IReadOnlyList<double> Numbers)[] all = [.. items.Select(item => (item, axes(item)))];
        return [.. all.Where(a => !all.Any(b => Dominates(b.Numbers, a.Numbers))).Select(a => a.Item)];
    }
}
