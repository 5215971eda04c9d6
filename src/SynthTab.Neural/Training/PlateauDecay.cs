namespace SynthTab.Neural.Training;

/// <summary>A factor that becomes smaller each time the loss has not fallen for more than some epochs.</summary>
/// <param name="decay">What the factor is multiplied by. In (0, 1].</param>
/// <param name="patience">The epochs without a lower loss that are borne.</param>
internal sealed class PlateauDecay(double decay, int patience) : IResumable
{
    private const double Noticeable = 1e-4; // a fall by less than this share of the loss is none

    /// <summary>The factor; 1 at the start.</summary>
    public double Factor { get; private set; } = 1;

    /// <summary>The lowest loss so far.</summary>
    public double Lowest { get; private set; } = double.PositiveInfinity;

    /// <summary>The epochs since it, or since the factor was last made smaller.</summary>
    public int EpochsSince { get; private set; }

    /// <summary>Takes note of an epoch's mean loss.</summary>
    public void Observe(double loss)
    {
        if (loss < Lowest - Math.Abs(Lowest) * Noticeable || (double.IsInfinity(Lowest) && double.IsFinite(loss)))
        {
            Lowest = loss;
            EpochsSince = 0;
            return;
        }
        EpochsSince++;
        if (EpochsSince <= patience) { return; }
        Factor *= decay;
        EpochsSince = 0;
    }

    /// <inheritdoc/>
    public void Keep(SavedState state, string name) => state.Put(name, Factor, Lowest, EpochsSince);

    /// <inheritdoc/>
    public void Resume(SavedState state, string name)
    {
        double[] numbers = state.Numbers(name, 3);
        (Factor, Lowest, EpochsSince) = (numbers[0], numbers[1], (int)numbers[2]);
    }
}
