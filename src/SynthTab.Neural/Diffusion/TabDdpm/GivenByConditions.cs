using SynthTab.Encoders;
using SynthTab.Neural.Diffusion.Multinomial;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Synthesis;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>What the conditions of a sample give of its rows.</summary>
/// <remarks>A condition that leaves some slots of a category is met first: the slot is drawn by the network's own law among those
/// slots, given what was drawn before and nothing else (all other cells are pure noise), and then told. So any number of
/// conditions on categories is met by every row. Of a range only the slots are limited here: point masses outside it and missing
/// cells do not come.</remarks>
internal static class GivenByConditions
{
    /// <summary>Tells and limits what the conditions ask for.</summary>
    /// <param name="conditions">The conditions.</param>
    /// <param name="given">Receives what is given.</param>
    /// <param name="layout">The layout.</param>
    /// <param name="encoder">Knows the levels' slots.</param>
    /// <param name="drawn">The column that was drawn already, or -1.</param>
    /// <param name="laws">The laws of all categories given what is told so far, [rows, slots]; called once for each column drawn.</param>
    /// <param name="random">The draws.</param>
    public static void Add(
        IReadOnlyList<Condition> conditions, GivenCells given, MixedLayout layout, TableEncoder encoder, int drawn,
        Func<float[]> laws, RandomSource random)
    {
        foreach (IGrouping<int, Condition> asked in conditions.GroupBy(c => encoder.Schema.IndexOf(c.Column)))
        {
            int category = layout.Blocks.ToList().FindIndex(b => b.Column == asked.Key);
            if (asked.Key == drawn || category < 0) { continue; }
            bool[] allowed = new bool[layout.Blocks[category].Width];
            Array.Fill(allowed, true);
            foreach (Condition condition in asked)
            {
                bool[] one = Allowed(condition, encoder.Columns[asked.Key], allowed.Length);
                allowed = [.. allowed.Zip(one, (a, b) => a && b)];
            }
            if (!allowed.Contains(true)) { continue; } // no row can satisfy it, and the caller says so
            bool settled = encoder.Columns[asked.Key] is OneHotColumn || asked.Any(c => c is Condition.IsMissing);
            if (settled) { Tell(given.Told, asked.Key, category, allowed, laws(), random); }
            else { given.Allow(category, allowed); }
        }
    }

    /// <summary>Whether the conditions tell categories of other columns than this one: its law is then not that of all rows any more.</summary>
    public static bool TellOthers(IReadOnlyList<Condition> conditions, TableEncoder encoder, int column)
        => conditions.Any(c => encoder.Schema.IndexOf(c.Column) is int own && own != column && (c is Condition.IsMissing || encoder.Columns[own] is OneHotColumn));

    /// <summary>Draws the class of every row, where no condition did, by the network's law given what is told already.</summary>
    public static void TellClass(ClassCondition condition, ToldCells told, Func<float[]> laws, RandomSource random)
    {
        if (told.Flags[condition.Column]) { return; } // of the first row as of all
        bool[] all = [.. Enumerable.Repeat(true, condition.Width)];
        Tell(told, condition.Column, condition.Block, all, laws(), random);
    }

    /// <summary>Draws the slot of every row and tells it.</summary>
    private static void Tell(ToldCells told, int column, int category, bool[] allowed, float[] laws, RandomSource random)
    {
        MixedState values = told.Values;
        for (int row = 0; row < values.Rows; row++)
        {
            Span<float> law = laws.AsSpan(row * values.SlotsPerRow + values.Starts[category], values.Widths[category]);
            GivenCells.Restrict(law, allowed);
            values.Slots[row * values.Widths.Length + category] = MultinomialDiffusion.Draw(law, (float)random.NextDouble());
            told.Flags[row * told.Columns + column] = true; // the number beside a slot for missing cells is 0, as in training
        }
    }

    private static bool[] Allowed(Condition condition, FittedColumn column, int width) => condition switch
    {
        Condition.OneOf oneOf => Only([.. oneOf.Codes.Select(column.SlotOf)], width),
        Condition.IsMissing => Only([column.MissingSlot], width),
        Condition.InRange range when column is FittedNumericColumn numbers => InRange(range, numbers, width),
        _ => [.. Enumerable.Repeat(true, width)],
    };

    private static bool[] Only(HashSet<int> slots, int width) => [.. Enumerable.Range(0, width).Select(slots.Contains)];

    /// <summary>The coding's own slots, and of the point masses those within the range.</summary>
    private static bool[] InRange(Condition.InRange range, FittedNumericColumn column, int width)
    {
        int first = width - column.Masses.Count - (column.MissingSlot >= 0 ? 1 : 0);
        return
        [
            .. Enumerable.Range(0, width).Select(slot => slot != column.MissingSlot
                && (slot < first || range.Holds(column.Masses[slot - first]))),
        ];
    }
}
