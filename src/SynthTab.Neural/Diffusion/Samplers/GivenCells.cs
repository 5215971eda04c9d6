namespace SynthTab.Neural.Diffusion.Samplers;

/// <summary>What is given of the rows to be made: cells that are told, and slots that a category may show.</summary>
/// <param name="told">The cells that are told.</param>
internal sealed class GivenCells(ToldCells told)
{
    private readonly MixedState _shape = told.Values;
    private readonly bool[]?[] _allowed = new bool[told.Values.Widths.Length][];

    /// <summary>The cells that are told.</summary>
    public ToldCells Told => told;

    /// <summary>Whether a category may not show all of its slots.</summary>
    public bool Limits => _allowed.Any(a => a is not null);

    /// <summary>Allows a category only some of its slots, at least one, in every row where it is not told.</summary>
    /// <param name="category">The category.</param>
    /// <param name="allowed">Whether each slot is allowed, [slots]; narrows what was allowed before.</param>
    public void Allow(int category, bool[] allowed)
        => _allowed[category] = _allowed[category] is { } before ? [.. before.Zip(allowed, (a, b) => a && b)] : allowed;

    /// <summary>Corrects an estimate of the data by what is given.</summary>
    public void Hold(MixedEstimate estimate)
    {
        for (int category = 0; category < _allowed.Length; category++)
        {
            if (_allowed[category] is not { } allowed) { continue; }
            for (int row = 0; row < _shape.Rows; row++)
            {
                Restrict(estimate.Laws.AsSpan(row * _shape.SlotsPerRow + _shape.Starts[category], _shape.Widths[category]), allowed);
            }
        }
        told.Hold(estimate);
    }

    /// <summary>A law among the slots that are allowed: as before, or even where none of them had any chance.</summary>
    public static void Restrict(Span<float> law, bool[] allowed)
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
}
