using SynthTab.Encoders;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using SynthTab.Synthesis;
using SynthTab.Tables;
using static TorchSharp.torch;

namespace SynthTab.Neural.Gan;

/// <summary>
/// A conditional generative adversarial network for tables: a generator that makes encoded rows from noise and a condition,
/// taught by a critic that compares packs of rows with real ones.
/// </summary>
/// <remarks>
/// Xu et al. 2019, "Modeling Tabular Data using Conditional GAN". Beyond the paper: true frequencies at sampling, an average
/// of the generator's weights, layer statistics measured for it, categories of many levels that share slots, and shares of
/// levels and missing cells calibrated after training (<see cref="CtganOptions.CalibrateMarginals"/>).
/// Tables without categories are learned without conditions. Dependencies between two numbers are learned less well than
/// those with categories: the critic sees a number as a place within a component.
/// </remarks>
public sealed class CtganModel : IGenerativeModel
{
    private const ulong EncoderStream = 5, EncodingStream = 6;

    private readonly CtganOptions _options;

    /// <summary>Takes the options.</summary>
    /// <exception cref="OptionsException">They cannot work.</exception>
    public CtganModel(CtganOptions options)
    {
        options.Validate();
        _options = options;
    }

    /// <summary>The name in the catalog.</summary>
    public const string Name = "ctgan";

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
        var conditions = new ConditionLayout(encoder.Layout, _options.Conditional);
        var sampler = new ConditionSampler(rows, conditions);
        int stepsPerEpoch = Math.Max(1, training.Rows / _options.BatchSize);
        var clock = new TrainingClock(_options.Epochs, stepsPerEpoch, context, () => time.Elapsed);
        using var work = new CtganTraining(_options, encoder.Layout, rows, conditions, sampler, device, context.Seed);
        return work.Run(clock, context, (losses, interrupted) =>
        {
            (FlatParameters generator, LayerStatistics statistics) = work.Finish();
            Dictionary<string, double> figures = work.Figures(clock, losses);
            if (_options.CalibrateMarginals)
            {
                var calibration = new MarginalCalibration(_options, encoder.Layout, conditions, device, context.Seed);
                figures["largest-calibration-shift"] = calibration.Apply(generator, statistics, rows, sampler.Frequencies);
            }
            TrainingSummary summary = clock.Summary(training.Rows, device, figures) with { Interrupted = interrupted };
            return new CtganSampler(_options, encoder, generator, statistics, [.. sampler.Frequencies], summary);
        });
    }

    private EncoderOptions EncoderOptions => new()
    {
        Numeric = NumericCoding.ModeSpecific,
        MaximumModes = _options.MaximumModes,
        MaximumSlots = _options.MaximumSlots,
    };

    private static long Seed(FitContext context, ulong stream) => unchecked((long)RandomSource.Name(context.Seed, stream));
}
