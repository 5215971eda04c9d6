using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;

namespace SynthTab.Neural.Training;

/// <summary>
/// What one network learns from numbered training rows: the part of a model that <see cref="NetworkTraining"/> needs
/// to know. The task holds the encoded rows and its networks; the loop decides which rows, when and with which weights.
/// </summary>
/// <remarks>All randomness comes from the noise handed in, so that a step can be taken again, or in another process.</remarks>
internal interface ITrainingTask
{
    /// <summary>All that is trained, learned noise schedules included.</summary>
    FlatParameters Parameters { get; }

    /// <summary>The loss of some rows, with its gradients left in the views of <see cref="Parameters"/>.</summary>
    /// <param name="rows">The rows' numbers; as many in every step of a training, and never more than the batch size.</param>
    /// <param name="noise">The step's own random numbers.</param>
    /// <param name="progress">How far training has come, from 0 to 1; for weights of the loss that change on the way.</param>
    /// <returns>The loss per row; not finite where the step has failed.</returns>
    /// <remarks>The gradients of the step before are gone when this is called.</remarks>
    double Step(ReadOnlySpan<int> rows, NoiseSource noise, double progress);

    /// <summary>The loss of some rows without gradients and without dropout, by weights that do not change on the way: what
    /// training and validation rows are compared by.</summary>
    /// <param name="rows">The rows' numbers; from 1 up to the batch size.</param>
    /// <param name="noise">The random numbers; the same ones for the same rows each time.</param>
    /// <returns>The loss per row.</returns>
    double Loss(ReadOnlySpan<int> rows, NoiseSource noise);
}
