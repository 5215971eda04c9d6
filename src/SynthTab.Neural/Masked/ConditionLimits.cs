using SynthTab.Encoders.Discrete;
using SynthTab.Synthesis;

namespace SynthTab.Neural.Masked;

/// <summary>What conditions leave of each column.</summary>
internal static class ConditionLimits
{
    /// <summary>The limits of every column, [columns]; <see cref="CellLimits.None"/> where nothing is asked.</summary>
    public static CellLimits[] Of(IReadOnlyList<Condition> conditions, DiscreteCoding coding)
    {
        CellLimits[] limits = [.. coding.Columns.Select(_ => CellLimits.None)];
        foreach (Condition condition in conditions)
        {
            int column = coding.Schema.IndexOf(condition.Column);
            limits[column] = condition switch
            {
                Condition.OneOf levels => Within(limits[column], levels.Codes),
                Condition.InRange range => Within(limits[column], range),
                Condition.IsMissing => limits[column] with { Present = false },
                _ => limits[column],
            };
        }
        return limits;
    }

    private static CellLimits Within(CellLimits limits, IReadOnlyList<int> codes)
    {
        IEnumerable<int> left = limits.Levels is null ? codes : limits.Levels.Intersect(codes);
        return limits with { Levels = new(new HashSet<int>(left)), Missing = false };
    }

    // An end that is excluded is moved to the next number: on a grid that is the next grid point.
    private static CellLimits Within(CellLimits limits, Condition.InRange range) => limits with
    {
        Minimum = Math.Max(limits.Minimum, range.MinimumExcluded ? Math.BitIncrement(range.Minimum) : range.Minimum),
        Maximum = Math.Min(limits.Maximum, range.MaximumExcluded ? Math.BitDecrement(range.Maximum) : range.Maximum),
        Missing = false,
    };
}
