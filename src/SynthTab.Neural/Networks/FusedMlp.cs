using TorchSharp;
using static TorchSharp.torch;

namespace SynthTab.Neural.Networks;

/// <summary>
/// A <see cref="ResidualMlp"/> forward and backward in the memory of the CPU: its products write where the step before wrote, and
/// what stands between them passes over each row once. A step costs little more than its products so, where recorded operations
/// that make a tensor each cost half as much again. For one thread at a time.
/// </summary>
internal sealed class FusedMlp : IDisposable
{
    private readonly FusedStart _start;
    private readonly IFusedBlock[] _blocks;
    private readonly FusedNorm? _norm;
    private readonly FusedLayer _output;
    private readonly RowBuffer _answers, _answerSlopes, _streamSlopes;
    private RowBuffer? _last; // what the output layer saw

    /// <summary>Makes everything for so many rows.</summary>
    /// <param name="parameters">The parameters, which are followed.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="most">The most rows.</param>
    public FusedMlp(FlatParameters parameters, MlpShape shape, int most)
    {
        _start = new FusedStart(parameters, shape, most);
        _blocks = new IFusedBlock[shape.Widths.Count];
        int width = shape.Stream;
        for (int layer = 0; layer < _blocks.Length; layer++)
        {
            string part = ParameterShape.Part($"{shape.Prefix}blocks", layer);
            _blocks[layer] = shape.Kind == MlpKind.Residual
                ? new FusedResidualBlock(parameters, shape, part, shape.Widths[layer], most)
                : new FusedPlainBlock(parameters, shape, part, width, shape.Widths[layer], most);
            width = shape.Kind == MlpKind.Residual ? width : shape.Widths[layer];
        }
        _norm = shape.Kind == MlpKind.Residual ? new FusedNorm(parameters, $"{shape.Prefix}norm", most, ResidualMlp.Epsilon) : null;
        _output = new FusedLayer(parameters, $"{shape.Prefix}output");
        (_answers, _answerSlopes, _streamSlopes) = (new(most, shape.Outputs), new(most, shape.Outputs), new(most, width));
    }

    /// <summary>Whether a network can be had so: on the CPU, all of it in single precision, without dropout.</summary>
    public static bool Serves(FlatParameters parameters, MlpShape shape)
        => parameters.Vector.device_type == DeviceType.CPU && parameters.Vector.dtype == ScalarType.Float32
            && shape is { Dropout: 0, Products: ProductPrecision.Single };

    /// <summary>The answers, [rows, outputs], valid until the next call.</summary>
    /// <param name="inputs">The rows, [rows, inputs].</param>
    /// <param name="times">Their times, [rows], or [1] for all of them.</param>
    /// <param name="conditions">Conditions [rows, conditions], or null where the shape has none.</param>
    public RowBuffer Forward(Tensor inputs, Tensor times, Tensor? conditions)
    {
        using var off = no_grad();
        using var scope = NewDisposeScope();
        RowBuffer stream = _start.Forward(inputs, times, conditions);
        foreach (IFusedBlock block in _blocks) { stream = block.Forward(stream); }
        _norm?.Forward(stream);
        _last = _norm?.Result ?? stream;
        _output.Forward(_last.Rows, _answers.Use(checked((int)inputs.shape[0])).Rows);
        RowKernels.AddRow(_answers.Values, _output.Bias);
        return _answers;
    }

    /// <summary>Leaves the gradients of all parameters, after a pass forward in which every row had its own time.</summary>
    /// <param name="slopes">The derivatives of the loss by the answers, [rows, outputs].</param>
    public void Backward(ReadOnlySpan<float> slopes)
    {
        using var off = no_grad();
        using var scope = NewDisposeScope();
        int rows = _answers.Count;
        slopes[..(rows * _answers.Width)].CopyTo(_answerSlopes.Use(rows).Values);
        RowBuffer stream = _streamSlopes.Use(rows);
        _output.Backward(_last!.Rows, _answerSlopes, stream);
        _norm?.Backward(stream, stream, replace: true);
        foreach (IFusedBlock block in _blocks.Reverse()) { stream = block.Backward(stream); }
        _start.Backward(stream);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _start.Dispose();
        foreach (IFusedBlock block in _blocks) { block.Dispose(); }
        _norm?.Dispose();
        foreach (IDisposable owned in (IDisposable[])[_output, _answers, _answerSlopes, _streamSlopes]) { owned.Dispose(); }
    }
}
