using static TorchSharp.torch;

namespace SynthTab.Neural.Training;

/// <summary>A copy of all that training changes, taken while everything was finite, to go back to.</summary>
/// <param name="vectors">The parameters, their averages and the optimizers' memories; written to on <see cref="Restore"/>.</param>
internal sealed class LastGoodState(IReadOnlyList<Tensor> vectors) : IDisposable
{
    private readonly Tensor[] _copies = [.. vectors.Select(v => v.detach().clone().DetachFromDisposeScope())];

    /// <summary>Takes a new copy, unless a value is not finite: then the old one stays.</summary>
    public void Keep()
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        if (!vectors.All(v => v.sum().isfinite().item<bool>())) { return; }
        for (int i = 0; i < _copies.Length; i++) { _copies[i].copy_(vectors[i]); }
    }

    /// <summary>Puts the copy back.</summary>
    public void Restore()
    {
        using var off = no_grad();
        for (int i = 0; i < _copies.Length; i++) { vectors[i].copy_(_copies[i]); }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Tensor copy in _copies) { copy.Dispose(); }
    }
}
