namespace SynthTab.Evaluation;

/// <summary>The interval of a share whose trials hang together, because several rows share one nearest neighbour.</summary>
internal static class DependentShare
{
    /// <summary>Wilson's 95 % interval with n² / Σ c² trials instead of n, where c counts the trials of each group.</summary>
    /// <param name="share">The share found.</param>
    /// <param name="groups">The group of each trial.</param>
    /// <remarks>Kish 1965, "Survey Sampling": the effective number of equal trials.</remarks>
    public static Interval Interval(double share, IEnumerable<int> groups)
    {
        double trials = 0, squares = 0;
        foreach (IGrouping<int, int> group in groups.GroupBy(g => g))
        {
            double count = group.Count();
            trials += count;
            squares += count * count;
        }
        double effective = trials * trials / squares;
        Interval wilson = Wilson.Interval(share * effective, effective);
        return new Interval(Math.Min(wilson.Low, share), Math.Max(wilson.High, share));
    }
}
