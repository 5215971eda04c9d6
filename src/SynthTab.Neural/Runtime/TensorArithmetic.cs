using TorchSharp;
using static TorchSharp.torch;

namespace SynthTab.Neural.Runtime;

/// <summary>
/// Sums and differences that may run beside a garbage collection. The operators of TorchSharp 0.107 make a factor of 1 for
/// each call and let go of it before the native code has read it, so that a collection at that moment frees it: training then
/// fails once in many hours, or in seconds on a busy machine. Here the factor is held for good.
/// </summary>
/// <remarks>The same holds for every Scalar that is made for one call; squares are written as products for that reason.</remarks>
internal static class TensorArithmetic
{
    private static readonly Scalar _one = 1;

    /// <summary>The sum, element by element.</summary>
    public static Tensor Plus(this Tensor left, Tensor right) => left.add(right, _one);

    /// <summary>The sum with a number that the caller holds.</summary>
    public static Tensor Plus(this Tensor left, Scalar right) => left.add(right, _one);

    /// <summary>The difference, element by element.</summary>
    public static Tensor Minus(this Tensor left, Tensor right) => left.sub(right);

    /// <summary>Adds in place.</summary>
    public static Tensor Increase(this Tensor left, Tensor right) => left.add_(right, _one);
}
