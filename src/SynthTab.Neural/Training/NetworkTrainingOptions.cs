namespace SynthTab.Neural.Training;

/// <summary>How one network is trained; a model makes it of its own options, which bear the same names.</summary>
internal sealed record NetworkTrainingOptions
{
    /// <summary>Passes over the training rows. At least 1.</summary>
    public required int Epochs { get; init; }

    /// <summary>The most rows of one step. At least 1; default 4096.</summary>
    public int BatchSize { get; init; } = 4096;

    /// <summary>The length of a step (AdamW). Above 0; default 1e-3.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>The memory of the gradient's mean. In [0, 1); default 0.9.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The memory of the gradient's square. In [0, 1); default 0.999.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>The share of a weight that a step of length 1 takes away, apart from the gradient. At least 0; default 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>The steps over which the learning rate rises from 0. At least 0; default 0.</summary>
    public int WarmUpSteps { get; init; }

    /// <summary>How the learning rate falls.</summary>
    public LearningRateSchedule Schedule { get; init; } = LearningRateSchedule.Cosine;

    /// <summary>What the learning rate is multiplied by on a plateau of the loss. In (0, 1]; default 0.9.</summary>
    public double PlateauFactor { get; init; } = 0.9;

    /// <summary>The epochs without a lower loss that make a plateau. At least 0; default 50.</summary>
    public int PlateauPatience { get; init; } = 50;

    /// <summary>The longest gradient; a longer one is shortened to it. At least 0; 0 (the default) for no limit.</summary>
    public double ClipNorm { get; init; }

    /// <summary>The memory of the moving average of the weights; 0 switches it off. In [0, 1); default 0.999.</summary>
    public double EmaDecay { get; init; } = 0.999;

    /// <summary>When the moving average follows; after every step by default.</summary>
    public AveragePace EmaPace { get; init; } = AveragePace.Step;

    /// <summary>The share of the rows that is not learned from but watched. In [0, 0.5]; default 0.</summary>
    public double ValidationShare { get; init; }

    /// <summary>Validations without a lower loss after which training ends; 0 (the default) for no early end. At least 0.</summary>
    public int Patience { get; init; }

    /// <summary>Adds what cannot work to the check of a model's options.</summary>
    public OptionsCheck Check(OptionsCheck check)
    {
        check.AtLeast(1, Epochs)
            .AtLeast(1, BatchSize)
            .Above(0, LearningRate)
            .AtLeast(0, WeightDecay)
            .AtLeast(0, WarmUpSteps)
            .Require(PlateauFactor is > 0 and <= 1, nameof(PlateauFactor), PlateauFactor, "must be above 0 and at most 1")
            .AtLeast(0, PlateauPatience)
            .AtLeast(0, ClipNorm)
            .Between(0, 0.5, ValidationShare)
            .AtLeast(0, Patience)
            .Require(
                Schedule != LearningRateSchedule.Settling || ValidationShare > 0,
                nameof(ValidationShare), ValidationShare, "must be above 0 for the schedule settling")
            .Require(Patience == 0 || ValidationShare > 0, nameof(Patience), Patience, "needs a validation-share above 0");
        RequireBelowOne(check, Beta1, nameof(Beta1));
        RequireBelowOne(check, Beta2, nameof(Beta2));
        RequireBelowOne(check, EmaDecay, nameof(EmaDecay));
        return check;
    }

    /// <summary>How the optimizer steps.</summary>
    public AdamSettings Adam => new(LearningRate, Beta1, Beta2, WeightDecay) { Decoupled = true };

    private static void RequireBelowOne(OptionsCheck check, double value, string name)
        => check.Require(value is >= 0 and < 1, name, value, "must be at least 0 and below 1");
}
