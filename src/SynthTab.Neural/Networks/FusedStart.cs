using System.Numerics.Tensors;
using Tensor = TorchSharp.torch.Tensor;

namespace SynthTab.Neural.Networks;

/// <summary>The first part of a <see cref="FusedMlp"/>: the rows are projected, and embeddings of time and conditions are added.</summary>
internal sealed class FusedStart : IDisposable
{
    private readonly MlpShape _shape;
    private readonly FusedLayer _input, _time0, _time1;
    private readonly FusedLayer? _condition;
    private readonly FusedActivation _timeActivation, _conditionActivation;
    private readonly RowBuffer _stream, _time, _timeSlopes, _shift, _embedded, _embeddedSlopes;
    private Tensor? _inputs, _features, _conditions; // of the pass forward, for that backward

    /// <summary>Makes the parts for so many rows.</summary>
    public FusedStart(FlatParameters parameters, MlpShape shape, int most)
    {
        FusedLayer Layer(string name) => new(parameters, shape.Prefix + name);
        _shape = shape;
        (_input, _time0, _time1) = (Layer("input"), Layer("time.0"), Layer("time.1"));
        (_timeActivation, _time, _timeSlopes) =
            (new(MlpActivation.Silu, most, shape.TimeWidth), new(most, shape.TimeWidth), new(most, shape.TimeWidth));
        (_stream, _shift) = (new(most, shape.Stream), new(1, shape.Stream));
        int embedded = shape.Conditions > 0 ? most : 0;
        _condition = shape.Conditions > 0 ? Layer("condition") : null;
        (_conditionActivation, _embedded, _embeddedSlopes) =
            (new(MlpActivation.Silu, embedded, shape.Stream), new(embedded, shape.Stream), new(embedded, shape.Stream));
    }

    /// <summary>The stream [rows, stream] of inputs [rows, inputs] at times [rows] or [1], under conditions [rows, conditions].</summary>
    public RowBuffer Forward(Tensor inputs, Tensor times, Tensor? conditions)
    {
        int rows = checked((int)inputs.shape[0]), moments = checked((int)times.shape[0]);
        _features?.Dispose();
        (_inputs, _features, _conditions) = (inputs, TimeFeatures.Of(times, _shape.TimeWidth).DetachFromDisposeScope(), conditions);
        _time0.Forward(_features, _time.Use(moments).Rows);
        _timeActivation.Forward(_time, _time0.Bias);
        _input.Forward(inputs, _stream.Use(rows).Rows);
        _shift.Values.Clear();
        // A time of all rows is one row to add; times of their own are a product.
        _time1.Forward(_time.Rows, moments == rows ? _stream.Rows : _shift.Rows, add: true);
        TensorPrimitives.Add(_shift.Values, _input.Bias, _shift.Values);
        TensorPrimitives.Add(_shift.Values, _time1.Bias, _shift.Values);
        RowKernels.AddRow(_stream.Values, _shift.Values);
        if (_condition is not null)
        {
            _condition.Forward(conditions!, _embedded.Use(rows).Rows);
            _conditionActivation.Forward(_embedded, _condition.Bias);
            TensorPrimitives.Add(_stream.Values, _embedded.Values, _stream.Values);
        }
        return _stream;
    }

    /// <summary>Leaves the gradients, where every row had its own time.</summary>
    public void Backward(RowBuffer slopes)
    {
        int rows = slopes.Count;
        _input.Backward(_inputs!, slopes);
        _time1.Backward(_time.Rows, slopes, _timeSlopes.Use(rows));
        _timeActivation.Backward(_timeSlopes, _time);
        _time0.Backward(_features!, _timeSlopes);
        if (_condition is null) { return; }
        slopes.Values.CopyTo(_embeddedSlopes.Use(rows).Values);
        _conditionActivation.Backward(_embeddedSlopes, _embedded);
        _condition.Backward(_conditions!, _embeddedSlopes);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable owned in (IDisposable[])[_input, _time0, _time1, _timeActivation, _conditionActivation]) { owned.Dispose(); }
        foreach (RowBuffer owned in (RowBuffer[])[_stream, _time, _timeSlopes, _shift, _embedded, _embeddedSlopes]) { owned.Dispose(); }
        _condition?.Dispose();
        _features?.Dispose();
    }
}
