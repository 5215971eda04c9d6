using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using SynthTab.Neural.Networks;
using TorchSharp;
using static TorchSharp.torch;
using Tensor = TorchSharp.torch.Tensor;

namespace SynthTab.Neural.Training;

/// <summary>The length of the gradient of all parameters together.</summary>
internal static class GradientNorm
{
    /// <summary>The Euclidean length; a parameter without a gradient counts as 0.</summary>
    public static double Of(FlatParameters parameters)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        Tensor[] gradients = [.. parameters.Views.Select(v => v.grad).Where(g => g is not null).Select(g => g!)];
        if (gradients.Length == 0) { return 0; }
        return parameters.Vector.device_type == DeviceType.CPU
            ? Math.Sqrt(gradients.Sum(g => (double)TensorPrimitives.SumOfSquares(Floats(g.contiguous()))))
            : stack([.. gradients.Select(g => g.norm())]).norm().item<float>();
    }

    /// <summary>What a gradient is multiplied by to be no longer than a limit; 1 where the limit is 0.</summary>
    public static double Shortening(double norm, double limit) => limit > 0 && norm > limit ? limit / norm : 1;

    private static ReadOnlySpan<float> Floats(Tensor values) => MemoryMarshal.Cast<byte, float>(values.bytes);
}
