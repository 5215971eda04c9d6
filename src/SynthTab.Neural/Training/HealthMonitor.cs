using System.Globalization;

namespace SynthTab.Neural.Training;

/// <summary>
/// Watches the losses. At the first one that is not finite, training goes back once to the last good state and continues with
/// half the step; at the second it ends, naming the place.
/// </summary>
/// <param name="model">The model's name in messages.</param>
/// <param name="goodState">Where to go back to.</param>
/// <param name="optimizers">Whose steps become smaller.</param>
internal sealed class HealthMonitor(string model, LastGoodState goodState, IReadOnlyList<FusedAdam> optimizers) : IResumable
{
    private const double SmallerStep = 0.5;

    /// <summary>Whether training went back already.</summary>
    public bool WentBack { get; private set; }

    /// <summary>Judges the losses of a step, by name.</summary>
    /// <returns>Whether they are finite; if not, training has gone back and should simply go on.</returns>
    /// <exception cref="SynthTabException">It is the second time.</exception>
    public bool Check(TrainingClock clock, params ReadOnlySpan<(string Name, double Value)> losses)
    {
        foreach ((string name, double value) in losses)
        {
            if (double.IsFinite(value)) { continue; }
            if (WentBack) { throw Failure(clock, name, value); }
            WentBack = true;
            goodState.Restore();
            foreach (FusedAdam optimizer in optimizers) { optimizer.LearningRate *= SmallerStep; }
            return false;
        }
        if (clock.EndsEpoch) { goodState.Keep(); }
        return true;
    }

    /// <inheritdoc/>
    public void Keep(SavedState state, string name) => state.Put(name, WentBack ? 1 : 0);

    /// <inheritdoc/>
    /// <remarks>The other parts must have been put back before: what they are then is the good state.</remarks>
    public void Resume(SavedState state, string name)
    {
        WentBack = state.Numbers(name, 1)[0] != 0;
        goodState.Keep();
    }

    private SynthTabException Failure(TrainingClock clock, string name, double value) => new(string.Create(
        CultureInfo.InvariantCulture,
        $"{model}, epoch {clock.Epoch}, step {clock.StepOfEpoch}: the {name} is {value} for the second time, after going back with half the learning rate; a lower learning-rate is needed."));
}
