namespace SynthTab.Neural.Diffusion;

/// <summary>
/// How a network F becomes a denoiser D that is well scaled at every noise: D(x; σ) = c_skip x + c_out F(c_in x), for data of
/// deviation σ_d. In this scaling the weighted error of D is the plain error of F against a target of deviation 1.
/// </summary>
/// <param name="SigmaData">The data's deviation, above 0.</param>
/// <remarks>Karras et al. 2022, "Elucidating the Design Space of Diffusion-Based Generative Models", table 1 and eq. 7 and 8.</remarks>
internal sealed record EdmPreconditioning(double SigmaData = 1)
{
    /// <summary>What the noisy number is multiplied by on its way past the network.</summary>
    public double Skip(double sigma) => SigmaData * SigmaData / Square(sigma);

    /// <summary>What the network's output is multiplied by.</summary>
    public double Out(double sigma) => sigma * SigmaData / Math.Sqrt(Square(sigma));

    /// <summary>What the network's input is multiplied by.</summary>
    public double In(double sigma) => 1 / Math.Sqrt(Square(sigma));

    /// <summary>The network's input c_in (x + σ ε).</summary>
    public double Input(double clean, double noise, double sigma) => (clean + sigma * noise) / Math.Sqrt(Square(sigma));

    /// <summary>What the network should answer, (x − c_skip (x + σ ε)) / c_out = (σ x − σ_d² ε) / (σ_d √(σ² + σ_d²)).</summary>
    public double Target(double clean, double noise, double sigma)
        => (sigma * clean - SigmaData * SigmaData * noise) / (SigmaData * Math.Sqrt(Square(sigma)));

    /// <summary>The derivative of <see cref="Input"/> by σ.</summary>
    public double InputSlope(double clean, double noise, double sigma)
        => (SigmaData * SigmaData * noise - sigma * clean) / Math.Pow(Square(sigma), 1.5);

    /// <summary>The derivative of <see cref="Target"/> by σ.</summary>
    public double TargetSlope(double clean, double noise, double sigma)
        => SigmaData * (clean + sigma * noise) / Math.Pow(Square(sigma), 1.5);

    /// <summary>The deviation of the data given the noisy number, where both are normal.</summary>
    public double Spread(double sigma) => Out(sigma);

    private double Square(double sigma) => sigma * sigma + SigmaData * SigmaData;
}
