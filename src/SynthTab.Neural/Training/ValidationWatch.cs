using static TorchSharp.torch;

namespace SynthTab.Neural.Training;

/// <summary>
/// Watches rows that are not learned from: keeps the averaged weights under which their loss was lowest, and says when it has
/// not become lower for long.
/// </summary>
/// <param name="measure">The loss of the watched rows.</param>
/// <param name="average">The averaged weights; they change between validations.</param>
/// <param name="patience">Validations without a lower loss that are borne; 0 for any number.</param>
internal sealed class ValidationWatch(LossMeasure measure, Tensor average, int patience) : IDisposable, IResumable
{
    /// <summary>The weights with the lowest loss.</summary>
    public Tensor Best { get; } = average.detach().clone().DetachFromDisposeScope();

    /// <summary>The lowest loss.</summary>
    public double Lowest { get; private set; } = double.PositiveInfinity;

    /// <summary>The last loss.</summary>
    public double Last { get; private set; } = double.PositiveInfinity;

    /// <summary>The validations since the lowest loss.</summary>
    public int Since { get; private set; }

    /// <summary>Whether training should end.</summary>
    public bool Exhausted => patience > 0 && Since >= patience;

    /// <summary>Measures once more.</summary>
    public void Validate()
    {
        Last = measure.Under(average);
        Since++;
        if (Last >= Lowest || !double.IsFinite(Last)) { return; }
        using var off = no_grad();
        Best.copy_(average);
        (Lowest, Since) = (Last, 0);
    }

    /// <inheritdoc/>
    public void Keep(SavedState state, string name)
    {
        state.Put($"{name}.best", Best);
        state.Put(name, Lowest, Last, Since);
    }

    /// <inheritdoc/>
    public void Resume(SavedState state, string name)
    {
        state.Take($"{name}.best", Best);
        double[] numbers = state.Numbers(name, 3);
        (Lowest, Last, Since) = (numbers[0], numbers[1], (int)numbers[2]);
    }

    /// <inheritdoc/>
    public void Dispose() => Best.Dispose();
}
