using System.ComponentModel;
using SynthTab.Encoders;
using SynthTab.Neural.Training;

namespace SynthTab.Neural.Autoencoders;

/// <summary>How a TVAE learns and samples. The defaults are made for a CPU; saved beside every model.</summary>
public sealed record TvaeOptions
{
    /// <summary>The published configuration, as the authors' code has it.</summary>
    /// <remarks>Xu et al. 2019, "Modeling Tabular Data using Conditional GAN", section 4.5.</remarks>
    public static TvaeOptions Paper { get; } = new()
    {
        Epochs = 300,
        BatchSize = 500,
        LearningRate = 1e-3,
        Schedule = LearningRateSchedule.Constant,
        WeightDecay = 1e-5,
        ClipNorm = 0,
        EmaDecay = 0,
        LatentSize = 128,
        EncoderWidths = [128, 128],
        DecoderWidths = [128, 128],
        LossFactor = 2,
        DivergenceWarmUp = 0,
        Numbers = NumericCoding.ModeSpecific,
        MeanPerComponent = false,
        LatentComponents = 0,
        DrawCategories = false,
        CalibrateMarginals = false,
    };

    /// <summary>Passes over the training table. At least 1; default 300.</summary>
    [Description("Passes over the training table.")]
    public int Epochs { get; init; } = 300;

    /// <summary>The most rows of one step. At least 1; default 500.</summary>
    [Description("Rows of one training step.")]
    public int BatchSize { get; init; } = 500;

    /// <summary>The step length (AdamW). Above 0; default 2e-3.</summary>
    [Description("The learning rate.")]
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>How the learning rate falls on the way. Default along a cosine.</summary>
    [Description("How the learning rate falls on the way.")]
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Cosine;

    /// <summary>The share of a weight that a step of length 1 takes away. At least 0; default 0.</summary>
    [Description("Weight decay, apart from the gradient.")]
    public double WeightDecay { get; init; }

    /// <summary>The longest gradient; 0 for no limit. At least 0; default 10.</summary>
    [Description("Longest gradient of a step; 0 for no limit.")]
    public double ClipNorm { get; init; } = 10;

    /// <summary>The memory of the moving average of the weights, per step; 0 switches it off. In [0, 1); default 0.999.</summary>
    [Description("Memory of the moving average of the weights; 0 for none.")]
    public double EmaDecay { get; init; } = 0.999;

    /// <summary>The share of the rows that is not learned from but watched. In [0, 0.5]; default 0.</summary>
    [Description("Share of the rows that are watched and not learned from.")]
    public double ValidationShare { get; init; }

    /// <summary>Validations without a lower loss after which training ends; 0 for no early end. At least 0; default 0.</summary>
    [Description("Validations without a lower loss after which training ends; 0 for no early end.")]
    public int Patience { get; init; }

    /// <summary>The numbers that a row is told in. At least 1; default 32.</summary>
    [Description("Numbers that a row is told in: the width of a latent point.")]
    public int LatentSize { get; init; } = 32;

    /// <summary>The widths of the encoder's hidden layers, at least one. Default 256, 256.</summary>
    [Description("Widths of the encoder's hidden layers.")]
    public IReadOnlyList<int> EncoderWidths { get; init; } = [256, 256];

    /// <summary>The widths of the decoder's hidden layers, at least one. Default 256, 256.</summary>
    [Description("Widths of the decoder's hidden layers.")]
    public IReadOnlyList<int> DecoderWidths { get; init; } = [256, 256];

    /// <summary>The weight of the reconstruction beside the divergence of the latent points from noise. Above 0; default 2.</summary>
    [Description("Weight of the reconstruction beside the latent points' divergence from noise.")]
    public double LossFactor { get; init; } = 2;

    /// <summary>The share of training over which the weight of the divergence rises from 0 to 1. In [0, 1]; default 0.2.</summary>
    [Description("Share of training over which the divergence's weight rises from 0 to 1.")]
    public double DivergenceWarmUp { get; init; } = 0.2;

    /// <summary>How numbers are coded. Default by a component of a mixture and the place within it.</summary>
    [Description("How numbers are coded.")]
    public NumericCoding Numbers { get; init; } = NumericCoding.ModeSpecific;

    /// <summary>Whether the decoder says a place for each component of a number, and not one for all. Default true.</summary>
    [Description("Whether the decoder says a number's place in each component, and not one for all.")]
    public bool MeanPerComponent { get; init; } = true;

    /// <summary>The most components of the mixture that latent points are drawn from, which is fitted to those of the training rows
    /// after training; 0 for the standard normal distribution, as in the paper. Between 0 and 1000; default 64.</summary>
    [Description("Most components of the mixture that latent points are drawn from; 0 for the standard normal.")]
    public int LatentComponents { get; init; } = 64;

    /// <summary>Whether a category is drawn from what the decoder says of it; otherwise the likeliest is taken. Default true.</summary>
    [Description("Whether categories are drawn from what the decoder says; otherwise the likeliest is taken.")]
    public bool DrawCategories { get; init; } = true;

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

    /// <summary>How the loop trains.</summary>
    internal NetworkTrainingOptions Training => new()
    {
        Epochs = Epochs,
        BatchSize = BatchSize,
        LearningRate = LearningRate,
        Schedule = Schedule,
        WeightDecay = WeightDecay,
        ClipNorm = ClipNorm,
        EmaDecay = EmaDecay,
        ValidationShare = ValidationShare,
        Patience = Patience,
    };

    /// <summary>How the table is coded.</summary>
    internal EncoderOptions Encoding => new() { Numeric = Numbers, MaximumModes = MaximumModes, MaximumSlots = MaximumSlots };

    /// <summary>Whether a mean is the hyperbolic tangent of its output: scalars of mode-specific coding keep within -1 and 1.</summary>
    internal bool Bends => Numbers == NumericCoding.ModeSpecific;

    /// <summary>The networks for a layout.</summary>
    internal TvaeShape Network(DecoderLayout layout) => new(layout.Encoded.Width, LatentSize, layout.Outputs, layout.Means)
    {
        EncoderWidths = EncoderWidths,
        DecoderWidths = DecoderWidths,
    };

    /// <summary>Checks every option.</summary>
    /// <exception cref="OptionsException">Names every option that cannot work.</exception>
    public void Validate()
    {
        OptionsCheck check = Training.Check(new OptionsCheck("tvae"))
            .Between(1, 4096, LatentSize)
            .Above(0, LossFactor)
            .Between(0, 1, DivergenceWarmUp)
            .Between(0, 1000, LatentComponents)
            .Between(1, 64, MaximumModes)
            .Between(4, 65536, MaximumSlots);
        foreach ((string name, IReadOnlyList<int> widths) in new[] { (nameof(EncoderWidths), EncoderWidths), (nameof(DecoderWidths), DecoderWidths) })
        {
            check.Require(widths.Count > 0, $"{name}Count", widths.Count, "there must be at least one layer");
            foreach (int width in widths) { check.Require(width >= 1, name, width, "every width must be at least 1"); }
        }
        check.ThrowIfAny();
    }
}
