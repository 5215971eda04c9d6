using SynthTab.Encoders;
using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Neural.Gan;

/// <summary>
/// What a sample asks of the generator, as far as a condition vector can say it: one category out of a list of levels. Of
/// several such conditions the rarest is asked for, since the others then cost the fewest rejected rows.
/// </summary>
internal sealed class ConditionRequest
{
    private readonly int _block;
    private readonly double[] _running; // running sums of the allowed slots' frequencies

    private ConditionRequest(int block, double[] running) => (_block, _running) = (block, running);

    /// <summary>The share of the training rows that satisfy the condition (rare levels with their slot's whole share).</summary>
    public double Share => _running[^1];

    /// <summary>The request behind some conditions, or null where the condition vector can say none of them.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <param name="encoder">Knows the slots of the levels.</param>
    /// <param name="layout">The condition vector.</param>
    /// <param name="frequencies">The slots' frequencies, [categories][slots].</param>
    public static ConditionRequest? Of(
        IReadOnlyList<Condition> conditions, TableEncoder encoder, ConditionLayout layout, IReadOnlyList<float[]> frequencies)
        => conditions
            .Select(condition => Translate(condition, encoder, layout, frequencies))
            .Where(request => request is { Share: > 0 })
            .MinBy(request => request!.Share);

    /// <summary>Draws an allowed slot by its frequency.</summary>
    public DrawnCondition Draw(RandomSource random) => new(_block, ConditionLaw.DrawSlot(_running, random));

    private static ConditionRequest? Translate(
        Condition condition, TableEncoder encoder, ConditionLayout layout, IReadOnlyList<float[]> frequencies)
    {
        IReadOnlyList<int> levels = condition switch
        {
            Condition.OneOf oneOf => oneOf.Codes,
            Condition.IsMissing => [CategoricalColumn.Missing],
            _ => [],
        };
        int column = encoder.Schema.IndexOf(condition.Column);
        int block = layout.Blocks.Index().Where(b => b.Item.Column == column).Select(b => b.Index).FirstOrDefault(-1);
        if (block < 0) { return null; }
        HashSet<int> slots = [.. levels.Select(level => encoder.SlotOf(column, level))];
        double sum = 0;
        return new ConditionRequest(block, [.. frequencies[block].Select((share, slot) => sum += slots.Contains(slot) ? share : 0)]);
    }
}
