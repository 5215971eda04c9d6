using SynthTab.Encoders;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using SynthTab.Synthesis;
using SynthTab.Tables;
using static TorchSharp.torch;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>
/// Diffusion for tables in discrete steps: Gaussian noise on numbers, multinomial noise on categories, and one network that
/// undoes both, told the class of a row where the table has a target with classes.
/// </summary>
/// <remarks>
/// Kotelnikov et al. 2023, "TabDDPM: Modelling Tabular Data with Diffusion Models". Beyond the paper: the target is one of the
/// columns as well; in a share of the rows any columns are told, so that rows can be made to any cells that are given; the
/// network speaks of a category by all but its own noisy slot, which Bayes' rule adds; estimates of numbers keep to the coding's
/// range. <see cref="TabDdpmOptions.Paper"/> is the authors' configuration.
/// </remarks>
public sealed class TabDdpmModel : IGenerativeModel
{
    private const ulong EncoderStream = 1, EncodingStream = 2, WeightStream = 3;

    private readonly TabDdpmOptions _options;

    /// <summary>Takes the options.</summary>
    /// <exception cref="OptionsException">They cannot work.</exception>
    public TabDdpmModel(TabDdpmOptions options)
    {
        options.Validate();
        _options = options;
    }

    /// <summary>The name in the catalog.</summary>
    public const string Name = "tabddpm";

    /// <inheritdoc/>
    /// <exception cref="SynthTabException">The device is not there, or training failed twice.</exception>
    public IRowSampler Learn(Table training, FitContext context)
    {
        var time = System.Diagnostics.Stopwatch.StartNew();
        Device device = DeviceChoice.Resolve(context.Device);
        using var threads = new TorchThreads(context.Threads);
        TableEncoder encoder = TableEncoder.Fit(
            training, EncoderOptions, Seed(context, EncoderStream), new EncodingProgress(context.Progress), context.Cancellation);
        EncodedRows rows = EncodedRows.Of(training, encoder, Seed(context, EncodingStream));
        var layout = new MixedLayout(encoder.Layout);
        ClassCondition? condition = ClassCondition.Of(training.Schema, layout);
        float[] shares = condition?.Shares(rows, encoder.Layout) ?? [];
        using var task = new TabDdpmTask(_options, rows, layout, condition, device, new RandomSource(context.Seed, WeightStream));
        using var work = new NetworkTraining(Name, task, _options.Training, rows.Rows, context, () => time.Elapsed);
        return work.Run((weights, summary) => new TabDdpmSampler(_options, encoder, weights, shares, summary));
    }

    private EncoderOptions EncoderOptions => new() { Numeric = NumericCoding.QuantileNormal, MaximumSlots = _options.MaximumSlots };

    private static long Seed(FitContext context, ulong stream) => unchecked((long)RandomSource.Name(context.Seed, stream));
}
