using System.Runtime.InteropServices;
using static TorchSharp.torch;

namespace SynthTab.Neural.Networks;

/// <summary>A fully connected layer whose products go straight into memory that is there already. The bias is left to what follows
/// the product, which passes over the numbers anyway.</summary>
internal sealed class FusedLayer : IDisposable
{
    private readonly FlatParameters _parameters;
    private readonly string _weightName, _biasName;
    private readonly Tensor _weight, _turned, _bias;

    /// <summary>The layer of these parameters, whose values it follows.</summary>
    public FusedLayer(FlatParameters parameters, string name)
    {
        (_parameters, _weightName, _biasName) = (parameters, $"{name}.weight", $"{name}.bias");
        _weight = parameters[_weightName].detach().DetachFromDisposeScope();
        _turned = _weight.t().DetachFromDisposeScope();
        _bias = parameters[_biasName].detach().DetachFromDisposeScope();
    }

    /// <summary>The bias, [outputs].</summary>
    public ReadOnlySpan<float> Bias => MemoryMarshal.Cast<byte, float>(_bias.bytes);

    /// <summary>outputs ← inputs Wᵀ, or added to what is there.</summary>
    public void Forward(Tensor inputs, Tensor outputs, bool add = false) => outputs.addmm_(inputs, _turned, beta: add ? 1 : 0, alpha: 1);

    /// <summary>Leaves the gradient of weight and bias, and writes that by the inputs if asked for.</summary>
    /// <param name="inputs">The inputs of the pass forward, [rows, inputs].</param>
    /// <param name="slopes">The derivatives by the outputs, [rows, outputs].</param>
    /// <param name="inputSlopes">Receives the derivatives by the inputs, [rows, inputs], or null.</param>
    public void Backward(Tensor inputs, RowBuffer slopes, RowBuffer? inputSlopes = null)
    {
        _parameters.Gradient(_weightName).addmm_(slopes.Rows.t(), inputs, beta: 0, alpha: 1);
        RowKernels.SumRows(slopes.Values, MemoryMarshal.Cast<byte, float>(_parameters.Gradient(_biasName).bytes));
        inputSlopes?.Rows.addmm_(slopes.Rows, _weight, beta: 0, alpha: 1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _weight.Dispose();
        _turned.Dispose();
        _bias.Dispose();
    }
}
