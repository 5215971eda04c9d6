using System.Diagnostics;

namespace SynthTab.Synthesis.Checkpoints;

/// <summary>What a model's training needs to be interrupted and continued: the state it came from, and a place for the next.</summary>
/// <remarks>Opened by <see cref="Synthesizer"/>, which knows how a model becomes a file; the model knows what its state is.</remarks>
public sealed class TrainingCheckpoints
{
    private readonly TimeSpan _interval;
    private readonly Action<IRowSampler, IReadOnlyDictionary<string, NamedArray>> _write;
    private readonly Stopwatch _sinceLast = Stopwatch.StartNew();

    /// <param name="interval">The time from one checkpoint to the next.</param>
    /// <param name="resumed">The state to go on from, or null for the beginning.</param>
    /// <param name="write">Writes a model and a state to the file.</param>
    internal TrainingCheckpoints(
        TimeSpan interval, IReadOnlyDictionary<string, NamedArray>? resumed, Action<IRowSampler, IReadOnlyDictionary<string, NamedArray>> write)
        => (_interval, Resumed, _write) = (interval, resumed, write);

    /// <summary>The state to go on from, as a model gave it to <see cref="Save"/>; null at the beginning of a training.</summary>
    public IReadOnlyDictionary<string, NamedArray>? Resumed { get; }

    /// <summary>Whether it is time for the next checkpoint.</summary>
    public bool IsDue => _sinceLast.Elapsed >= _interval;

    /// <summary>Writes a checkpoint in the place of the one before, which stays where writing fails.</summary>
    /// <param name="sampler">The model so far; still the caller's.</param>
    /// <param name="state">All that training must know to go on.</param>
    /// <exception cref="SynthTabException">The file cannot be written.</exception>
    public void Save(IRowSampler sampler, IReadOnlyDictionary<string, NamedArray> state)
    {
        _write(sampler, state);
        _sinceLast.Restart();
    }
}
