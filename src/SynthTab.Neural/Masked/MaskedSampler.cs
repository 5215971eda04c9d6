using System.Text.Json.Nodes;
using SynthTab.Encoders.Discrete;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using SynthTab.Synthesis;
using SynthTab.Synthesis.Refinement;
using SynthTab.Tables;
using static TorchSharp.torch;

namespace SynthTab.Neural.Masked;

/// <summary>A masked model that has learned.</summary>
public sealed class MaskedSampler : IRowCompleter, IRowLikelihood
{
    private const string EncoderKey = "classes", Prefix = "network.";
    private const ulong DecodingStream = 11, JudgeStream = 12, PoolStream = 13;
    private const int JudgedRows = 40_000;
    private const double WorthJudging = 0.51; // nearer to 0.5 than that, keeping all rows is as good and faster

    private readonly MaskedOptions _options;
    private readonly DiscreteCoding _coding;
    private readonly ClassStatistics _statistics;
    private readonly ColumnLaws _laws;
    private readonly RowMaker _maker;
    private RowJudge? _judge;

    /// <summary>Takes over the parts, which are disposed with it.</summary>
    internal MaskedSampler(
        MaskedOptions options, DiscreteCoding coding, ClassStatistics statistics, FlatParameters parameters, TrainingSummary summary,
        RowJudge? judge = null)
    {
        _judge = judge;
        (_options, _coding, _statistics, Summary) = (options, coding, statistics, summary);
        _laws = new ColumnLaws(new MaskedLayout(coding, options), parameters);
        double[][] shares = [.. coding.Columns.Select(c => Shares(c.Counts))];
        ShareCalibration? calibration = options.Calibration == MaskedCalibration.None ? null
            : new ShareCalibration(statistics, shares, options.Calibration == MaskedCalibration.Pairs);
        _maker = new RowMaker(_laws, calibration, options.Temperature)
        {
            AsInTable = options.Order == MaskedOrder.Table,
            Stratified = options.Stratified,
        };
    }

    /// <inheritdoc/>
    public TrainingSummary Summary { get; private set; }

    /// <inheritdoc/>
    public int BlockRows => 4096;

    /// <inheritdoc/>
    /// <exception cref="SynthTabException">No training row was like a condition.</exception>
    public Table Generate(BlockRequest request)
    {
        CellLimits[] limits = ConditionLimits.Of(request.Conditions, _coding.Schema) ?? Unlimited();
        for (int column = 0; column < limits.Length; column++)
        {
            if (limits[column] != CellLimits.None && _coding.Columns[column].Shares(limits[column]).All(share => share <= 0))
            {
                throw new SynthTabException(
                    $"condition on '{_coding.Schema.Columns[column].Name}': no row of the training table was like it, and the model makes only what training had.");
            }
        }
        // Conditions are met by the learned law alone: a judge of whole rows would shift what they leave open.
        int[][] codes = _judge is null || request.Conditions.Count > 0 ? Make(limits, request.Seed) : MakeAndKeep(_judge, limits, request.Seed);
        return _coding.Decode(codes, Decoding(request.Seed), limits);
    }

    /// <inheritdoc/>
    public Table Complete(CompletionBlock block)
    {
        // Always a whole block, so that a row does not depend on how many there are.
        using var rows = new PartialRows(_laws, BlockRows);
        int[][] codes = _coding.Encode(block.Partial);
        var limits = new CellLimits[codes.Length];
        for (int column = 0; column < codes.Length; column++)
        {
            DiscreteColumn coding = _coding.Columns[column];
            bool asked = block.Unknown.Columns[column].Contains(true), anyValue = coding.Classes > (coding.MissingClass >= 0 ? 1 : 0);
            limits[column] = asked && anyValue && coding.MissingClass >= 0 ? CellLimits.Known : CellLimits.None;
            for (int row = 0; row < block.Partial.Rows; row++)
            {
                if (!block.Unknown[column, row] && codes[column][row] >= 0) { rows.Reveal(column, row, codes[column][row]); }
            }
        }
        _maker.Complete(rows, limits, block.Seed);
        int[][] kept = [.. rows.Codes.Select(c => c[..block.Partial.Rows])];
        return block.FilledFrom(_coding.Decode(kept, Decoding(block.Seed), limits));
    }

