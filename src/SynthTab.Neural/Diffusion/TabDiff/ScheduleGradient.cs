using System.Runtime.InteropServices;
using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Networks;
using static TorchSharp.torch;

namespace SynthTab.Neural.Diffusion.TabDiff;

/// <summary>
/// The gradient of the loss by the parameters of learned schedules. A number's noise moves the network's input and target. A
/// block's share of masks moves the weight of its error and, as if a mask could be partly there, the network's input.
/// </summary>
/// <remarks>Shi et al. 2025, "TabDiff", section 3.2: masks are hard on the way forward and a Gumbel softmax of temperature 0.01 on
/// the way back. With y = logistic((logit p − logit u) / τ) the slope of a mask by its share p is y (1 − y) / (τ p (1 − p)).</remarks>
internal sealed class ScheduleGradient(TabDiffNetwork network, MixedLayout layout)
{
    private const double Temperature = 0.01;

    private readonly RowInput _input = new(layout);

    /// <summary>Leaves the gradients in the views of the schedules' parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="schedules">The schedules that the batch was noised by.</param>
    /// <param name="batch">The batch.</param>
    /// <param name="inputSlopes">The derivative of the loss by the network's inputs, [rows, width].</param>
    /// <param name="answerSlopes">And by its answers, [rows, numbers and slots].</param>
    public void Leave(
        FlatParameters parameters, TabDiffSchedules schedules, NoisyBatch batch, Tensor inputSlopes, ReadOnlySpan<float> answerSlopes)
    {
        using Tensor host = inputSlopes.to_type(ScalarType.Float32).cpu().contiguous();
        ReadOnlySpan<float> slopes = MemoryMarshal.Cast<byte, float>(host.bytes);
        if (network.LearnsRhos) { Set(TabDiffNetwork.Rhos(parameters), Numbers(parameters, schedules, batch, slopes, answerSlopes)); }
        if (network.LearnsPowers) { Set(TabDiffNetwork.Powers(parameters), Blocks(parameters, schedules, batch, slopes)); }
    }

    /// <summary>The slope of a soft mask by the share of masks.</summary>
    /// <param name="share">The share of masks.</param>
    /// <param name="draw">The uniform number below which a share masks.</param>
    public static double SoftMaskSlope(double share, double draw)
    {
        double soft = SoftMask(share, draw);
        return soft * (1 - soft) / Temperature / (share * (1 - share));
    }

    /// <summary>The soft mask: nearly 1 where the draw lies below the share, nearly 0 above it.</summary>
    public static double SoftMask(double share, double draw)
        => 1 / (1 + Math.Exp(-(Math.Log(share / (1 - share)) - Math.Log(draw / (1 - draw))) / Temperature));

    private double[] Numbers(
        FlatParameters parameters, TabDiffSchedules schedules, NoisyBatch batch, ReadOnlySpan<float> inputSlopes,
        ReadOnlySpan<float> answerSlopes)
    {
        int numbers = layout.Scalars.Count;
        var gradient = new double[numbers];
        double[] raw = TabDiffNetwork.Host(TabDiffNetwork.Rhos(parameters));
        for (int cell = 0; cell < batch.Rows * numbers; cell++)
        {
            if (batch.NumberWeights[cell] == 0) { continue; }
            int row = cell / numbers, number = cell % numbers;
            (double x, double noise, double sigma) = (batch.Clean[cell], batch.Noise[cell], batch.Sigmas[cell]);
            EdmPreconditioning scaling = NetworkDenoiser.Preconditioning;
            // The answer's slope is 2 w (F − T), and the target's the same with the other sign.
            double bySigma = inputSlopes[row * _input.Width + RowInput.Number(number)] * scaling.InputSlope(x, noise, sigma)
                - answerSlopes[row * layout.Width + number] * scaling.TargetSlope(x, noise, sigma);
            double time = schedules.NumberTime(batch.Times[row]);
            gradient[number] += bySigma * PowerMeanSchedule.SlopeByRaw(schedules.Number(number), raw[number], time);
        }
        return gradient;
    }

    private double[] Blocks(FlatParameters parameters, TabDiffSchedules schedules, NoisyBatch batch, ReadOnlySpan<float> inputSlopes)
    {
        int blocks = layout.Blocks.Count;
        var gradient = new double[blocks];
        double[] raw = TabDiffNetwork.Host(TabDiffNetwork.Powers(parameters));
        for (int cell = 0; cell < batch.Rows * blocks; cell++)
        {
            int row = cell / blocks, block = cell % blocks;
            double time = schedules.BlockTime(batch.Times[row]);
            if (time <= 0 || batch.MaskDraws[cell] <= 0) { continue; }
            LogLinearMasking schedule = schedules.Block(block);
            double byMask = -inputSlopes[row * _input.Width + _input.Slot(block, (int)batch.Slots[cell])];
            gradient[block] += byMask * SoftMaskSlope(schedule.Share(time), batch.MaskDraws[cell]) * schedule.ShareSlope(raw[block], time);
            if (batch.SlotWeights[cell] == 0) { continue; }
            gradient[block] += schedule.WeightSlope(raw[block], time) * batch.SlotLosses[cell] / (blocks * batch.Rows);
        }
        return gradient;
    }

    private static void Set(Tensor parameter, double[] gradient)
        => parameter.grad = tensor(gradient, dtype: parameter.dtype, device: parameter.device);
}
