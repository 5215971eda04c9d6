using SynthTab.Neural.Runtime;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SynthTab.Neural.Networks;

/// <summary>
/// A network of noisy rows and their time: the row is projected, embeddings of time and condition are added, hidden layers
/// follow, a linear layer ends it. It has no state: the parameters are an argument.
/// </summary>
/// <remarks>
/// <see cref="MlpKind.Plain"/> is the network of Kotelnikov et al. 2023, "TabDDPM", and of Zhang et al. 2024, "TabSyn";
/// <see cref="MlpKind.Residual"/> has blocks with the norm before the layers (Xiong et al. 2020), which learn faster per second on
/// a CPU.
/// </remarks>
internal static class ResidualMlp
{
    /// <summary>Keeps the division by a vanishing spread finite.</summary>
    public const double Epsilon = 1e-5;

    /// <summary>Outputs [rows, outputs].</summary>
    /// <param name="parameters">Parameters of the shape.</param>
    /// <param name="shape">The sizes.</param>
    /// <param name="inputs">The rows, [rows, inputs].</param>
    /// <param name="times">Their times on a scale of about 0 to 1,000, [rows], or [1] for all of them.</param>
    /// <param name="conditions">Conditions [rows, conditions], or null where the shape has none.</param>
    /// <param name="dropout">Where dropout masks are drawn from; null switches dropout off, as in sampling.</param>
    public static Tensor Forward(
        FlatParameters parameters, MlpShape shape, Tensor inputs, Tensor times, Tensor? conditions = null, NoiseSource? dropout = null)
    {
        Tensor embedding = F.silu(Linear(parameters, shape, $"{shape.Prefix}time.0", TimeFeatures.Of(times, shape.TimeWidth)));
        Tensor stream = Linear(parameters, shape, $"{shape.Prefix}input", inputs).Plus(Linear(parameters, shape, $"{shape.Prefix}time.1", embedding));
        if (conditions is not null) { stream = stream.Plus(F.silu(Linear(parameters, shape, $"{shape.Prefix}condition", conditions))); }
        for (int layer = 0; layer < shape.Widths.Count; layer++)
        {
            string part = ParameterShape.Part($"{shape.Prefix}blocks", layer);
            Tensor before = shape.Kind == MlpKind.Residual ? Norm(parameters, $"{part}.norm", stream) : stream;
            Tensor hidden = Drop(Activate(Linear(parameters, shape, $"{part}.in", before), shape), shape, dropout);
            stream = shape.Kind == MlpKind.Residual ? stream.Plus(Linear(parameters, shape, $"{part}.out", hidden)) : hidden;
        }
        if (shape.Kind == MlpKind.Residual) { stream = Norm(parameters, $"{shape.Prefix}norm", stream); }
        return Linear(parameters, shape, $"{shape.Prefix}output", stream);
    }

    private static Tensor Linear(FlatParameters parameters, MlpShape shape, string name, Tensor inputs)
    {
        (Tensor weight, Tensor bias) = (parameters[$"{name}.weight"], parameters[$"{name}.bias"]);
        return shape.Products == ProductPrecision.Single
            ? F.linear(inputs, weight, bias)
            : F.linear(inputs.to_type(ScalarType.BFloat16), weight.to_type(ScalarType.BFloat16)).to_type(inputs.dtype).Plus(bias);
    }

    private static Tensor Norm(FlatParameters parameters, string name, Tensor values)
    {
        Tensor weight = parameters[$"{name}.weight"];
        return F.layer_norm(values, weight.shape, weight, parameters[$"{name}.bias"], Epsilon);
    }

    private static Tensor Activate(Tensor values, MlpShape shape)
        => shape.Activation == MlpActivation.Relu ? values.relu() : F.silu(values);

    private static Tensor Drop(Tensor values, MlpShape shape, NoiseSource? dropout)
    {
        if (dropout is null || shape.Dropout == 0) { return values; }
        var mask = new float[values.numel()];
        dropout.FillDropout(mask, shape.Dropout);
        return values * tensor(mask, device: values.device).view(values.shape).to_type(values.dtype);
    }
}
