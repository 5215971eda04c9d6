using System.Collections.ObjectModel;
using SynthTab.Encoders.Discrete;
using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>Conditions as what the cells of each column may be.</summary>
internal static class ConditionLimits
{
    /// <summary>The limits of each column, or null where conditions speak of none.</summary>
    public static CellLimits[]? Of(IReadOnlyList<Condition> conditions, TableSchema schema)
    {
        if (conditions.Count == 0) { return null; }
        var limits = new CellLimits[schema.Columns.Count];
        Array.Fill(limits, CellLimits.None);
        foreach (Condition condition in conditions)
        {
            ref CellLimits own = ref limits[schema.IndexOf(condition.Column)];
            own = And(own, condition);
        }
        return limits;
    }

    private static CellLimits And(CellLimits limits, Condition condition) => condition switch
    {
        Condition.IsMissing => limits with { Present = false },
        Condition.OneOf levels => limits with
        {
            Missing = false,
            Levels = new ReadOnlySet<int>(levels.Codes.Where(c => limits.Levels?.Contains(c) != false).ToHashSet()),
        },
        Condition.InRange range => limits with
        {
            Missing = false,
            Minimum = Math.Max(limits.Minimum, range.MinimumExcluded ? Math.BitIncrement(range.Minimum) : range.Minimum),
            Maximum = Math.Min(limits.Maximum, range.MaximumExcluded ? Math.BitDecrement(range.Maximum) : range.Maximum),
        },
        _ => throw new ArgumentException($"A condition of type {condition.GetType().Name} is not known.", nameof(condition)),
    };
}
