namespace SynthTab.Neural.Networks;

/// <summary>x + W₂ act(W₁ norm(x)).</summary>
internal sealed class FusedResidualBlock(FlatParameters parameters, MlpShape shape, string part, int width, int most) : IFusedBlock
{
    private readonly FusedNorm _norm = new(parameters, $"{part}.norm", most, ResidualMlp.Epsilon);
    private readonly FusedLayer _in = new(parameters, $"{part}.in"), _out = new(parameters, $"{part}.out");
    private readonly FusedActivation _activation = new(shape.Activation, most, width);
    private readonly RowBuffer _hidden = new(most, width), _stream = new(most, shape.Stream);
    private readonly Lazy<RowBuffer> _hiddenSlopes = new(() => new(most, width)), _normSlopes = new(() => new(most, shape.Stream));

    /// <inheritdoc/>
    public RowBuffer Forward(RowBuffer inputs)
    {
        int rows = inputs.Count;
        _norm.Forward(inputs);
        _in.Forward(_norm.Result.Rows, _hidden.Use(rows).Rows);
        _activation.Forward(_hidden, _in.Bias);
        inputs.Values.CopyTo(_stream.Use(rows).Values);
        RowKernels.AddRow(_stream.Values, _out.Bias);
        _out.Forward(_hidden.Rows, _stream.Rows, add: true);
        return _stream;
    }

    /// <inheritdoc/>
    public RowBuffer Backward(RowBuffer slopes)
    {
        int rows = slopes.Count;
        RowBuffer hidden = _hiddenSlopes.Value.Use(rows), norm = _normSlopes.Value.Use(rows);
        _out.Backward(_hidden.Rows, slopes, hidden);
        _activation.Backward(hidden, _hidden);
        _in.Backward(_norm.Result.Rows, hidden, norm);
        _norm.Backward(norm, slopes);
        return slopes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable owned in (IDisposable[])[_norm, _in, _out, _activation, _hidden, _stream]) { owned.Dispose(); }
        if (_hiddenSlopes.IsValueCreated) { _hiddenSlopes.Value.Dispose(); }
        if (_normSlopes.IsValueCreated) { _normSlopes.Value.Dispose(); }
    }
}
