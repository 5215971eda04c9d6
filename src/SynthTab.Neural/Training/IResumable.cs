using static TorchSharp.torch;

namespace SynthTab.Neural.Training;

/// <summary>A part of a training that must find what it remembers again when training goes on in another process.</summary>
internal interface IResumable
{
    /// <summary>Puts all that it remembers into the state.</summary>
    void Keep(SavedState state, string name);

    /// <summary>Takes all of it back.</summary>
    /// <exception cref="SynthTabException">The state does not hold it.</exception>
    void Resume(SavedState state, string name);
}

/// <summary>A vector that training changes in place.</summary>
internal sealed class ResumableVector(Tensor vector) : IResumable
{
    /// <inheritdoc/>
    public void Keep(SavedState state, string name) => state.Put(name, vector);

    /// <inheritdoc/>
    public void Resume(SavedState state, string name) => state.Take(name, vector);
}
