using System.Runtime.InteropServices;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using static TorchSharp.torch;

namespace SynthTab.Neural.Autoencoders;

/// <summary>What a TVAE learns: to say rows again after they have passed through few noisy numbers.</summary>
internal sealed class TvaeTask : ITrainingTask, IDisposable
{
    private readonly TvaeOptions _options;
    private readonly EncodedRows _rows;
    private readonly TvaeShape _shape;
    private readonly TvaeLoss _loss;
    private readonly StagedTensor _input, _noise, _gradient;

    /// <summary>Prepares the networks and everything that is made once.</summary>
    /// <param name="options">The options.</param>
    /// <param name="rows">The encoded table.</param>
    /// <param name="layout">What the decoder says.</param>
    /// <param name="device">Where the networks are.</param>
    /// <param name="random">Where the initial weights come from.</param>
    public TvaeTask(TvaeOptions options, EncodedRows rows, DecoderLayout layout, Device device, RandomSource random)
    {
        (_options, _rows) = (options, rows);
        int most = Math.Min(options.BatchSize, rows.Rows);
        _shape = options.Network(layout);
        Parameters = new FlatParameters(_shape.Parameters(), device, trained: true).Initialize(random);
        _loss = new TvaeLoss(layout, options.LatentSize, options.LossFactor, options.Bends);
        _input = new StagedTensor(device, ScalarType.Float32, most, layout.Encoded.Width);
        _noise = new StagedTensor(device, ScalarType.Float32, most, options.LatentSize);
        _gradient = new StagedTensor(device, ScalarType.Float32, most, _loss.Width);
    }

    /// <inheritdoc/>
    public FlatParameters Parameters { get; }

    /// <inheritdoc/>
    public double Step(ReadOnlySpan<int> rows, NoiseSource noise, double progress)
    {
        using var scope = NewDisposeScope();
        Tensor said = Ask(rows, noise);
        double weight = _options.DivergenceWarmUp > 0 ? Math.Min(1, progress / _options.DivergenceWarmUp) : 1;
        double loss = Evaluate(said, rows, weight);
        if (double.IsFinite(loss)) { said.backward([_gradient.Upload().narrow(0, 0, rows.Length)]); }
        return loss;
    }

    /// <inheritdoc/>
    public double Loss(ReadOnlySpan<int> rows, NoiseSource noise)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return Evaluate(Ask(rows, noise), rows, divergenceWeight: 1);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Parameters.Dispose();
        _input.Dispose();
        _noise.Dispose();
        _gradient.Dispose();
    }

    private Tensor Ask(ReadOnlySpan<int> rows, NoiseSource noise)
    {
        int width = (int)_input.Device.shape[1], latent = _options.LatentSize;
        Span<float> input = _input.Values<float>()[..(rows.Length * width)];
        input.Clear();
        for (int i = 0; i < rows.Length; i++) { _rows.Write(rows[i], input.Slice(i * width, width)); }
        noise.FillNormal(_noise.Values<float>()[..(rows.Length * latent)]);
        Tensor encoded = TvaeNetwork.Encode(Parameters, _shape, _input.Upload().narrow(0, 0, rows.Length));
        Tensor points = TvaeNetwork.Draw(encoded, latent, _noise.Upload().narrow(0, 0, rows.Length));
        Tensor decoded = TvaeNetwork.Decode(Parameters, _shape, points);
        return _shape.Spreads == 0
            ? cat([decoded, encoded], 1)
            : cat([decoded, encoded, Parameters[TvaeNetwork.Spread].expand(rows.Length, _shape.Spreads)], 1);
    }

    private double Evaluate(Tensor said, ReadOnlySpan<int> rows, double divergenceWeight)
    {
        using Tensor here = said.detach().cpu();
        return _loss.Evaluate(MemoryMarshal.Cast<byte, float>(here.bytes), _rows, rows, divergenceWeight, _gradient.Values<float>());
    }
}
