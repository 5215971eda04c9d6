using System.ComponentModel;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Training;

namespace SynthTab.Neural.Diffusion.TabDiff;

/// <summary>What stands between noisy rows and the answer.</summary>
public enum TabDiffNetworkKind
{
    /// <summary>A residual network over whole rows: fast on a CPU.</summary>
    Mlp,

    /// <summary>The paper's: a transformer over columns before and after a wide network over rows.</summary>
    Transformer,
}

/// <summary>The ways from noise to rows.</summary>
public enum TabDiffSamplerKind
{
    /// <summary>A multistep method of second order: one answer of the network a step.</summary>
    DpmSolver,

    /// <summary>The paper's: Heun's method with a little fresh noise, two answers a step.</summary>
    Heun,
}

/// <summary>How a TabDiff learns and samples. The defaults are made for a CPU; saved beside every model.</summary>
public sealed record TabDiffOptions
{
    /// <summary>Passes over the training table. At least 1; default 150.</summary>
    [Description("Passes over the training table.")]
    public int Epochs { get; init; } = 150;

    /// <summary>Rows of one step. At least 1; default 256.</summary>
    [Description("Rows of one training step.")]
    public int BatchSize { get; init; } = 256;

    /// <summary>The length of a step (AdamW). Above 0; default 2e-3.</summary>
    [Description("The learning rate.")]
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>How the learning rate falls. Default cosine, to zero at the end of the epochs or of the budget.</summary>
    [Description("How the learning rate falls: constant, linear, cosine or plateau.")]
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Cosine;

    /// <summary>The steps over which the learning rate rises. At least 0; default 200.</summary>
    [Description("Steps over which the learning rate rises.")]
    public int WarmUpSteps { get; init; } = 200;

    /// <summary>The share of a weight that a step of length 1 takes away. At least 0; default 1e-4.</summary>
    [Description("Weight decay.")]
    public double WeightDecay { get; init; } = 1e-4;

    /// <summary>The longest gradient; 0 for no limit. At least 0; default 1.</summary>
    [Description("Longest gradient; 0 for no limit.")]
    public double ClipNorm { get; init; } = 1;

    /// <summary>The memory of the moving average of the weights. In [0, 1); default 0.999.</summary>
    [Description("Memory of the moving average of the weights; 0 for none.")]
    public double EmaDecay { get; init; } = 0.999;

    /// <summary>When the average follows. Default after each step.</summary>
    [Description("When the moving average follows: step or epoch.")]
    public AveragePace EmaPace { get; init; } = AveragePace.Step;

    /// <summary>The share of rows that is watched instead of learned from. In [0, 0.5]; default 0.</summary>
    [Description("Share of the rows that is watched instead of learned from.")]
    public double ValidationShare { get; init; }

    /// <summary>Validations without a lower loss that end training; 0 for no early end. At least 0; default 0.</summary>
    [Description("Validations without a lower loss that end training; 0 for no early end.")]
    public int Patience { get; init; }

    /// <summary>The network. Default <see cref="TabDiffNetworkKind.Mlp"/>.</summary>
    [Description("The network: mlp, or the paper's transformer.")]
    public TabDiffNetworkKind Network { get; init; } = TabDiffNetworkKind.Mlp;

    /// <summary>The width of the network, or null for one that fits the table. At least 8; default null.</summary>
    [Description("Width of the network; none for one that fits the table.")]
    public int? Width { get; init; }

    /// <summary>The blocks of the residual network. At least 1; default 3.</summary>
    [Description("Blocks of the residual network.")]
    public int Depth { get; init; } = 3;

    /// <summary>The share of hidden units that is switched off in a step. In [0, 1); default 0.</summary>
    [Description("Share of hidden units switched off in each step.")]
    public double Dropout { get; init; }

    /// <summary>The numbers that the large products are made with, in training and sampling. Default single.</summary>
    [Description("Numbers of the large products: single, or bfloat16 for processors with units for it (very slow on others).")]
    public ProductPrecision Products { get; init; } = ProductPrecision.Single;

    /// <summary>Whether categories are made first and numbers given them, or all of them together as in the paper. Default true.</summary>
    [Description("Whether categories are made first and numbers given them, or all together as in the paper.")]
    public bool CategoriesFirst { get; init; } = true;

    /// <summary>Whether the number of masked cells of a row follows the time exactly, or each cell is masked by itself as in the
    /// paper. Default true.</summary>
    [Description("Whether the number of masked cells follows the time exactly, or each is masked by itself as in the paper.")]
    public bool CountedMasks { get; init; } = true;

    /// <summary>The least noise of numbers, in deviations. Above 0; default 0.005.</summary>
    [Description("Least noise of numbers, in deviations.")]
    public double SigmaMin { get; init; } = 0.005;

    /// <summary>The greatest noise. Above the least; default 20.</summary>
    [Description("Greatest noise of numbers, in deviations.")]
    public double SigmaMax { get; init; } = 20;

    /// <summary>How crowded noises are near the least. At least 1; default 7.</summary>
    [Description("How crowded the noises are near the least one; the start of it where it is learned.")]
    public double Rho { get; init; } = 7;

    /// <summary>Whether each column learns how its noise grows. Default false.</summary>
    [Description("Whether each column learns how its noise grows.")]
    public bool LearnSchedules { get; init; }

    /// <summary>Whether the weight of numbers in the loss falls from 1 to 0 during training, as in the paper. Default false.</summary>
    [Description("Whether the weight of numbers in the loss falls to 0 during training, as in the paper.")]
    public bool AnnealNumbers { get; init; }

    /// <summary>The share of training rows of which some cells are given, so that conditions and gaps can be met. In [0, 1];
    /// default 0.25.</summary>
    [Description("Share of training rows of which some cells are given, so that conditions and gaps can be met.")]
    public double ObservedShare { get; init; } = 0.25;

    /// <summary>How rows are made where sampling does not say. Default <see cref="TabDiffSamplerKind.DpmSolver"/>.</summary>
    [Description("How rows are made where sampling does not say: dpm-solver or heun.")]
    public TabDiffSamplerKind Sampler { get; init; } = TabDiffSamplerKind.DpmSolver;

    /// <summary>The steps of sampling. At least 1; default 20.</summary>
    [Description("Steps of sampling.")]
    public int Steps { get; init; } = 20;

    /// <summary>The most slots of a category; rarer levels share some. Between 4 and 65536; default 128.</summary>
    [Description("Most slots of a category; rarer levels share some.")]
    public int MaximumSlots { get; init; } = 128;

    /// <summary>Checks every option.</summary>
    /// <exception cref="OptionsException">Names every option that cannot work.</exception>
    public void Validate() => Training.Check(new OptionsCheck("tabdiff"))
        .AtLeast(8, Width ?? 8, nameof(Width))
        .AtLeast(1, Depth)
        .Require(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "must be at least 0 and below 1")
        .Above(0, SigmaMin)
        .Above(SigmaMin, SigmaMax)
        .AtLeast(1, Rho)
        .Between(0, 1, ObservedShare)
        .AtLeast(1, Steps)
        .Between(4, 65536, MaximumSlots)
        .ThrowIfAny();

    /// <summary>How the network is trained.</summary>
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
        EmaPace = EmaPace,
        ValidationShare = ValidationShare,
        Patience = Patience,
    };
}
