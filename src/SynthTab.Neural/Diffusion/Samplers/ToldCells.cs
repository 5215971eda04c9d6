namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>Cells that are told: whole columns of some rows, whose numbers and slots a network sees as they are.</summary>
/// <param name="layout">Which numbers and categories belong to which column.</param>
/// <param name="values">The rows; only what is told of them counts.</param>
internal sealed class ToldCells(MixedLayout layout, MixedState values)
{
    /// <summary>Which column each number belongs to, [numbers].</summary>
    private readonly int[] _columnOfNumber = [.. layout.Scalars.Select(s => s.Column)];

    /// <summary>Which column each category belongs to, [categories].</summary>
    private readonly int[] _columnOfCategory = [.. layout.Blocks.Select(b => b.Column)];

    /// <summary>The rows; only what is told of them counts.</summary>
    public MixedState Values => values;

    /// <summary>The number of columns.</summary>
    public int Columns { get; } = layout.Columns;

    /// <summary>Whether each cell is told, [rows, columns].</summary>
    public bool[] Flags { get; } = new bool[values.Rows * layout.Columns];

    /// <summary>Whether a number is told.</summary>
    public bool TellsNumber(int row, int number) => Flags[row * Columns + _columnOfNumber[number]];

    /// <summary>Whether a category is told.</summary>
    public bool TellsCategory(int row, int category) => Flags[row * Columns + _columnOfCategory[category]];

    /// <summary>The cells of one column alone, or none of them for -1.</summary>
    public ToldCells Only(int column)
    {
        var only = new ToldCells(layout, values);
        for (int at = column; column >= 0 && at < Flags.Length; at += Columns) { only.Flags[at] = Flags[at]; }
        return only;
    }

    /// <summary>Sets an estimate of the data to what is told, so that the told cells too walk from noise to their values.</summary>
    public void Hold(MixedEstimate estimate)
    {
        int numbers = values.NumbersPerRow, categories = values.Widths.Length;
        for (int row = 0; row < values.Rows; row++)
        {
            for (int i = 0; i < numbers; i++)
            {
                if (TellsNumber(row, i)) { estimate.Numbers[row * numbers + i] = values.Numbers[row * numbers + i]; }
            }
            for (int category = 0; category < categories; category++)
            {
                if (!TellsCategory(row, category)) { continue; }
                Span<float> law = estimate.Laws.AsSpan(row * values.SlotsPerRow + values.Starts[category], values.Widths[category]);
                law.Clear();
                law[values.Slots[row * categories + category]] = 1;
            }
        }
    }
}
