using SynthTab.Encoders;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using SynthTab.Synthesis;
using SynthTab.Tables;
using static TorchSharp.torch;

namespace SynthTab.Neural.Diffusion.TabDiff;

/// <summary>
/// Mixed diffusion in continuous time: numbers under Gaussian noise and categories under masks, one network that undoes both,
/// and noise whose growth each column can learn.
/// </summary>
/// <remarks>
/// Shi et al. 2025, "TabDiff: a Mixed-type Diffusion Model for Tabular Data Generation". Beyond the paper: cells that are given in
/// training, so that any known cells can be continued from; point masses and missing cells as slots, grid and range kept; and by
/// default categories before numbers (<see cref="TabDiffOptions.CategoriesFirst"/>) and as many masks as the time says
/// (<see cref="TabDiffOptions.CountedMasks"/>), with which a small network learns more in the minutes that a CPU has.
/// </remarks>
public sealed class TabDiffModel : IGenerativeModel
{
    private const ulong EncoderStream = 5, EncodingStream = 6, WeightStream = 7;

    private readonly TabDiffOptions _options;

    /// <summary>Takes the options.</summary>
    /// <exception cref="OptionsException">They cannot work.</exception>
    public TabDiffModel(TabDiffOptions options)
    {
        options.Validate();
        _options = options;
    }

    /// <summary>The name in the catalog.</summary>
    public const string Name = "tabdiff";

    /// <inheritdoc/>
    /// <exception cref="SynthTabException">The device is not there, or training failed twice.</exception>
    public IRowSampler Learn(Table training, FitContext context)
    {
        Device device = DeviceChoice.Resolve(context.Device);
        using var threads = new TorchThreads(context.Threads);
        var time = System.Diagnostics.Stopwatch.StartNew();
        TableEncoder encoder = TableEncoder.Fit(
            training, EncoderOptions, Seed(context, EncoderStream), new EncodingProgress(context.Progress), context.Cancellation);
        EncodedRows rows = EncodedRows.Of(training, encoder, Seed(context, EncodingStream));
        var layout = new MixedLayout(encoder.Layout);
        int mostRows = Math.Min(_options.BatchSize, training.Rows);
        using var task = new TabDiffTask(_options, layout, rows, mostRows, device, new RandomSource(context.Seed, WeightStream));
        using var work = new NetworkTraining(Name, task, _options.Training, training.Rows, context, () => time.Elapsed);
        return work.Run((weights, summary) => new TabDiffSampler(_options, encoder, weights, summary));
    }

    private EncoderOptions EncoderOptions => new() { Numeric = NumericCoding.QuantileNormal, MaximumSlots = _options.MaximumSlots };

    private static long Seed(FitContext context, ulong stream) => unchecked((long)RandomSource.Name(context.Seed, stream));
}
