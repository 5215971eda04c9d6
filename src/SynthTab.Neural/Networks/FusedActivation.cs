namespace SynthTab.Neural.Networks;

/// <summary>A bias and an activation in place, and the way back.</summary>
internal sealed class FusedActivation(MlpActivation kind, int most, int width) : IDisposable
{
    private readonly RowBuffer? _gates = kind == MlpActivation.Silu ? new RowBuffer(most, width) : null;

    /// <summary>values ← act(values + bias).</summary>
    public void Forward(RowBuffer values, ReadOnlySpan<float> bias)
    {
        if (_gates is null) { RowKernels.Relu(values.Values, bias); }
        else { RowKernels.Silu(values.Values, bias, _gates.Use(values.Count).Values); }
    }

    /// <summary>Turns derivatives by the activated values into those by the values before.</summary>
    public void Backward(RowBuffer slopes, RowBuffer activated)
    {
        if (_gates is null) { RowKernels.ReluSlopes(slopes.Values, activated.Values); }
        else { RowKernels.SiluSlopes(slopes.Values, activated.Values, _gates.Values); }
    }

    /// <inheritdoc/>
    public void Dispose() => _gates?.Dispose();
}
