using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SynthTab.Neural.Autoencoders;

/// <summary>The sizes of encoder and decoder.</summary>
/// <param name="Inputs">The width of an encoded row.</param>
/// <param name="Latent">The width of a latent point.</param>
/// <param name="Outputs">The width of the decoder's word.</param>
/// <param name="Spreads">The number of spreads that are learned beside the networks.</param>
internal sealed record TvaeShape(int Inputs, int Latent, int Outputs, int Spreads)
{
    /// <summary>The widths of the encoder's hidden layers.</summary>
    public required IReadOnlyList<int> EncoderWidths { get; init; }

    /// <summary>The widths of the decoder's hidden layers.</summary>
    public required IReadOnlyList<int> DecoderWidths { get; init; }

    /// <summary>The logarithm of a spread at the start; the reference begins with 0.1.</summary>
    public static double FirstLogSpread { get; } = Math.Log(0.1);

    /// <summary>The parameters, in order.</summary>
    public IReadOnlyList<ParameterShape> Parameters()
    {
        var parameters = new List<ParameterShape>();
        AddLayers(parameters, TvaeNetwork.Encoder, Inputs, EncoderWidths, 2 * Latent);
        AddLayers(parameters, TvaeNetwork.Decoder, Latent, DecoderWidths, Outputs);
        if (Spreads > 0) { parameters.Add(new ParameterShape(TvaeNetwork.Spread, [Spreads], FirstLogSpread, FirstLogSpread)); }
        return parameters;
    }

    private static void AddLayers(List<ParameterShape> parameters, string name, int width, IReadOnlyList<int> widths, int outputs)
    {
        for (int layer = 0; layer < widths.Count; layer++)
        {
            parameters.AddRange(ParameterShape.Linear(ParameterShape.Part(name, layer), width, widths[layer]));
            width = widths[layer];
        }
        parameters.AddRange(ParameterShape.Linear($"{name}.output", width, outputs));
    }
}

/// <summary>
/// Encoder and decoder of a variational autoencoder for tables: linear layers with ReLU between them. It has no state: the
/// parameters are an argument.
/// </summary>
/// <remarks>Xu et al. 2019, "Modeling Tabular Data using Conditional GAN", section 4.5.</remarks>
internal static class TvaeNetwork
{
    /// <summary>What the parameters' names begin with, and the parameter of the spreads.</summary>
    public const string Encoder = "encoder", Decoder = "decoder", Spread = "spread.log";

    /// <summary>Means and logarithms of variances of the latent points, [rows, 2 · latent], of encoded rows [rows, inputs].</summary>
    public static Tensor Encode(FlatParameters parameters, TvaeShape shape, Tensor rows)
        => Forward(parameters, Encoder, shape.EncoderWidths.Count, rows);

    /// <summary>The decoder's word, [rows, outputs], of latent points [rows, latent].</summary>
    public static Tensor Decode(FlatParameters parameters, TvaeShape shape, Tensor points)
        => Forward(parameters, Decoder, shape.DecoderWidths.Count, points);

    /// <summary>Latent points drawn about the encoder's means: μ + e^(λ/2) ∘ noise.</summary>
    public static Tensor Draw(Tensor encoded, int latent, Tensor noise)
    {
        using TorchSharp.Scalar half = 0.5; // alive until the native call is over
        Tensor spread = encoded.narrow(1, latent, latent).mul(half).exp();
        return encoded.narrow(1, 0, latent).Plus(spread * noise);
    }

    private static Tensor Forward(FlatParameters parameters, string name, int layers, Tensor values)
    {
        for (int layer = 0; layer < layers; layer++)
        {
            string part = ParameterShape.Part(name, layer);
            values = F.linear(values, parameters[$"{part}.weight"], parameters[$"{part}.bias"]).relu_();
        }
        return F.linear(values, parameters[$"{name}.output.weight"], parameters[$"{name}.output.bias"]);
    }
}
