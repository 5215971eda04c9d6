using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>What is asked of a fitted synthesizer when it fills gaps.</summary>
public sealed record CompletionRequest
{
    /// <summary>The rows. It has all learned columns of the model's schema, with the levels of training (a column of which nothing
    /// is known has missing cells alone); others may be there too and are handed through.</summary>
    public required Table Table { get; init; }

    /// <summary>The cells to fill, of the shape of <see cref="Table"/>, in learned columns; null for all that are missing there.
    /// Default null.</summary>
    public CellMask? Cells { get; init; }

    /// <summary>Columns of which nothing is known in any row, and which are not to be filled either: their missing cells say nothing
    /// about a row. Default none.</summary>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>The seed: the same seed and draw give the same cells, whatever the threads. Default 0.</summary>
    public long Seed { get; init; }

    /// <summary>Which of several completions of the same gaps. At least 0; default 0.</summary>
    public int Draw { get; init; }

    /// <summary>How the cells are made, where the model has a choice. Default: as the model does by itself.</summary>
    public SamplingOptions Sampling { get; init; } = SamplingOptions.Default;

    /// <summary>Blocks completed at the same time; does not change the cells. 0 means one per processor. Default 0.</summary>
    public int Threads { get; init; }

    /// <summary>Is told how many rows are complete so far, or null.</summary>
    public IProgress<long>? Progress { get; init; }

    /// <summary>Ends the work with <see cref="OperationCanceledException"/>.</summary>
    public CancellationToken Cancellation { get; init; }
}
