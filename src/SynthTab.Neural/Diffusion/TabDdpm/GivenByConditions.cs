using SynthTab.Encoders;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Synthesis;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>What the conditions of a sample give of its rows.</summary>
internal static class GivenByConditions
{
    /// <summary>The slots that conditions leave, or null where none of them limits a category.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <param name="state">Rows of the shape to be made.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="encoder">Knows the levels' slots.</param>
    /// <param name="told">The column whose class the network is told, which needs no help; or null.</param>
    public static GivenCells? Of(
        IReadOnlyList<Condition> conditions, MixedState state, MixedLayout layout, TableEncoder encoder, ClassCondition? told)
    {
        GivenCells? given = null;
        foreach (Condition condition in conditions)
        {
            int column = encoder.Schema.IndexOf(condition.Column);
            if (column == told?.Column || Slots(condition, column, encoder) is not { } slots) { continue; }
            int category = layout.Blocks.ToList().FindIndex(b => b.Column == column);
            if (category < 0) { continue; }
            bool[] allowed = [.. Enumerable.Range(0, layout.Blocks[category].Width).Select(slots.Contains)];
            if (!allowed.Contains(true)) { continue; } // no row can satisfy it, and the caller says so
            (given ??= new GivenCells(state)).Allow(category, allowed);
        }
        return given;
    }

    private static HashSet<int>? Slots(Condition condition, int column, TableEncoder encoder) => condition switch
    {
        Condition.OneOf oneOf => [.. oneOf.Codes.Select(level => encoder.SlotOf(column, level))],
        Condition.IsMissing => [encoder.Columns[column].MissingSlot],
        _ => null,
    };
}
