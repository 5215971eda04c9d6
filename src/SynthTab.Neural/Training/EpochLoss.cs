namespace SynthTab.Neural.Training;

/// <summary>The mean loss of the steps of a pass.</summary>
internal sealed class EpochLoss : IResumable
{
    /// <summary>The sum over the steps of the pass under way.</summary>
    public double Sum { get; private set; }

    /// <summary>The steps of the pass under way.</summary>
    public int Steps { get; private set; }

    /// <summary>The mean of the last whole pass; NaN before its end.</summary>
    public double Last { get; private set; } = double.NaN;

    /// <summary>The mean of the pass under way, or of the last one where none of its steps is done.</summary>
    public double Latest => Steps > 0 ? Sum / Steps : Last;

    /// <summary>Takes a step's loss.</summary>
    public void Add(double loss)
    {
        Sum += loss;
        Steps++;
    }

    /// <summary>Ends the pass.</summary>
    public void EndEpoch()
    {
        Last = Latest;
        (Sum, Steps) = (0, 0);
    }

    /// <inheritdoc/>
    public void Keep(SavedState state, string name) => state.Put(name, Sum, Steps, Last);

    /// <inheritdoc/>
    public void Resume(SavedState state, string name)
    {
        double[] numbers = state.Numbers(name, 3);
        (Sum, Steps, Last) = (numbers[0], (int)numbers[1], numbers[2]);
    }
}
