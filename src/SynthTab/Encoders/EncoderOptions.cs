namespace SynthTab.Encoders;

/// <summary>How numbers (and datetimes) are turned into entries.</summary>
public enum NumericCoding
{
    /// <summary>A component of a Gaussian mixture, and the place within it: <see cref="ModeNormalizedColumn"/>.</summary>
    ModeSpecific,

    /// <summary>The rank, bent into a standard normal: <see cref="QuantileNormalColumn"/>.</summary>
    QuantileNormal,

    /// <summary>The distance from the mean in standard deviations: <see cref="StandardColumn"/>.</summary>
    Standard,
}

/// <summary>How a table is turned into a matrix.</summary>
public sealed record EncoderOptions
{
    /// <summary>The most components that can be asked for.</summary>
    internal const int MostModes = 64;

    /// <summary>The coding of numeric columns. Default <see cref="NumericCoding.ModeSpecific"/>.</summary>
    public NumericCoding Numeric { get; init; } = NumericCoding.ModeSpecific;

    /// <summary>The most components of a numeric column's mixture. Between 1 and 64; default 10.</summary>
    public int MaximumModes { get; init; } = 10;

    /// <summary>The most slots of a categorical column; with more levels than that, the rarest share slots. Between 4 and 65536;
    /// default 128.</summary>
    public int MaximumSlots { get; init; } = 128;

    /// <summary>Throws an <see cref="OptionsException"/> that names every option that cannot work.</summary>
    public void Validate() => new OptionsCheck("encoder options")
        .Require(Enum.IsDefined(Numeric), nameof(Numeric), (int)Numeric, "must be one of the three codings, 0 to 2")
        .Between(1, MostModes, MaximumModes)
        .Between(4, 65536, MaximumSlots)
        .ThrowIfAny();
}
