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
    private const int LeastRowsJudged = 500; // of fewer, trees would tell chance
    private const double JudgesPart = 0.1; // of the budget, for telling made rows from training rows

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
        int epochs = _options.Epochs ?? EpochsFor(training.Rows), batch = Math.Min(_options.BatchSize ?? BatchFor(training.Rows), training.Rows);
        using var task = new MaskedTask(_options, layout, codes, batch, device, new RandomSource(context.Seed, WeightStream));
        FitContext network = context with { Budget = context.Budget * (_options.Pool > 1 ? 1 - JudgesPart : 1) };
        using var work = new NetworkTraining(Name, task, _options.Training(epochs, batch), training.Rows, network, () => time.Elapsed);
        ClassStatistics statistics = ClassStatistics.Of(coding, codes);
        var learned = (MaskedSampler)work.Run((weights, summary) => new MaskedSampler(_options, coding, statistics, weights, summary));
        if (_options.Pool > 1 && !learned.Summary.Interrupted && training.Rows >= LeastRowsJudged) { learned.LearnToKeep(codes, context.Seed, CancellationToken.None); }
        return learned;
    }

    /// <summary>The more rows, the fewer passes, but the more rows in all: 100 passes over 3,000 rows, 35 over 16,000, 15 over 75,000.</summary>
    private static int EpochsFor(int rows) => (int)Math.Clamp(600_000 * Math.Pow(rows / 16_000.0, 0.4) / rows, 4, 300);

    /// <summary>About 250 steps a pass: small tables need small batches to take enough steps before they are overlearned.</summary>
    private static int BatchFor(int rows) => (int)Math.Clamp(System.Numerics.BitOperations.RoundUpToPowerOf2((uint)(rows / 360 + 1)), 32, 512);
}
