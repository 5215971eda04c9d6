namespace SynthTab.Synthesis;

/// <summary>How a training run went; kept in the model file and shown in reports.</summary>
public sealed record TrainingSummary
{
    /// <summary>Rows of the training table.</summary>
    public int Rows { get; init; }

    /// <summary>Wall-clock seconds.</summary>
    public double Seconds { get; init; }

    /// <summary>The device that did the work.</summary>
    public string Device { get; init; } = "cpu";

    /// <summary>Passes over the training table that were finished, or null where a model has none.</summary>
    public int? Epochs { get; init; }

    /// <summary>Whether training was asked to stop before its end.</summary>
    public bool Interrupted { get; init; }

    /// <summary>Whether the time budget ended training before the epochs did.</summary>
    public bool BudgetReached { get; init; }

    /// <summary>The numbers that describe the end of training, by name in kebab-case (losses, parameters).</summary>
    public IReadOnlyDictionary<string, double> Figures { get; init; } = new Dictionary<string, double>();
}
