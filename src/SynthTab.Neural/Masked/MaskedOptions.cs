using System.ComponentModel;
using SynthTab.Encoders.Discrete;
using SynthTab.Neural.Training;

namespace SynthTab.Neural.Masked;

/// <summary>What rows are corrected by after the network has made them, each from statistics of the training table.</summary>
public enum MaskedCalibration
{
    /// <summary>Nothing: rows are as the network says.</summary>
    None,

    /// <summary>The shares of each column's classes follow those of the training table.</summary>
    Shares,

    /// <summary>So do the shares of pairs of classes, for the pairs of columns that depend on each other most.</summary>
    Pairs,
}

/// <summary>The order in which a row's columns are drawn.</summary>
public enum MaskedOrder
{
    /// <summary>Another one for every block of rows.</summary>
    Random,

    /// <summary>As they stand in the table.</summary>
    Table,
}

/// <summary>How a masked model learns and samples. Saved beside every model.</summary>
public sealed record MaskedOptions
{
    /// <summary>Passes over the training table, or null for a number that fits the rows. At least 1; default null.</summary>
    [Description("Passes over the training table; none for a number that fits the rows.")]
    public int? Epochs { get; init; }

    /// <summary>Rows of one step, or null for a number that fits the table. At least 1; default null.</summary>
    [Description("Rows of one training step; none for a number that fits the table.")]
    public int? BatchSize { get; init; }

    /// <summary>The length of a step (AdamW). Above 0; default 2e-3.</summary>
    [Description("The learning rate.")]
    public double LearningRate { get; init; } = 2e-3;

    /// <summary>How the learning rate falls. Default settling: to zero at the end of the epochs or of the budget, and sooner where the
    /// watched rows gain no more.</summary>
    [Description("How the learning rate falls: constant, linear, cosine, plateau or settling.")]
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Settling;

    /// <summary>The steps over which the learning rate rises. At least 0; default 50.</summary>
    [Description("Steps over which the learning rate rises.")]
    public int WarmUpSteps { get; init; } = 50;

    /// <summary>The share of a weight that a step of length 1 takes away. At least 0; default 0.05.</summary>
    [Description("Weight decay.")]
    public double WeightDecay { get; init; } = 0.05;

    /// <summary>The longest gradient; 0 for no limit. At least 0; default 4.</summary>
    [Description("Longest gradient; 0 for no limit.")]
    public double ClipNorm { get; init; } = 4;

    /// <summary>The memory of the moving average of the weights. In [0, 1); default 0.995.</summary>
    [Description("Memory of the moving average of the weights; 0 for none.")]
    public double EmaDecay { get; init; } = 0.995;

    /// <summary>The share of rows that is watched instead of learned from. In [0, 0.5]; default 0.05.</summary>
    [Description("Share of the rows that is watched instead of learned from.")]
    public double ValidationShare { get; init; } = 0.05;

    /// <summary>Validations without a lower loss that end training; 0 for no early end. At least 0; default 10.</summary>
    [Description("Validations without a lower loss that end training; 0 for no early end.")]
    public int Patience { get; init; } = 10;

    /// <summary>What the learning rate is multiplied by when the watched rows gain no more. In (0, 1]; default 0.3.</summary>
    [Description("What the learning rate is multiplied by when the watched rows gain no more.")]
    public double PlateauFactor { get; init; } = 0.3;

    /// <summary>Validations without a lower loss that are borne before that. At least 0; default 2.</summary>
    [Description("Validations without a lower loss before the learning rate falls.")]
    public int PlateauPatience { get; init; } = 2;

    /// <summary>The hidden units of each column's network, or null for a number that fits the table. At least 8; default null.</summary>
    [Description("Hidden units of each column's network; none for a number that fits the table.")]
    public int? Width { get; init; }

    /// <summary>The blocks of two layers of each column's network. At least 0; default 1.</summary>
    [Description("Residual blocks of each column's network.")]
    public int Depth { get; init; } = 1;

    /// <summary>The numbers that stand for a class when other columns see it, or null for a number that fits the table. At least 1;
    /// default null.</summary>
    [Description("Numbers that stand for a class as other columns see it; none for a number that fits the table.")]
    public int? Embedding { get; init; }

    /// <summary>The share of hidden units that is switched off in a step. In [0, 1); default 0.2.</summary>
    [Description("Share of hidden units switched off in each step.")]
    public double Dropout { get; init; } = 0.2;