    /// <summary>Learns to tell made rows from training rows, and from now on makes more rows than it hands out where that can be told.</summary>
    /// <param name="training">The classes of the training rows, [columns][rows].</param>
    /// <param name="seed">Draws the rows.</param>
    /// <param name="cancellation">Ends the work with <see cref="OperationCanceledException"/>.</param>
    internal void LearnToKeep(int[][] training, long seed, CancellationToken cancellation)
    {
        int blocks = (Math.Min(training[0].Length, JudgedRows) + BlockRows - 1) / BlockRows;
        CellLimits[] limits = Unlimited();
        var made = new List<int[][]>();
        for (int block = 0; block < blocks; block++)
        {
            cancellation.ThrowIfCancellationRequested();
            made.Add(Make(limits, unchecked((long)RandomSource.Name(seed, JudgeStream, (ulong)block))));
        }
        var judge = RowJudge.Fit(_coding, training, Joined(made), new RandomSource(seed, JudgeStream), cancellation);
        _judge = judge.Area >= WorthJudging ? judge : null;
        Summary = Summary with { Figures = new Dictionary<string, double>(Summary.Figures) { ["told-apart-before-keeping"] = judge.Area } };
    }

    /// <inheritdoc/>
    /// <remarks>Of the network's own law: neither temperature nor what finishes a whole sample (calibration, the choice among rows) has a part in it.</remarks>
    public double[] LogLikelihood(Table rows, int orders, long seed) => new RowLikelihood(_laws, BlockRows).Of(rows, orders, seed);

    /// <inheritdoc/>
    public CellMask Unseen(Table rows) => new([.. _coding.Encode(rows).Select(codes => Array.ConvertAll(codes, code => code < 0))]);

    /// <inheritdoc/>
    public void Write(ModelContents contents)
    {
        contents.Encoder[EncoderKey] = _coding.ToJson();
        _statistics.Write(contents);
        _judge?.Write(contents);
        SavedWeights.Write(_laws.Parameters, contents.Weights, Prefix);
    }

    /// <summary>Brings a sampler back from the contents of a model file.</summary>
    /// <exception cref="SynthTabException">A part is missing or does not fit the options, or the device is not there.</exception>
    public static MaskedSampler Load(ModelContents contents, string device)
    {
        Device place = DeviceChoice.Resolve(device);
        var options = OptionsBinder.FromJson<MaskedOptions>(contents.Manifest.Options, MaskedModel.Name);
        options.Validate();
        if (contents.Encoder.Count != 1 || contents.Encoder[EncoderKey] is not JsonObject coded)
        {
            string found = string.Join(", ", contents.Encoder.Select(e => e.Key));
            throw new SynthTabException($"model encoder: the keys {found} were found, and '{EncoderKey}' alone is needed.");
        }
        DiscreteCoding coding = DiscreteCoding.FromJson(coded, contents.Schema);
        using var network = new MaskedNetwork(new MaskedLayout(coding, options), place);
        var parameters = new FlatParameters(network.Parameters(), place, trained: false);
        SavedWeights.Read(parameters, contents.Weights, Prefix);
        return new MaskedSampler(
            options, coding, ClassStatistics.Read(contents, coding), parameters, contents.Manifest.Training, RowJudge.Read(contents, coding));
    }

    /// <inheritdoc/>
    public void Dispose() => _laws.Dispose();

    private CellLimits[] Unlimited() => [.. _coding.Columns.Select(_ => CellLimits.None)];

    private int[][] Make(CellLimits[] limits, long seed)
    {
        using var rows = new PartialRows(_laws, BlockRows);
        _maker.Fill(rows, limits, seed);
        return rows.Codes;
    }

    private int[][] MakeAndKeep(RowJudge judge, CellLimits[] limits, long seed)
    {
        int[][] pool = Joined([.. Enumerable.Range(0, _options.Pool).Select(i => Make(limits, unchecked((long)RandomSource.Name(seed, PoolStream, (ulong)i))))]);
        int[] kept = judge.Keep(pool, BlockRows, new RandomSource(seed, PoolStream));
        return [.. pool.Select(column => Array.ConvertAll(kept, row => column[row]))];
    }

    private static int[][] Joined(List<int[][]> blocks)
        => [.. Enumerable.Range(0, blocks[0].Length).Select(column => blocks.SelectMany(b => b[column]).ToArray())];

    private static long Decoding(long seed) => unchecked((long)RandomSource.Name(seed, DecodingStream));

    private static double[] Shares(IReadOnlyList<long> counts)
    {
        double rows = counts.Sum();
        return [.. counts.Select(c => c / rows)];
    }
}
