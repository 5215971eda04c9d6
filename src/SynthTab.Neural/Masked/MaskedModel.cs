using SynthTab.Encoders.Discrete;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using SynthTab.Synthesis;
using SynthTab.Tables;
using static TorchSharp.torch;

namespace SynthTab.Neural.Masked;

/// <summary>
/// An order-agnostic masked model: every column as classes, any set of cells may be known, and the rest follow one by one. Made for
/// processors: minutes to learn, one pass to draw.
/// </summary>
public sealed class MaskedModel : IGenerativeModel
{
    private const ulong WeightStream = 8;
    private const int LeastEpochs = 12, MostEpochs = 400, RowsLearned = 1_500_000; // in all epochs together

    private readonly MaskedOptions _options;

    /// <summary>Takes the options.</summary>
    /// <exception cref="OptionsException">They cannot work.</exception>
    public MaskedModel(MaskedOptions options)
    {
        options.Validate();
        _options = options;
    }

    /// <summary>The name in the catalog.</summary>
    public const string Name = "masked";

    /// <inheritdoc/>
    /// <exception cref="SynthTabException">The device is not there, or training failed twice.</exception>
    public IRowSampler Learn(Table training, FitContext context)
    {
        Device device = DeviceChoice.Resolve(context.Device);
        using var threads = new TorchThreads(context.Threads);
        var time = System.Diagnostics.Stopwatch.StartNew();
        DiscreteCoding coding = DiscreteCoding.Fit(training, _options.Coding);
        int[][] codes = coding.Encode(training);
        var layout = new MaskedLayout(coding, _options);
        int epochs = _options.Epochs ?? Math.Clamp(RowsLearned / training.Rows, LeastEpochs, MostEpochs);
        int batch = Math.Min(_options.BatchSize ?? (training.Rows < 10_000 ? 128 : layout.Columns > 20 ? 256 : 512), training.Rows);
        using var task = new MaskedTask(_options, layout, codes, batch, device, new RandomSource(context.Seed, WeightStream));
        using var work = new NetworkTraining(Name, task, _options.Training(epochs, batch), training.Rows, context, () => time.Elapsed);
        ClassStatistics statistics = ClassStatistics.Of(coding, codes);
        return work.Run((weights, summary) => new MaskedSampler(_options, coding, statistics, weights, summary));
    }
}
