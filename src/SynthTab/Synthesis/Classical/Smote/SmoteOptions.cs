using System.ComponentModel;

namespace SynthTab.Synthesis.Classical.Smote;

/// <summary>How <c>smote</c> makes rows.</summary>
public sealed record SmoteOptions
{
    /// <summary>The nearest neighbours of a row, of which one is drawn. At least 1; default 5.</summary>
    [Description("The nearest neighbours of a training row, towards one of which it is moved; at least 1.")]
    public int Neighbours { get; init; } = 5;

    /// <summary>Throws an <see cref="OptionsException"/> that names every option that cannot work.</summary>
    public void Validate() => new OptionsCheck("smote").Between(1, 1000, Neighbours).ThrowIfAny();
}
