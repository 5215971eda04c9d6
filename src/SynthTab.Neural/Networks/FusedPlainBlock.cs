namespace SynthTab.Neural.Networks;

/// <summary>act(W x).</summary>
internal sealed class FusedPlainBlock(FlatParameters parameters, MlpShape shape, string part, int inputs, int width, int most) : IFusedBlock
{
    private readonly FusedLayer _in = new(parameters, $"{part}.in");
    private readonly FusedActivation _activation = new(shape.Activation, most, width);
    private readonly RowBuffer _hidden = new(most, width);
    private readonly Lazy<RowBuffer> _inputSlopes = new(() => new(most, inputs));
    private RowBuffer? _seen;

    /// <inheritdoc/>
    public RowBuffer Forward(RowBuffer inputs)
    {
        _seen = inputs;
        _in.Forward(inputs.Rows, _hidden.Use(inputs.Count).Rows);
        _activation.Forward(_hidden, _in.Bias);
        return _hidden;
    }

    /// <inheritdoc/>
    public RowBuffer Backward(RowBuffer slopes)
    {
        RowBuffer below = _inputSlopes.Value.Use(slopes.Count);
        _activation.Backward(slopes, _hidden);
        _in.Backward(_seen!.Rows, slopes, below);
        return below;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable owned in (IDisposable[])[_in, _activation, _hidden]) { owned.Dispose(); }
        if (_inputSlopes.IsValueCreated) { _inputSlopes.Value.Dispose(); }
    }
}
