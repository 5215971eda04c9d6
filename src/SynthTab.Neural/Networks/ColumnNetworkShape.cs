namespace SynthTab.Neural.Networks;

/// <summary>The sizes of a <see cref="ColumnNetwork"/>.</summary>
/// <param name="Numbers">The numbers of a row.</param>
/// <param name="BlockWidths">The slots of each block.</param>
/// <param name="FlagOf">For each number, then each block, which of the flags at the end of an input row is its own.</param>
/// <param name="Flags">The number of flags.</param>
internal sealed record ColumnNetworkShape(int Numbers, IReadOnlyList<int> BlockWidths, IReadOnlyList<int> FlagOf, int Flags)
{
    /// <summary>The width of a token. Default 4.</summary>
    public int Token { get; init; } = 4;

    /// <summary>The layers of each transformer. Default 2.</summary>
    public int Layers { get; init; } = 2;

    /// <summary>The hidden width of a transformer's own network. Default 128.</summary>
    public int FeedForward { get; init; } = 128;

    /// <summary>The width of the time embedding, half the widest layer. Default 1024.</summary>
    public int Width { get; init; } = 1024;

    /// <summary>The share of hidden units of the wide network that is switched off in training.</summary>
    public double Dropout { get; init; }

    /// <summary>The numbers that the wide network's products are made with.</summary>
    public ProductPrecision Products { get; init; }

    /// <summary>One token for each number and each block.</summary>
    public int Tokens => Numbers + BlockWidths.Count;

    /// <summary>The slots of all blocks.</summary>
    public int Slots => BlockWidths.Sum();

    /// <summary>The wide network between the transformers.</summary>
    public MlpShape Middle => new(Tokens * Token, Tokens * Token)
    {
        Kind = MlpKind.Plain,
        Stream = Width,
        Widths = [2 * Width, 2 * Width, Width],
        TimeWidth = Width,
        Dropout = Dropout,
        Products = Products,
        StartsAtZero = false,
        Prefix = "middle.",
    };

    /// <summary>The parameters, in order.</summary>
    public IReadOnlyList<ParameterShape> Parameters()
    {
        double bound = 1 / Math.Sqrt(Token);
        var parameters = new List<ParameterShape>
        {
            new("tokens.bias", [Tokens, Token], -bound, bound),
            new("tokens.flag", [Tokens, Token], -bound, bound),
        };
        if (Numbers > 0) { parameters.Add(new("tokens.number", [Numbers, Token], -bound, bound)); }
        if (Slots > 0) { parameters.Add(new("tokens.slot", [Slots, Token], -bound, bound)); }
        parameters.AddRange(ColumnTransformer.Parameters("before", this));
        parameters.AddRange(Middle.Parameters());
        parameters.AddRange(ColumnTransformer.Parameters("after", this));
        if (Numbers > 0) { parameters.Add(new("output.number", [Numbers, Token], -bound, bound)); }
        if (Slots > 0) { parameters.Add(new("output.slot", [Slots, Token], -bound, bound)); }
        parameters.Add(new("output.bias", [Numbers + Slots], 0, 0));
        return parameters;
    }
}
