using SynthTab.Encoders;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using SynthTab.Synthesis;
using SynthTab.Tables;
using static TorchSharp.torch;

namespace SynthTab.Neural.Autoencoders;

/// <summary>
/// A variational autoencoder for tables: an encoder tells each row in few noisy numbers, a decoder says the row again, and new
/// rows are what the decoder says of new numbers.
/// </summary>
/// <remarks>
/// Xu et al. 2019, "Modeling Tabular Data using Conditional GAN", section 4.5. Beyond the paper: a number has a place in each of its
/// components; places that mean nothing are not learned; new points come from a mixture fitted to where the encoder puts real
/// rows (<see cref="LatentMixtureFit"/>); categories are drawn from the decoder's word instead of the likeliest being taken; shares
/// are calibrated after training. <see cref="TvaeOptions.Paper"/> has none of these.
/// </remarks>
public sealed class TvaeModel : IGenerativeModel
{
    private const ulong EncoderStream = 1, EncodingStream = 2, WeightStream = 3;

    private readonly TvaeOptions _options;

    /// <summary>Takes the options.</summary>
    /// <exception cref="OptionsException">They cannot work.</exception>
    public TvaeModel(TvaeOptions options)
    {
        options.Validate();
        _options = options;
    }

    /// <summary>The name in the catalog.</summary>
    public const string Name = "tvae";

    /// <inheritdoc/>
    /// <exception cref="SynthTabException">The device is not there, or training failed twice.</exception>
    public IRowSampler Learn(Table training, FitContext context)
    {
        var time = System.Diagnostics.Stopwatch.StartNew();
        Device device = DeviceChoice.Resolve(context.Device);
        using var threads = new TorchThreads(context.Threads);
        TableEncoder encoder = TableEncoder.Fit(
            training, _options.Encoding, Seed(context, EncoderStream), new EncodingProgress(context.Progress), context.Cancellation);
        EncodedRows rows = EncodedRows.Of(training, encoder, Seed(context, EncodingStream));
        var layout = new DecoderLayout(encoder, _options.MeanPerComponent);
        using var task = new TvaeTask(_options, rows, layout, device, new RandomSource(context.Seed, WeightStream));
        using var work = new NetworkTraining(Name, task, _options.Training, rows.Rows, context, () => time.Elapsed);
        var finish = new TvaeFinish(_options, layout, rows, context.Seed);
        return work.Run((weights, summary) =>
        {
            (LatentMixture law, Dictionary<string, double> figures) = finish.Apply(weights);
            foreach ((string name, double figure) in summary.Figures) { figures.Add(name, figure); }
            return new TvaeSampler(_options, encoder, weights, law, summary with { Figures = figures });
        });
    }

    private static long Seed(FitContext context, ulong stream) => unchecked((long)RandomSource.Name(context.Seed, stream));
}
