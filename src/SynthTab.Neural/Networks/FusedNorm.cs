using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using Tensor = TorchSharp.torch.Tensor;

namespace SynthTab.Neural.Networks;

/// <summary>A layer normalisation, forward and backward, one pass over the rows each.</summary>
/// <remarks>Ba et al. 2016, "Layer Normalization". With n = (x − mean) / spread and y = w n + b, the derivative by x of a row is
/// (w dy − mean(w dy) − n mean(n w dy)) / spread.</remarks>
internal sealed class FusedNorm : IDisposable
{
    private readonly FlatParameters _parameters;
    private readonly string _weightName, _biasName;
    private readonly Tensor _weight, _bias;
    private readonly RowBuffer _normal;
    private readonly float[] _clarity; // 1 / spread, [rows]
    private readonly double _epsilon;

    /// <summary>The norm of these parameters, whose values it follows.</summary>
    public FusedNorm(FlatParameters parameters, string name, int most, double epsilon)
    {
        (_parameters, _weightName, _biasName, _epsilon) = (parameters, $"{name}.weight", $"{name}.bias", epsilon);
        _weight = parameters[_weightName].detach().DetachFromDisposeScope();
        _bias = parameters[_biasName].detach().DetachFromDisposeScope();
        int width = checked((int)_weight.numel());
        (_normal, Result, _clarity) = (new RowBuffer(most, width), new RowBuffer(most, width), new float[most]);
    }

    /// <summary>The rows after the norm.</summary>
    public RowBuffer Result { get; }

    /// <summary>Normalises rows.</summary>
    public void Forward(RowBuffer inputs)
    {
        int rows = inputs.Count, width = inputs.Width;
        ReadOnlySpan<float> values = inputs.Values, weight = Floats(_weight), bias = Floats(_bias);
        Span<float> normal = _normal.Use(rows).Values, result = Result.Use(rows).Values;
        for (int row = 0; row < rows; row++)
        {
            ReadOnlySpan<float> x = values.Slice(row * width, width);
            Span<float> n = normal.Slice(row * width, width);
            TensorPrimitives.Subtract(x, TensorPrimitives.Sum(x) / width, n);
            _clarity[row] = (float)(1 / Math.Sqrt(TensorPrimitives.SumOfSquares<float>(n) / width + _epsilon));
            TensorPrimitives.Multiply(n, _clarity[row], n);
            TensorPrimitives.MultiplyAdd(n, weight, bias, result.Slice(row * width, width));
        }
    }

    /// <summary>Leaves the gradient of the parameters and adds that by the inputs to what is there.</summary>
    /// <param name="slopes">The derivatives by the result; overwritten.</param>
    /// <param name="inputSlopes">What the derivatives by the inputs are added to.</param>
    /// <param name="replace">Whether they replace what is there instead.</param>
    public void Backward(RowBuffer slopes, RowBuffer inputSlopes, bool replace = false)
    {
        int width = slopes.Width;
        Span<float> values = slopes.Values, normal = _normal.Values, inputs = inputSlopes.Values;
        Span<float> byWeight = Floats(_parameters.Gradient(_weightName)), byBias = Floats(_parameters.Gradient(_biasName));
        ReadOnlySpan<float> weight = Floats(_weight);
        byWeight.Clear();
        byBias.Clear();
        for (int row = 0; row * width < values.Length; row++)
        {
            Span<float> dy = values.Slice(row * width, width), n = normal.Slice(row * width, width), dx = inputs.Slice(row * width, width);
            TensorPrimitives.Add(byBias, dy, byBias);
            TensorPrimitives.MultiplyAdd(dy, n, byWeight, byWeight);
            TensorPrimitives.Multiply(dy, weight, dy);
            float mean = TensorPrimitives.Sum<float>(dy) / width, along = TensorPrimitives.Dot<float>(dy, n) / width;
            TensorPrimitives.MultiplyAdd(n, -along, dy, dy);
            TensorPrimitives.Subtract(dy, mean, dy);
            if (replace) { TensorPrimitives.Multiply(dy, _clarity[row], dx); }
            else { TensorPrimitives.MultiplyAdd(dy, _clarity[row], dx, dx); }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _weight.Dispose();
        _bias.Dispose();
        _normal.Dispose();
        Result.Dispose();
    }

    private static Span<float> Floats(Tensor values) => MemoryMarshal.Cast<byte, float>(values.bytes);
}
