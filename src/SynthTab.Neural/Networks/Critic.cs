using SynthTab.Neural.Runtime;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SynthTab.Neural.Networks;

/// <summary>
/// A critic of the Wasserstein kind: hidden layers of linear, leaky ReLU and dropout, then one linear score. Leaky ReLU and
/// dropout together multiply a layer by a factor per unit that does not change under differentiation; the factors are made
/// here, from masks that the caller draws, and used both for the score and for the gradient's closed form.
/// </summary>
/// <remarks>Xu et al. 2019, "Modeling Tabular Data using Conditional GAN", section 4.4.</remarks>
internal sealed class Critic(FlatParameters parameters, int layers)
{
    /// <summary>What a negative unit is multiplied by.</summary>
    public const double NegativeSlope = 0.2;

    // Held for good: a Scalar that is made for one call can be finalised while the native call still reads it.
    private static readonly Scalar _nothing = 0, _slope = NegativeSlope, _restOfSlope = 1 - NegativeSlope;

    /// <summary>The number of hidden layers.</summary>
    public int Layers => layers;

    /// <summary>The parameters of a critic of inputs of this width, with hidden layers of these widths.</summary>
    public static IReadOnlyList<ParameterShape> Shapes(int inputs, IReadOnlyList<int> widths)
    {
        var shapes = new List<ParameterShape>();
        int width = inputs;
        for (int layer = 0; layer < widths.Count; layer++)
        {
            shapes.AddRange(ParameterShape.Linear(ParameterShape.Part("linear", layer), width, widths[layer]));
            width = widths[layer];
        }
        shapes.AddRange(ParameterShape.Linear("score", width, 1));
        return shapes;
    }

    /// <summary>The weight of a layer, [outputs, inputs]; the score's is that of layer <see cref="Layers"/>.</summary>
    public Tensor Weight(int layer) => parameters[$"{NameOf(layer)}.weight"];

    /// <summary>The first layer before its factors, [rows, width]: the only costly one, and linear in the input.</summary>
    public Tensor FirstLayer(Tensor inputs) => Linear(0, inputs);

    /// <summary>Scores [rows, 1] from the first layer and a dropout mask for each hidden layer.</summary>
    public Tensor Score(Tensor first, IReadOnlyList<Tensor> masks)
    {
        Tensor hidden = first * Factor(first, masks[0]);
        for (int layer = 1; layer < layers; layer++)
        {
            hidden = Linear(layer, hidden);
            hidden = hidden * Factor(hidden, masks[layer]);
        }
        return Linear(layers, hidden);
    }

    /// <summary>The factors of every hidden layer at the rows whose first layer is given, outside the graph.</summary>
    public IReadOnlyList<Tensor> Factors(Tensor first, IReadOnlyList<Tensor> masks)
    {
        using var off = no_grad();
        var factors = new Tensor[layers];
        Tensor before = first;
        for (int layer = 0; layer < layers; layer++)
        {
            if (layer > 0) { before = Linear(layer, before * factors[layer - 1]); }
            factors[layer] = Factor(before, masks[layer]);
        }
        return factors;
    }

    /// <summary>1 or the slope, by sign, times the dropout mask.</summary>
    private static Tensor Factor(Tensor values, Tensor mask)
    {
        using var off = no_grad();
        Tensor sign = values.gt(_nothing).to_type(values.dtype);
        return sign.mul_(_restOfSlope).Plus(_slope).mul_(mask);
    }

    private Tensor Linear(int layer, Tensor inputs)
        => F.linear(inputs, parameters[$"{NameOf(layer)}.weight"], parameters[$"{NameOf(layer)}.bias"]);

    private string NameOf(int layer) => layer == layers ? "score" : ParameterShape.Part("linear", layer);
}
