using SynthTab.Synthesis;

namespace SynthTab.Neural.Training;

/// <summary>Passes on how many columns are encoded.</summary>
/// <param name="listener">Who is told, or null.</param>
internal sealed class EncodingProgress(IProgress<FitProgress>? listener) : IProgress<(int Done, int Total)>
{
    /// <inheritdoc/>
    public void Report((int Done, int Total) value)
        => listener?.Report(new FitProgress("encoding", value.Done, value.Total, "columns"));
}
