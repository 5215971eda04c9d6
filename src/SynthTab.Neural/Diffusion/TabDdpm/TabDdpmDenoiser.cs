using System.Runtime.InteropServices;
using SynthTab.Neural.Diffusion.Gaussian;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Networks;
using static TorchSharp.torch;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>The network as an estimator of the data behind a block of noisy rows. For one walk of one thread.</summary>
internal sealed class TabDdpmDenoiser : IDisposable
{
    private const float NumberLimit = 5.2f; // no encoded number lies further out, so no estimate needs to

    private readonly NetworkInput _input;
    private readonly NumberTarget _target;
    private readonly SignalLevels _levels;
    private readonly ToldCells _told;
    private readonly double _guidance;

    /// <summary>Prepares a walk.</summary>
    /// <param name="parameters">The network.</param>
    /// <param name="shape">Its sizes.</param>
    /// <param name="target">What it says about numbers.</param>
    /// <param name="levels">The shares of the signal.</param>
    /// <param name="told">The cells that the network is told.</param>
    /// <param name="guidance">How much further than the network goes for what it is told its word is moved; 0 for not at all.</param>
    public TabDdpmDenoiser(
        FlatParameters parameters, MlpShape shape, NumberTarget target, SignalLevels levels, ToldCells told, double guidance)
    {
        (_target, _levels, _told, _guidance) = (target, levels, told, guidance);
        _input = new NetworkInput(parameters, shape, told.Values.Rows, levels.Steps);
    }

    /// <summary>Estimates the data.</summary>
    /// <param name="state">The rows after t steps of noise, as many as are told of.</param>
    /// <param name="t">The number of steps.</param>
    /// <param name="into">Receives the estimate.</param>
    /// <remarks>Ho and Salimans 2022, "Classifier-Free Diffusion Guidance", eq. 6, for the guidance.</remarks>
    public void Estimate(MixedState state, int t, MixedEstimate into)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        Tensor said = _input.Ask(state, state.Rows, [t], _told).cpu();
        if (_guidance > 0) { said = said.clone(); } // the other word takes its place
        Span<float> word = MemoryMarshal.Cast<byte, float>(said.bytes);
        if (_guidance > 0)
        {
            Tensor plain = _input.Ask(state, state.Rows, [t], told: null).cpu();
            Guide(word, MemoryMarshal.Cast<byte, float>(plain.bytes));
        }
        ReadNumbers(word, state, t, into.Numbers);
        ReadLaws(word, state, into.Laws);
    }

    /// <inheritdoc/>
    public void Dispose() => _input.Dispose();

    /// <summary>word ← (1 + w) word − w plain.</summary>
    private void Guide(Span<float> word, ReadOnlySpan<float> plain)
    {
        float more = (float)_guidance;
        for (int i = 0; i < word.Length; i++) { word[i] += more * (word[i] - plain[i]); }
    }

    private void ReadNumbers(ReadOnlySpan<float> word, MixedState state, int t, Span<float> numbers)
    {
        (double ofState, double ofSaid) = _target.Data(_levels.Share(t));
        (float toState, float toSaid) = ((float)ofState, (float)ofSaid);
        int count = state.NumbersPerRow, width = count + state.SlotsPerRow;
        for (int row = 0; row < state.Rows; row++)
        {
            for (int i = 0; i < count; i++)
            {
                float data = toState * state.Numbers[row * count + i] + toSaid * word[row * width + i];
                numbers[row * count + i] = Math.Clamp(data, -NumberLimit, NumberLimit);
            }
        }
    }

    private static void ReadLaws(ReadOnlySpan<float> word, MixedState state, Span<float> laws)
    {
        int width = state.NumbersPerRow + state.SlotsPerRow;
        for (int row = 0; row < state.Rows; row++)
        {
            for (int block = 0; block < state.Widths.Length; block++)
            {
                int start = state.Starts[block], slots = state.Widths[block];
                System.Numerics.Tensors.TensorPrimitives.SoftMax(
                    word.Slice(row * width + state.NumbersPerRow + start, slots), laws.Slice(row * state.SlotsPerRow + start, slots));
            }
        }
    }
}
