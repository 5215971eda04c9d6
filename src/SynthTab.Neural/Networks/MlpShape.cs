namespace SynthTab.Neural.Networks;

/// <summary>How the hidden layers of a <see cref="ResidualMlp"/> are put together.</summary>
internal enum MlpKind
{
    /// <summary>Each block adds to a stream of fixed width: x + W₂ act(W₁ norm(x)); a norm before the output.</summary>
    Residual,

    /// <summary>One layer after the other, each act(W x), as in the papers' networks.</summary>
    Plain,
}

/// <summary>What stands between two linear layers.</summary>
internal enum MlpActivation
{
    /// <summary>max(0, x).</summary>
    Relu,

    /// <summary>x / (1 + e^-x).</summary>
    Silu,
}

/// <summary>The sizes of a network that takes noisy rows and a time.</summary>
/// <param name="Inputs">The width of an input row.</param>
/// <param name="Outputs">The width of an output row.</param>
internal sealed record MlpShape(int Inputs, int Outputs)
{
    /// <summary>How the hidden layers are put together.</summary>
    public MlpKind Kind { get; init; } = MlpKind.Residual;

    /// <summary>The activation of the hidden layers; the time embedding has SiLU.</summary>
    public MlpActivation Activation { get; init; } = MlpActivation.Silu;

    /// <summary>The width of the first projection, to which the time embedding is added; for <see cref="MlpKind.Residual"/> the width
    /// of the stream.</summary>
    public int Stream { get; init; } = 256;

    /// <summary>The inner widths of the hidden layers or blocks.</summary>
    public IReadOnlyList<int> Widths { get; init; } = [256, 256, 256];

    /// <summary>The width of the time's sinusoids and of the hidden layer over them; even.</summary>
    public int TimeWidth { get; init; } = 64;

    /// <summary>The width of a condition that is embedded and added beside the time, or 0.</summary>
    public int Conditions { get; init; }

    /// <summary>The share of hidden units that is switched off in training, in [0, 1).</summary>
    public double Dropout { get; init; }

    /// <summary>The numbers that products are made with.</summary>
    public ProductPrecision Products { get; init; }

    /// <summary>Whether the output layer begins at zero, so that the first answer is its bias alone. Default true.</summary>
    public bool StartsAtZero { get; init; } = true;

    /// <summary>What the parameters' names begin with, where the network is part of another.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The parameters, in order.</summary>
    public IReadOnlyList<ParameterShape> Parameters()
    {
        var parameters = new List<ParameterShape>();
        parameters.AddRange(ParameterShape.Linear($"{Prefix}time.0", TimeWidth, TimeWidth));
        parameters.AddRange(ParameterShape.Linear($"{Prefix}time.1", TimeWidth, Stream));
        if (Conditions > 0) { parameters.AddRange(ParameterShape.Linear($"{Prefix}condition", Conditions, Stream)); }
        parameters.AddRange(ParameterShape.Linear($"{Prefix}input", Inputs, Stream));
        int width = Stream;
        for (int layer = 0; layer < Widths.Count; layer++)
        {
            string part = ParameterShape.Part($"{Prefix}blocks", layer);
            if (Kind == MlpKind.Residual) { parameters.AddRange(ParameterShape.LayerNorm($"{part}.norm", Stream)); }
            parameters.AddRange(ParameterShape.Linear($"{part}.in", width, Widths[layer]));
            if (Kind == MlpKind.Residual) { parameters.AddRange(ParameterShape.Linear($"{part}.out", Widths[layer], Stream)); }
            else { width = Widths[layer]; }
        }
        if (Kind == MlpKind.Residual) { parameters.AddRange(ParameterShape.LayerNorm($"{Prefix}norm", Stream)); }
        IEnumerable<ParameterShape> output = ParameterShape.Linear($"{Prefix}output", width, Outputs);
        parameters.AddRange(StartsAtZero ? output.Select(p => p with { Least = 0, Most = 0 }) : output);
        return parameters;
    }
}