    /// <summary>The classes that a numeric column's ordinary values are cut into, or null for a number that fits the rows. Between 2 and
    /// 1024; default null.</summary>
    [Description("Classes that the ordinary values of a numeric column are cut into; none for a number that fits the rows.")]
    public int? Bins { get; init; }

    /// <summary>The most classes of a category; rarer levels share some. Between 4 and 4096; default 256.</summary>
    [Description("Most classes of a category; rarer levels share some.")]
    public int MaximumLevels { get; init; } = 256;

    /// <summary>The fewest training rows behind any piece of a numeric column's law, or null for a number that fits the rows, 5 to 20. At
    /// least 1; default null.</summary>
    [Description("Fewest training rows behind any piece of a numeric column's law; none for a number that fits the rows.")]
    public int? LeastRows { get; init; }

    /// <summary>What logits are divided by when rows are drawn. Above 0; default 1, the learned law.</summary>
    [Description("Temperature of the draws: below 1 rows are more typical, above 1 more varied; 1 is the learned law.")]
    public double Temperature { get; init; } = 1;

    /// <summary>The order in which columns are drawn. Default <see cref="MaskedOrder.Random"/>.</summary>
    [Description("The order in which columns are drawn: random, another for every block of rows, or table.")]
    public MaskedOrder Order { get; init; } = MaskedOrder.Random;

    /// <summary>Whether rows are drawn from strata, so that shares vary less than by chance. Default false.</summary>
    [Description("Whether rows are drawn from strata, so that shares vary less than by chance.")]
    public bool Stratified { get; init; }

    /// <summary>Whether the target column, where there is one, is drawn last, given all others: what models are to learn from the rows is
    /// then the network's own law of the target. Default true.</summary>
    [Description("Whether the target column is drawn last, given all others.")]
    public bool TargetLast { get; init; } = true;

    /// <summary>What rows are corrected by. Default <see cref="MaskedCalibration.Pairs"/>.</summary>
    [Description("What rows are corrected by, from statistics of the training table: none, shares or pairs.")]
    public MaskedCalibration Calibration { get; init; } = MaskedCalibration.Pairs;

    /// <summary>The rows drawn for each that is kept, where boosted trees can tell the model's rows from training rows; 1 keeps all. Between 1
    /// and 16; default 3.</summary>
    [Description("Rows drawn for each that is kept by what boosted trees learned to tell from training rows; 1 keeps all.")]
    public int Pool { get; init; } = 3;

    /// <summary>Checks every option.</summary>
    /// <exception cref="OptionsException">Names every option that cannot work.</exception>
    public void Validate() => Training(1, 1).Check(new OptionsCheck("masked"))
        .AtLeast(1, Epochs ?? 1, nameof(Epochs))
        .AtLeast(1, BatchSize ?? 1, nameof(BatchSize))
        .AtLeast(8, Width ?? 8, nameof(Width))
        .AtLeast(0, Depth)
        .AtLeast(1, Embedding ?? 1, nameof(Embedding))
        .Require(Dropout is >= 0 and < 1, nameof(Dropout), Dropout, "must be at least 0 and below 1")
        .Require(Bins is null or (>= 2 and <= 1024), nameof(Bins), Bins ?? 0, "must be between 2 and 1024")
        .Between(4, 4096, MaximumLevels)
        .AtLeast(1, LeastRows ?? 1, nameof(LeastRows))
        .Above(0, Temperature)
        .Between(1, 16, Pool)
        .ThrowIfAny();

    /// <summary>How cells become classes.</summary>
    internal DiscreteOptions Coding => new() { Bins = Bins, MaximumLevels = MaximumLevels, LeastRows = LeastRows };

    /// <summary>How the network is trained.</summary>
    internal NetworkTrainingOptions Training(int epochs, int batchSize) => new()
    {
        Epochs = epochs,
        BatchSize = batchSize,
        LearningRate = LearningRate,
        Schedule = Schedule,
        WarmUpSteps = WarmUpSteps,
        WeightDecay = WeightDecay,
        ClipNorm = ClipNorm,
        EmaDecay = EmaDecay,
        ValidationShare = ValidationShare,
        Patience = ValidationShare > 0 ? Patience : 0,
        PlateauFactor = PlateauFactor,
        PlateauPatience = PlateauPatience,
    };
}
