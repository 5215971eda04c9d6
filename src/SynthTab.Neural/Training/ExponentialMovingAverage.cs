using static TorchSharp.torch;

namespace SynthTab.Neural.Training;

/// <summary>
/// A slow copy of a parameter vector: average ← d · average + (1 − d) · parameters. The parameters of a GAN circle around
/// a good point; their average lies nearer to it.
/// </summary>
/// <remarks>Yazıcı et al. 2019, "The Unusual Effectiveness of Averaging in GAN Training". The decay begins low and rises as
/// (1 + t) / (10 + t), so that the initial weights are forgotten in a short training too.</remarks>
/// <param name="source">The vector that is followed.</param>
/// <param name="decay">The memory of one step, in [0, 1); 0 means that the average is the vector itself.</param>
internal sealed class ExponentialMovingAverage(Tensor source, double decay) : IDisposable, IResumable
{
    /// <summary>The average, in the shape of the source.</summary>
    public Tensor Average { get; } = source.detach().clone().DetachFromDisposeScope();

    /// <summary>How often it has followed.</summary>
    public int Steps { get; set; }

    /// <summary>Follows the source by one step.</summary>
    public void Update()
    {
        using var off = no_grad();
        double memory = Math.Min(decay, (1.0 + Steps) / (10.0 + Steps));
        Steps++;
        using var scope = NewDisposeScope(); // holds the weight, which becomes a tensor, until the native call is over
        Average.lerp_(source, 1 - memory);
    }

    /// <inheritdoc/>
    public void Keep(SavedState state, string name)
    {
        state.Put($"{name}.values", Average);
        state.Put(name, Steps);
    }

    /// <inheritdoc/>
    public void Resume(SavedState state, string name)
    {
        state.Take($"{name}.values", Average);
        Steps = (int)state.Numbers(name, 1)[0];
    }

    /// <inheritdoc/>
    public void Dispose() => Average.Dispose();
}
