using System.ComponentModel;
using SynthTab.Neural.Diffusion.Gaussian;
using SynthTab.Neural.Diffusion.Multinomial;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Training;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>How a TabDDPM learns and samples. The defaults are made for a CPU; saved beside every model.</summary>
public sealed record TabDdpmOptions
{
    /// <summary>The configuration that the paper found best for Adult, for a GPU.</summary>
    /// <remarks>Kotelnikov et al. 2023, "TabDDPM: Modelling Tabular Data with Diffusion Models", and the authors' code; 30,000 steps
    /// of 4,096 rows are 3,750 passes over Adult.</remarks>
    public static TabDdpmOptions Paper { get; } = new()
    {
        Epochs = 3750,
        BatchSize = 4096,
        LearningRate = 2e-3,
        Schedule = LearningRateSchedule.Linear,
        EmaDecay = 0,
        ClipNorm = 0,
        Residual = false,
        StreamWidth = 128,
        Widths = [256, 1024, 1024, 1024, 1024, 256],
        TimeWidth = 128,
        NoiseSteps = 100,
        NumberTarget = NumberTarget.Noise,
        CategoryLoss = CategoryLoss.Bound,
        EvenTimes = false,
        Sampler = TabDdpmSamplers.Ancestral,
        SamplingSteps = 100,
    };

    /// <summary>Passes over the training table. At least 1; default 300.</summary>
    [Description("Passes over the training table.")]
    public int Epochs { get; init; } = 300;

    /// <summary>The most rows of one step. At least 1; default 1024.</summary>
    [Description("Rows of one training step.")]
    public int BatchSize { get; init; } = 1024;

    /// <summary>The step length (AdamW). Above 0; default 2e-3.</summary>
    [Description("The learning rate.")]
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>How the learning rate falls on the way. Default along a cosine.</summary>
    [Description("How the learning rate falls on the way.")]
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Cosine;

    /// <summary>The steps over which the learning rate rises from 0. At least 0; default 100.</summary>
    [Description("Steps over which the learning rate rises from 0.")]
    public int WarmUpSteps { get; init; } = 100;

    /// <summary>The share of a weight that a step of length 1 takes away. At least 0; default 0.</summary>
    [Description("Weight decay, apart from the gradient.")]
    public double WeightDecay { get; init; }

    /// <summary>The longest gradient; 0 for no limit. At least 0; default 1.</summary>
    [Description("Longest gradient of a step; 0 for no limit.")]
    public double ClipNorm { get; init; } = 1;

    /// <summary>The memory of the moving average of the weights, per step; 0 switches it off. In [0, 1); default 0.999.</summary>
    [Description("Memory of the moving average of the weights; 0 for none.")]
    public double EmaDecay { get; init; } = 0.999;

    /// <summary>The share of the rows that is not learned from but watched. In [0, 0.5]; default 0.</summary>
    [Description("Share of the rows that are watched and not learned from.")]
    public double ValidationShare { get; init; }

    /// <summary>Validations without a lower loss after which training ends; 0 for no early end. At least 0; default 0.</summary>
    [Description("Validations without a lower loss after which training ends; 0 for no early end.")]
    public int Patience { get; init; }

    /// <summary>Whether the hidden layers add to a stream of fixed width; otherwise each follows the one before, as in the paper.
    /// Default true.</summary>
    [Description("Whether hidden layers add to a stream (true) or follow one another as in the paper (false).")]
    public bool Residual { get; init; } = true;

    /// <summary>The width of the first projection of a row. At least 1; default 256.</summary>
    [Description("Width of the first projection of a row.")]
    public int StreamWidth { get; init; } = 256;

    /// <summary>The widths of the hidden layers, at least one. Default 768, 768.</summary>
    [Description("Widths of the hidden layers.")]
    public IReadOnlyList<int> Widths { get; init; } = [768, 768];

    /// <summary>The width of the time's sinusoids, even. At least 2; default 64.</summary>
    [Description("Width of the time's sinusoids, an even number.")]
    public int TimeWidth { get; init; } = 64;

    /// <summary>The share of hidden units that is switched off in training. In [0, 1); default 0.</summary>
    [Description("Share of hidden units switched off in each training step.")]
    public double Dropout { get; init; }

    /// <summary>The numbers that the large products are made with, in training and sampling. Default single.</summary>
    [Description("Numbers of the large products: single, or bfloat16 for processors with units for it (very slow on others).")]
    public ProductPrecision Products { get; init; } = ProductPrecision.Single;

    /// <summary>The steps from data to noise. At least 2; default 1000.</summary>
    [Description("Steps from data to noise.")]
    public int NoiseSteps { get; init; } = 1000;

