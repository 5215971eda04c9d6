using System.ComponentModel;

namespace SynthTab.Neural.Gan;

/// <summary>How a CTGAN learns. The defaults are those of the reference implementation; saved beside every model.</summary>
public sealed record CtganOptions
{
    /// <summary>Passes over the training table. At least 1; default 300.</summary>
    [Description("Passes over the training table.")]
    public int Epochs { get; init; } = 300;

    /// <summary>Rows of one step, a multiple of <see cref="Pac"/>. At least 2, for batch normalisation; default 500.</summary>
    [Description("Rows of one training step; a multiple of pac.")]
    public int BatchSize { get; init; } = 500;

    /// <summary>Rows that the critic judges together, so that it sees missing variety (PacGAN). At least 1; default 10.</summary>
    [Description("Rows that the critic judges together, so that it notices missing variety.")]
    public int Pac { get; init; } = 10;

    /// <summary>The width of the noise that a row is made from. At least 1; default 128.</summary>
    [Description("Width of the noise that a row is made from.")]
    public int EmbeddingSize { get; init; } = 128;

    /// <summary>The widths of the generator's hidden layers, at least one. Default 256, 256.</summary>
    [Description("Widths of the generator's hidden layers.")]
    public IReadOnlyList<int> GeneratorWidths { get; init; } = [256, 256];

    /// <summary>The widths of the critic's hidden layers, at least one. Default 256, 256.</summary>
    [Description("Widths of the critic's hidden layers.")]
    public IReadOnlyList<int> CriticWidths { get; init; } = [256, 256];

    /// <summary>The generator's step length (Adam). Above 0; default 2e-4.</summary>
    [Description("The generator's learning rate.")]
    public double GeneratorLearningRate { get; init; } = 2e-4;

    /// <summary>The critic's step length (Adam). Above 0; default 2e-4.</summary>
    [Description("The critic's learning rate.")]
    public double CriticLearningRate { get; init; } = 2e-4;

    /// <summary>Adam's memory of the gradient. In [0, 1); default 0.5.</summary>
    [Description("Adam's memory of the gradient.")]
    public double Beta1 { get; init; } = 0.5;

    /// <summary>Adam's memory of the gradient's square. In [0, 1); default 0.9.</summary>
    [Description("Adam's memory of the gradient's square.")]
    public double Beta2 { get; init; } = 0.9;

    /// <summary>The share of a weight that is added to its gradient, of both networks. At least 0; default 1e-6.</summary>
    [Description("Weight decay of both networks.")]
    public double WeightDecay { get; init; } = 1e-6;

    /// <summary>Steps of the critic for one of the generator. At least 1; default 1.</summary>
    [Description("Critic steps for one generator step.")]
    public int CriticSteps { get; init; } = 1;

    /// <summary>The weight of the gradient penalty. At least 0; default 10.</summary>
    [Description("Weight of the gradient penalty.")]
    public double GradientPenalty { get; init; } = 10;

    /// <summary>The share of the critic's units that are switched off in a step. In [0, 1); default 0.5.</summary>
    [Description("Share of the critic's units switched off in each step.")]
    public double Dropout { get; init; } = 0.5;

    /// <summary>The temperature of the Gumbel softmax: nearer to 0, rows are nearer to ones and zeros and gradients rougher.
    /// Above 0; default 0.2.</summary>
    [Description("Temperature of the Gumbel softmax.")]
    public double Temperature { get; init; } = 0.2;

    /// <summary>Whether the generator is told a category to make, and trained on rows drawn by category, rare ones more often.
    /// Default true.</summary>
    [Description("Whether rows are made to a category that is asked for, rare ones trained more often.")]
    public bool Conditional { get; init; } = true;

    /// <summary>The memory of the moving average of the generator's weights, per step; 0 switches the average off. In [0, 1);
    /// default 0.999.</summary>
    [Description("Memory of the moving average of the generator's weights; 0 for none.")]
    public double EmaDecay { get; init; } = 0.999;

    /// <summary>Whether the shares of levels, components and missing cells are calibrated to those of the training table after
    /// training; column shapes are then fitted, not learned alone. Default true.</summary>
    [Description("Whether shares of levels and missing cells are set to the training table's after training.")]
    public bool CalibrateMarginals { get; init; } = true;

    /// <summary>The most components of a number's mixture. Between 1 and 64; default 10.</summary>
    [Description("Most components of a number's mixture.")]
    public int MaximumModes { get; init; } = 10;

    /// <summary>The most slots of a category; rarer levels share some. Between 4 and 65536; default 128.</summary>
    [Description("Most slots of a category; rarer levels share some.")]
    public int MaximumSlots { get; init; } = 128;

    /// <summary>Checks every option.</summary>
    /// <exception cref="OptionsException">Names every option that cannot work.</exception>
    public void Validate()
    {
        OptionsCheck check = new OptionsCheck("ctgan")
            .AtLeast(1, Epochs)
            .AtLeast(2, BatchSize)
            .AtLeast(1, Pac)
            .Multiple(Pac, BatchSize, OptionsCheck.Kebab(nameof(Pac)))
            .AtLeast(1, EmbeddingSize)
            .Above(0, GeneratorLearningRate)
            .Above(0, CriticLearningRate)
            .AtLeast(0, WeightDecay)
            .AtLeast(1, CriticSteps)
            .AtLeast(0, GradientPenalty)
            .Above(0, Temperature)
            .Between(1, 64, MaximumModes)
            .Between(4, 65536, MaximumSlots);
        RequireBelowOne(check, Beta1, nameof(Beta1));
        RequireBelowOne(check, Beta2, nameof(Beta2));
        RequireBelowOne(check, Dropout, nameof(Dropout));
        RequireBelowOne(check, EmaDecay, nameof(EmaDecay));
        RequireWidths(check, GeneratorWidths, nameof(GeneratorWidths));
        RequireWidths(check, CriticWidths, nameof(CriticWidths));
        check.ThrowIfAny();
    }

    private static void RequireBelowOne(OptionsCheck check, double value, string name)
        => check.Require(value is >= 0 and < 1, name, value, "must be at least 0 and below 1");

    private static void RequireWidths(OptionsCheck check, IReadOnlyList<int> widths, string name)
    {
        check.Require(widths.Count > 0, $"{name}Count", widths.Count, "there must be at least one layer");
        foreach (int width in widths) { check.Require(width >= 1, name, width, "every width must be at least 1"); }
    }
}
