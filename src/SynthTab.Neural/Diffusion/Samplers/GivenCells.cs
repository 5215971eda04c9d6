namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>What is given of the rows to be made: cells that are known, and slots that a category may show.</summary>
/// <param name="state">Rows of the shape to be made.</param>
internal sealed class GivenCells(MixedState state)
{
    private const int Open = -1;

    private readonly float[] _numbers = Filled(state.Numbers.Length, float.NaN); // NaN: not given
    private readonly int[] _slots = Filled(state.Slots.Length, Open);
    private readonly bool[]?[] _allowed = new bool[state.Widths.Length][];

    /// <summary>Gives a number.</summary>
    public void SetNumber(int row, int number, float value) => _numbers[row * state.NumbersPerRow + number] = value;

    /// <summary>Gives a category's slot.</summary>
    public void SetSlot(int row, int category, int slot) => _slots[row * state.Widths.Length + category] = slot;

    /// <summary>Allows a category only some of its slots, at least one, in every row where it is not given.</summary>
    /// <param name="category">The category.</param>
    /// <param name="allowed">Whether each slot is allowed, [slots]; narrows what was allowed before.</param>
    public void Allow(int category, bool[] allowed)
        => _allowed[category] = _allowed[category] is { } before ? [.. before.Zip(allowed, (a, b) => a && b)] : allowed;

    /// <summary>Corrects an estimate of the data by what is given.</summary>
    public void Hold(MixedEstimate estimate)
    {
        for (int i = 0; i < _numbers.Length; i++)
        {
            if (!float.IsNaN(_numbers[i])) { estimate.Numbers[i] = _numbers[i]; }
        }
        int categories = state.Widths.Length;
        for (int i = 0; i < _slots.Length; i++)
        {
            int category = i % categories;
            Span<float> law = estimate.Laws.AsSpan(i / categories * state.SlotsPerRow + state.Starts[category], state.Widths[category]);
            if (_slots[i] != Open)
            {
                law.Clear();
                law[_slots[i]] = 1;
            }
            else if (_allowed[category] is { } allowed) { Restrict(law, allowed); }
        }
    }

    private static void Restrict(Span<float> law, bool[] allowed)
    {
        float all = 0;
        for (int slot = 0; slot < law.Length; slot++)
        {
            if (!allowed[slot]) { law[slot] = 0; }
            all += law[slot];
        }
        int count = allowed.AsSpan().Count(true);
        for (int slot = 0; slot < law.Length; slot++)
        {
            law[slot] = all > 0 ? law[slot] / all : allowed[slot] ? 1f / count : 0;
        }
    }

    private static T[] Filled<T>(int length, T value)
    {
        var filled = new T[length];
        Array.Fill(filled, value);
        return filled;
    }
}
