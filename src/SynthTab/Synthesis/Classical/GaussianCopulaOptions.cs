using System.ComponentModel;

namespace SynthTab.Synthesis.Classical;

/// <summary>How <c>gaussian-copula</c> learns a table.</summary>
public sealed record GaussianCopulaOptions
{
    /// <summary>The least number of training rows behind anything that is kept of a numeric column. At least 1; default 10.</summary>
    [Description("The least number of training rows behind anything that is kept of a numeric column; at least 1.")]
    public int LeastRows { get; init; } = 10;

    /// <summary>Throws an <see cref="OptionsException"/> that names every option that cannot work.</summary>
    public void Validate() => new OptionsCheck("gaussian-copula").AtLeast(1, LeastRows).ThrowIfAny();
}
