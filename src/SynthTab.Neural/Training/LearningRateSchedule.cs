namespace SynthTab.Neural.Training;

/// <summary>How the learning rate falls on the way.</summary>
public enum LearningRateSchedule
{
    /// <summary>It stays.</summary>
    Constant,

    /// <summary>Along a straight line to 0 at the end.</summary>
    Linear,

    /// <summary>Along half a cosine to 0 at the end.</summary>
    Cosine,

    /// <summary>By a factor whenever the loss has not fallen for some epochs.</summary>
    Plateau,

    /// <summary>Along half a cosine, and beyond it by a factor whenever the loss of the watched rows has not fallen for some validations:
    /// training settles where a table is overlearned before its end.</summary>
    Settling,
}

/// <summary>After how much training the moving average of the weights follows.</summary>
public enum AveragePace
{
    /// <summary>After every step.</summary>
    Step,

    /// <summary>After every pass over the table.</summary>
    Epoch,
}
