using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthTab.Neural.Gan;

/// <summary>
/// The penalty that keeps the critic's slope near 1 on the way between real and generated rows: the mean over rows of
/// (‖∇D‖ − 1)².
/// </summary>
/// <remarks>
/// Gulrajani et al. 2017, "Improved Training of Wasserstein GANs", eq. 3. Usually the gradient is taken by automatic
/// differentiation, and once more to train. For a critic of piecewise linear layers it has a closed form,
/// ∇D = (((w ∘ f_L) W_L ∘ f_{L−1}) … ∘ f_1) W_1 with the factors f of <see cref="Critic.Factors"/>, which are constant
/// almost everywhere: the same value and the same derivatives at two thirds of the cost.
/// </remarks>
internal static class GradientPenalty
{
    private static readonly Scalar _minusOne = -1; // held for good, as in Critic

    /// <summary>The penalty, a scalar in the graph of the critic's weights.</summary>
    /// <param name="critic">The critic.</param>
    /// <param name="first">The critic's first layer at the interpolated rows, [rows, width]. It is linear in the row, so
    /// interpolating its values at the two ends gives it for nothing.</param>
    /// <param name="masks">A dropout mask for each hidden layer, [rows, width].</param>
    public static Tensor Of(Critic critic, Tensor first, IReadOnlyList<Tensor> masks)
    {
        IReadOnlyList<Tensor> factors = critic.Factors(first, masks);
        Tensor gradient = critic.Weight(critic.Layers);
        for (int layer = critic.Layers - 1; layer >= 0; layer--)
        {
            gradient = (gradient * factors[layer]).matmul(critic.Weight(layer));
        }
        Tensor excess = gradient.norm(1).Plus(_minusOne);
        return (excess * excess).mean();
    }
}
