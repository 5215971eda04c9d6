using SynthTab.Neural.Runtime;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SynthTab.Neural.Networks;

/// <summary>Layers in which the tokens of a row look at each other: attention with one head, then a small network on each token.</summary>
/// <remarks>Gorishniy et al. 2021, "Revisiting Deep Learning Models for Tabular Data", section 3.3: norms before the parts, but for
/// the first attention. Attention is written out: for so short rows it is faster than the fused one.</remarks>
internal static class ColumnTransformer
{
    private const double Epsilon = 1e-5;

    /// <summary>The parameters of a transformer.</summary>
    public static IEnumerable<ParameterShape> Parameters(string name, ColumnNetworkShape shape)
    {
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            string part = ParameterShape.Part(name, layer);
            IEnumerable<ParameterShape> own =
            [
                .. layer == 0 ? [] : ParameterShape.LayerNorm($"{part}.norm0", shape.Token),
                .. ParameterShape.Linear($"{part}.query", shape.Token, shape.Token),
                .. ParameterShape.Linear($"{part}.key", shape.Token, shape.Token),
                .. ParameterShape.Linear($"{part}.value", shape.Token, shape.Token),
                .. ParameterShape.LayerNorm($"{part}.norm1", shape.Token),
                .. ParameterShape.Linear($"{part}.in", shape.Token, shape.FeedForward),
                .. ParameterShape.Linear($"{part}.out", shape.FeedForward, shape.Token),
            ];
            foreach (ParameterShape parameter in own) { yield return parameter; }
        }
    }

    /// <summary>Tokens [rows, tokens, width] to tokens of the same shape.</summary>
    public static Tensor Forward(FlatParameters parameters, string name, ColumnNetworkShape shape, Tensor tokens)
    {
        using Scalar scale = 1 / Math.Sqrt(shape.Token); // alive until the native calls are over
        for (int layer = 0; layer < shape.Layers; layer++)
        {
            string part = ParameterShape.Part(name, layer);
            Tensor before = layer == 0 ? tokens : Norm(parameters, $"{part}.norm0", tokens);
            Tensor query = Linear(parameters, $"{part}.query", before) * scale, key = Linear(parameters, $"{part}.key", before);
            Tensor weights = query.matmul(key.transpose(1, 2)).softmax(-1);
            tokens = tokens.Plus(weights.matmul(Linear(parameters, $"{part}.value", before)));
            Tensor hidden = Linear(parameters, $"{part}.in", Norm(parameters, $"{part}.norm1", tokens)).relu();
            tokens = tokens.Plus(Linear(parameters, $"{part}.out", hidden));
        }
        return tokens;
    }

    private static Tensor Linear(FlatParameters parameters, string name, Tensor inputs)
        => F.linear(inputs, parameters[$"{name}.weight"], parameters[$"{name}.bias"]);

    private static Tensor Norm(FlatParameters parameters, string name, Tensor values)
    {
        Tensor weight = parameters[$"{name}.weight"];
        return F.layer_norm(values, weight.shape, weight, parameters[$"{name}.bias"], Epsilon);
    }
}