    /// <summary>What the network says about a noisy number. Default the velocity.</summary>
    [Description("What the network says about a noisy number.")]
    public NumberTarget NumberTarget { get; init; } = NumberTarget.Velocity;

    /// <summary>How a category's denoising is judged. Default by cross-entropy.</summary>
    [Description("How a category's denoising is judged.")]
    public CategoryLoss CategoryLoss { get; init; } = CategoryLoss.CrossEntropy;

    /// <summary>The weight of the categories' loss beside that of the numbers. Above 0; default 1.</summary>
    [Description("Weight of the categories' loss beside that of the numbers.")]
    public double CategoryWeight { get; init; } = 1;

    /// <summary>Whether the times of a batch are spread evenly instead of drawn one by one. Default true.</summary>
    [Description("Whether the times of a batch are spread evenly.")]
    public bool EvenTimes { get; init; } = true;

    /// <summary>The share of training rows of which the network is told any columns, so that rows can be made to any cells that
    /// are given. At 0 the network knows of none but the class; given cells then walk from noise to their values and the others fit
    /// them by <see cref="ResampleRounds"/> alone, as in RePaint. In [0, 1]; default 0.3.</summary>
    [Description("Share of training rows of which any columns are told, for conditions and completion.")]
    public double GivenShare { get; init; } = 0.3;

    /// <summary>The share of the other rows whose class is hidden, so that rows can be pushed towards a class. In [0, 1]; default
    /// 0.1.</summary>
    [Description("Share of the other rows whose class is not told, for guidance.")]
    public double HiddenClassShare { get; init; } = 0.1;

    /// <summary>The most slots of a category; rarer levels share some. Between 4 and 65536; default 128.</summary>
    [Description("Most slots of a category; rarer levels share some.")]
    public int MaximumSlots { get; init; } = 128;

    /// <summary>The way from noise to rows when none is asked for. Default <c>dpm-2m</c>.</summary>
    [Description("The sampler when none is asked for: dpm-2m, ddim or ancestral.")]
    public string Sampler { get; init; } = TabDdpmSamplers.SecondOrder;

    /// <summary>The steps of a sampling when none are asked for. At least 1; default 30.</summary>
    [Description("Sampling steps when none are asked for.")]
    public int SamplingSteps { get; init; } = 30;

    /// <summary>How often a step is taken when cells are given: more rounds let the others fit them better where the network is not
    /// told them. At least 1; default 1.</summary>
    [Description("How often each sampling step is taken when cells are given.")]
    public int ResampleRounds { get; init; } = 1;

    /// <summary>How the loop trains.</summary>
    internal NetworkTrainingOptions Training => new()
    {
        Epochs = Epochs,
        BatchSize = BatchSize,
        LearningRate = LearningRate,
        Schedule = Schedule,
        WarmUpSteps = WarmUpSteps,
        WeightDecay = WeightDecay,
        ClipNorm = ClipNorm,
        EmaDecay = EmaDecay,
        ValidationShare = ValidationShare,
        Patience = Patience,
    };

    /// <summary>The network for a layout.</summary>
    internal MlpShape Network(MixedLayout layout) => new(layout.Width, layout.Width)
    {
        Kind = Residual ? MlpKind.Residual : MlpKind.Plain,
        Activation = MlpActivation.Relu, // a step is 0.15 of its matrix products cheaper than with SiLU
        Stream = StreamWidth,
        Widths = Widths,
        TimeWidth = TimeWidth,
        Conditions = layout.Columns,
        Dropout = Dropout,
        Products = Products,
    };

    /// <summary>Checks every option.</summary>
    /// <exception cref="OptionsException">Names every option that cannot work.</exception>
    public void Validate()
    {
        OptionsCheck check = Training.Check(new OptionsCheck("tabddpm"))
            .AtLeast(1, StreamWidth)
            .AtLeast(2, TimeWidth)
            .Require(TimeWidth % 2 == 0, nameof(TimeWidth), TimeWidth, "must be even")
            .AtLeast(2, NoiseSteps)
            .Above(0, CategoryWeight)
            .Between(0, 1, GivenShare)
            .Between(0, 1, HiddenClassShare)
            .Between(4, 65536, MaximumSlots)
            .AtLeast(1, SamplingSteps)
            .AtLeast(1, ResampleRounds)
            .Require(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "must be at least 0 and below 1")
            .Require(Widths.Count > 0, $"{nameof(Widths)}Count", Widths.Count, "there must be at least one layer");
        foreach (int width in Widths) { check.Require(width >= 1, nameof(Widths), width, "every width must be at least 1"); }
        check.ThrowIfAny();
        TabDdpmSamplers.Require(Sampler);
    }
}
