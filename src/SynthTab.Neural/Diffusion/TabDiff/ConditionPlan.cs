using SynthTab.Encoders;
using SynthTab.Neural.Diffusion.Guidance;
using SynthTab.Synthesis;

namespace SynthTab.Neural.Diffusion.TabDiff;

/// <summary>What conditions say in the words of a row: how much of each slot they leave, and the ranges of numbers.</summary>
internal sealed class ConditionPlan
{
    private readonly SortedDictionary<int, float[]> _blocks = [];
    private readonly SortedDictionary<int, NumberRange> _ranges = [];

    private ConditionPlan()
    {
    }

    /// <summary>Of each block with a condition the share of every slot that is left, [slots]; not all 0.</summary>
    public IReadOnlyDictionary<int, float[]> Blocks => _blocks;

    /// <summary>The ranges, at most one of a number.</summary>
    public IReadOnlyCollection<NumberRange> Ranges => _ranges.Values;

    /// <summary>Reads conditions.</summary>
    /// <exception cref="SynthTabException">No row of training was like that in a column, so the model can make none.</exception>
    public static ConditionPlan Of(IReadOnlyList<Condition> conditions, TableEncoder encoder, MixedLayout layout)
    {
        var plan = new ConditionPlan();
        foreach (Condition condition in conditions)
        {
            int column = encoder.Schema.IndexOf(condition.Column);
            int block = layout.Blocks.ToList().FindIndex(b => b.Column == column);
            int number = layout.Scalars.ToList().FindIndex(s => s.Column == column);
            NumberRange? range = condition is Condition.InRange wanted ? Range(wanted, encoder.Columns[column], number) : null;
            if (range is not null) { plan.Add(range, condition); }
            if (block >= 0) { plan.Add(block, Left(condition, encoder, column, layout.Blocks[block].Width, range), condition); }
            else if (range is null) { throw Unseen(condition); }
        }
        return plan;
    }

    private void Add(NumberRange range, Condition condition)
    {
        if (_ranges.TryGetValue(range.Number, out NumberRange? before))
        {
            range = range with { Low = Math.Max(range.Low, before.Low), High = Math.Min(range.High, before.High) };
        }
        _ranges[range.Number] = range.Low <= range.High ? range : throw Unseen(condition);
    }

    private void Add(int block, float[] left, Condition condition)
    {
        if (_blocks.TryGetValue(block, out float[]? before)) { left = [.. left.Zip(before, Math.Min)]; }
        _blocks[block] = Array.Exists(left, l => l > 0) ? left : throw Unseen(condition);
    }

    private static NumberRange? Range(Condition.InRange range, FittedColumn column, int number)
        => column is QuantileNormalColumn numeric
            && numeric.ScalarsOf(range.Minimum, range.Maximum, range.MinimumExcluded, range.MaximumExcluded) is var (low, high)
            ? new NumberRange(number, low, high)
            : null;

    /// <summary>Of each slot of the column's block the share of its rows that can satisfy the condition.</summary>
    private static float[] Left(Condition condition, TableEncoder encoder, int column, int width, NumberRange? range)
    {
        var left = new float[width];
        switch (condition)
        {
            case Condition.OneOf oneOf:
                foreach (int level in oneOf.Codes.Where(level => encoder.SlotOf(column, level) >= 0)) { left[encoder.SlotOf(column, level)] = 1; }
                break;
            case Condition.IsMissing when encoder.Columns[column].MissingSlot is >= 0 and int missing:
                left[missing] = 1;
                break;
            case Condition.InRange wanted:
                var numeric = (FittedNumericColumn)encoder.Columns[column];
                if (range is not null) { left[0] = (float)Math.Max(RangeTruncation.Mass(range.Low, range.High), 1e-6); }
                for (int mass = 0; mass < numeric.Masses.Count; mass++)
                {
                    if (Holds(wanted, numeric.Masses[mass])) { left[numeric.SlotsBeforeMasses + mass] = 1; }
                }
                break;
        }
        return left;
    }

    private static bool Holds(Condition.InRange range, double value)
        => (range.MinimumExcluded ? value > range.Minimum : value >= range.Minimum)
            && (range.MaximumExcluded ? value < range.Maximum : value <= range.Maximum);

    private static SynthTabException Unseen(Condition condition) => new(
        $"condition on '{condition.Column}': no training row was like that, and a model makes only what its training table had.");
}
