namespace SynthTab.Comparisons;

/// <summary>What a run cost. Processor time and memory are those of whole processes, with their start and the reading of the table.</summary>
public sealed record RunCost
{
    /// <summary>Wall-clock seconds of training.</summary>
    public required double TrainingSeconds { get; init; }

    /// <summary>Processor seconds of training, all threads together.</summary>
    public required double TrainingProcessorSeconds { get; init; }

    /// <summary>The most memory that training held at once, in bytes.</summary>
    public required long TrainingPeakBytes { get; init; }

    /// <summary>Where training was done: <c>cpu</c>, <c>cuda:0</c>.</summary>
    public required string Device { get; init; }

    /// <summary>Wall-clock seconds of making the rows.</summary>
    public required double SamplingSeconds { get; init; }

    /// <summary>Processor seconds of making the rows.</summary>
    public required double SamplingProcessorSeconds { get; init; }

    /// <summary>The most memory that making the rows held at once, in bytes.</summary>
    public required long SamplingPeakBytes { get; init; }

    /// <summary>Rows that were made.</summary>
    public required long Rows { get; init; }

    /// <summary>The size of the model's file, in bytes.</summary>
    public required long ModelBytes { get; init; }

    /// <summary>Rows made per second.</summary>
    public double RowsPerSecond => Rows / Math.Max(SamplingSeconds, 1e-3);

    /// <summary>Seconds to train and to make the rows: of the processor, or of the clock where another device did the work.</summary>
    public double Seconds => Device.StartsWith("cpu", StringComparison.Ordinal)
        ? TrainingProcessorSeconds + SamplingProcessorSeconds
        : TrainingSeconds + SamplingSeconds;
}
