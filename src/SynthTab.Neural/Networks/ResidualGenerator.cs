using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SynthTab.Neural.Networks;

/// <summary>The sizes of a residual generator.</summary>
/// <param name="Inputs">The width of noise and condition together.</param>
/// <param name="Widths">The widths of the hidden layers.</param>
/// <param name="Outputs">The width of an encoded row.</param>
internal sealed record GeneratorShape(int Inputs, IReadOnlyList<int> Widths, int Outputs)
{
    /// <summary>The parameters, in order.</summary>
    public IReadOnlyList<ParameterShape> Parameters()
    {
        var parameters = new List<ParameterShape>();
        int width = Inputs;
        for (int layer = 0; layer < Widths.Count; layer++)
        {
            parameters.AddRange(ParameterShape.Linear(ParameterShape.Part("linear", layer), width, Widths[layer]));
            parameters.AddRange(ParameterShape.BatchNorm(ParameterShape.Part("norm", layer), Widths[layer]));
            width += Widths[layer]; // a layer's output is put beside its input
        }
        parameters.AddRange(ParameterShape.Linear("output", width, Outputs));
        return parameters;
    }
}

/// <summary>
/// The generator of CTGAN: every hidden layer is linear, batch normalisation, ReLU, and puts its output beside its input; a
/// last linear layer makes the row's logits. It has no state: parameters and statistics are arguments.
/// </summary>
/// <remarks>Xu et al. 2019, "Modeling Tabular Data using Conditional GAN", section 4.4.</remarks>
internal static class ResidualGenerator
{
    private const double Epsilon = 1e-5; // keeps the division by a vanishing spread finite

    private delegate Tensor Normalization(int layer, Tensor values, Tensor weight, Tensor bias);

    /// <summary>Logits [rows, outputs] of inputs [rows, inputs], normalised by the statistics of these rows.</summary>
    public static Tensor Train(FlatParameters parameters, int layers, Tensor inputs)
        => Forward(parameters, layers, inputs, (_, x, w, b) => F.batch_norm(x, null, null, w, b, training: true, eps: Epsilon));

    /// <summary>Logits [rows, outputs] of inputs [rows, inputs], normalised by given statistics: a row does not depend on the
    /// rows beside it.</summary>
    public static Tensor Generate(FlatParameters parameters, LayerStatistics statistics, Tensor inputs)
        => Forward(parameters, statistics.Layers, inputs, (layer, x, w, b)
            => F.batch_norm(x, statistics.Mean(layer), statistics.Variance(layer), w, b, training: false, eps: Epsilon));

    /// <summary>The statistics of every layer over these rows, each layer fed with what the layers before it make under their
    /// own statistics.</summary>
    public static void Measure(FlatParameters parameters, LayerStatistics statistics, Tensor inputs)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        _ = Forward(parameters, statistics.Layers, inputs, (layer, x, w, b) =>
        {
            statistics.Set(layer, x.mean([0]), x.var(0, unbiased: false));
            return F.batch_norm(x, statistics.Mean(layer), statistics.Variance(layer), w, b, training: false, eps: Epsilon);
        });
    }

    private static Tensor Forward(FlatParameters parameters, int layers, Tensor inputs, Normalization normalize)
    {
        Tensor row = inputs;
        for (int layer = 0; layer < layers; layer++)
        {
            string linear = ParameterShape.Part("linear", layer), norm = ParameterShape.Part("norm", layer);
            Tensor hidden = F.linear(row, parameters[$"{linear}.weight"], parameters[$"{linear}.bias"]);
            hidden = normalize(layer, hidden, parameters[$"{norm}.weight"], parameters[$"{norm}.bias"]);
            row = cat([hidden.relu_(), row], 1);
        }
        return F.linear(row, parameters["output.weight"], parameters["output.bias"]);
    }
}
