using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthTab.Neural.Training;

/// <summary>How Adam steps.</summary>
/// <param name="LearningRate">The length of a step. Above 0.</param>
/// <param name="Beta1">The memory of the gradient's mean. In [0, 1).</param>
/// <param name="Beta2">The memory of the gradient's square. In [0, 1).</param>
/// <param name="WeightDecay">How much of a parameter is added to its gradient, or taken from the parameter. At least 0.</param>
internal sealed record AdamSettings(double LearningRate, double Beta1, double Beta2, double WeightDecay)
{
    /// <summary>Keeps the division by a vanishing gradient finite.</summary>
    public const double Epsilon = 1e-8;

    /// <summary>Whether weight decay takes its share from the parameter (AdamW) rather than adding it to the gradient.</summary>
    public bool Decoupled { get; init; }
}

/// <summary>
/// Adam over a flat parameter vector: on the CPU one pass through memory with vector instructions (five times as fast as the
/// tensor operations), on a GPU a few operations over the whole vector.
/// </summary>
/// <remarks>Kingma and Ba 2015, "Adam: A Method for Stochastic Optimization", algorithm 1, with L2 decay in the gradient; or, decoupled,
/// Loshchilov and Hutter 2019, "Decoupled Weight Decay Regularization", algorithm 2.</remarks>
internal sealed class FusedAdam(FlatParameters parameters, AdamSettings settings) : IDisposable, IResumable
{
    private double _pace = 1, _shortening = 1; // of the step under way

    /// <summary>The running mean of the gradient, [count].</summary>
    public Tensor Mean { get; } = zeros_like(parameters.Vector).DetachFromDisposeScope();

    /// <summary>The running mean of the gradient's square, [count].</summary>
    public Tensor Square { get; } = zeros_like(parameters.Vector).DetachFromDisposeScope();

    /// <summary>The steps taken.</summary>
    public int Steps { get; set; }

    /// <summary>The length of a step; made smaller after a failure.</summary>
    public double LearningRate { get; set; } = settings.LearningRate;

    /// <summary>Moves every parameter against its gradient; a parameter without a gradient stays.</summary>
    /// <param name="pace">What the learning rate is multiplied by at this step.</param>
    /// <param name="shortening">What the gradient is multiplied by first.</param>
    public void Step(double pace = 1, double shortening = 1)
        => Step(byTensors: parameters.Vector.device_type != DeviceType.CPU, pace, shortening);

    /// <summary>As the other, by the way asked for.</summary>
    internal void Step(bool byTensors, double pace = 1, double shortening = 1)
    {
        Steps++;
        (_pace, _shortening) = (pace, shortening);
        using var scope = NewDisposeScope();
        using var off = no_grad();
        if (byTensors) { StepByTensors(); }
        else { StepInMemory(); }
    }

    /// <inheritdoc/>
    public void Keep(SavedState state, string name)
    {
        state.Put($"{name}.mean", Mean);
        state.Put($"{name}.square", Square);
        state.Put(name, Steps, LearningRate);
    }

    /// <inheritdoc/>
    public void Resume(SavedState state, string name)
    {
        state.Take($"{name}.mean", Mean);
        state.Take($"{name}.square", Square);
        double[] numbers = state.Numbers(name, 2);
        (Steps, LearningRate) = ((int)numbers[0], numbers[1]);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Mean.Dispose();
        Square.Dispose();
    }

    private double LossDecay => settings.Decoupled ? 0 : settings.WeightDecay;

    private double Kept => settings.Decoupled ? 1 - LearningRate * _pace * settings.WeightDecay : 1;

    private double StepLength => LearningRate * _pace / (1 - Math.Pow(settings.Beta1, Steps));

    private double RootCorrection => 1 / Math.Sqrt(1 - Math.Pow(settings.Beta2, Steps));

    private void StepInMemory()
    {
        Span<float> values = Floats(parameters.Vector), mean = Floats(Mean), square = Floats(Square);
        int at = 0;
        foreach (Tensor view in parameters.Views)
        {
            int count = (int)view.numel();
            if (view.grad is { } gradient)
            {
                Move(values.Slice(at, count), Floats(gradient.contiguous()), mean.Slice(at, count), square.Slice(at, count));
            }
            at += count;
        }
    }

    private void Move(Span<float> values, Span<float> gradient, Span<float> mean, Span<float> square)
    {
        float gain1 = (float)(1 - settings.Beta1), beta2 = (float)settings.Beta2, gain2 = (float)(1 - settings.Beta2);
        float decay = (float)LossDecay, kept = (float)Kept, shortening = (float)_shortening;
        float step = (float)StepLength, root = (float)RootCorrection, epsilon = (float)AdamSettings.Epsilon;
        int wide = Vector<float>.Count, whole = values.Length - values.Length % wide;
        for (int i = 0; i < whole; i += wide)
        {
            Vector<float> p = At(values, i), g = At(gradient, i) * shortening + p * decay;
            Vector<float> m = At(mean, i), v = At(square, i) * beta2 + g * g * gain2;
            m += (g - m) * gain1;
            At(mean, i) = m;
            At(square, i) = v;
            At(values, i) = p * kept - m * step / (Vector.SquareRoot(v) * root + new Vector<float>(epsilon));
        }
        for (int i = whole; i < values.Length; i++)
        {
            float g = gradient[i] * shortening + values[i] * decay;
            mean[i] += (g - mean[i]) * gain1;
            square[i] = square[i] * beta2 + g * g * gain2;
            values[i] = values[i] * kept - mean[i] * step / (MathF.Sqrt(square[i]) * root + epsilon);
        }
    }

    private void StepByTensors()
    {
        Tensor gradient = cat([.. parameters.Views.Select(v => (v.grad ?? zeros_like(v)).reshape(-1))]);
        // Scalars are named so that they live until the native calls are over.
        using Scalar decay = LossDecay, kept = Kept, shortening = _shortening, beta2 = settings.Beta2, gain2 = 1 - settings.Beta2;
        using Scalar root = RootCorrection, epsilon = AdamSettings.Epsilon, step = -StepLength;
        gradient.mul_(shortening).add_(parameters.Vector, alpha: decay);
        Mean.lerp_(gradient, 1 - settings.Beta1);
        Square.mul_(beta2).addcmul_(gradient, gradient, value: gain2);
        Tensor spread = Square.sqrt().mul_(root).Plus(epsilon);
        parameters.Vector.mul_(kept).addcdiv_(Mean, spread, value: step);
    }

    private static ref Vector<float> At(Span<float> values, int index) => ref Unsafe.As<float, Vector<float>>(ref values[index]);

    private static Span<float> Floats(Tensor values) => MemoryMarshal.Cast<byte, float>(values.bytes);
}
