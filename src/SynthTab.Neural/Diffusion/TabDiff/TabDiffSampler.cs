using System.Text.Json.Nodes;
using SynthTab.Encoders;
using SynthTab.Neural.Diffusion.Guidance;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using SynthTab.Synthesis;
using SynthTab.Tables;
using static TorchSharp.torch;

namespace SynthTab.Neural.Diffusion.TabDiff;

/// <summary>A TabDiff that has learned.</summary>
public sealed class TabDiffSampler : IRowCompleter
{
    private const string EncoderKey = "table", Prefix = "denoiser.";
    private const ulong NoiseStream = 1, DecodingStream = 2, EncodingStream = 3, FillingStream = 4;

    private readonly TabDiffOptions _options;
    private readonly TableEncoder _encoder;
    private readonly FlatParameters _parameters;
    private readonly MixedLayout _layout;
    private readonly TabDiffNetwork _network;
    private readonly TabDiffSchedules _schedules;

    /// <summary>Takes over the parts, which are disposed with it.</summary>
    internal TabDiffSampler(TabDiffOptions options, TableEncoder encoder, FlatParameters parameters, TrainingSummary summary)
    {
        (_options, _encoder, _parameters, Summary) = (options, encoder, parameters, summary);
        _layout = new MixedLayout(encoder.Layout);
        _network = new TabDiffNetwork(options, _layout);
        _schedules = _network.Schedules(parameters);
    }

    /// <summary>The ways of sampling, the default first.</summary>
    public static IReadOnlyList<string> Samplers { get; } = [.. Enum.GetNames<TabDiffSamplerKind>().Select(OptionsCheck.Kebab)];

    /// <inheritdoc/>
    public TrainingSummary Summary { get; }

    /// <inheritdoc/>
    public int BlockRows => 1024;

    /// <inheritdoc/>
    /// <exception cref="SynthTabException">No training row was like a condition.</exception>
    public Table Generate(BlockRequest request)
    {
        var rows = new MaskedRows(_layout, BlockRows);
        using var denoiser = new NetworkDenoiser(_network, _parameters, _schedules, _layout, rows.Rows);
        RowDenoiser denoise = denoiser.Denoise;
        if (request.Conditions.Count > 0)
        {
            var start = new ConditionedStart(ConditionPlan.Of(request.Conditions, _encoder, _layout), _schedules, _options.CategoriesFirst);
            start.Apply(rows, denoise, Steps(request.Sampling), request.Seed);
            denoise = new RangeTruncation(denoise, start.RangesLeft, _schedules, NetworkDenoiser.Preconditioning.Spread).Denoise;
        }
        Walk(rows, denoise, request.Sampling, request.Seed);
        return Decode(rows, request.Seed);
    }

    /// <inheritdoc/>
    public Table Complete(CompletionBlock block)
    {
        var rows = new MaskedRows(_layout, BlockRows);
        using var denoiser = new NetworkDenoiser(_network, _parameters, _schedules, _layout, rows.Rows);
        EncodedMatrix encoded = _encoder.Encode(block.Partial, unchecked((long)RandomSource.Name(block.Seed, EncodingStream)));
        GivenRows.Fill(block, encoded, rows, _encoder, new NoiseSource(new RandomSource(block.Seed, FillingStream)));
        Walk(rows, GivenRows.WithoutMissing(denoiser.Denoise, _encoder), block.Sampling, block.Seed);
        return block.FilledFrom(Decode(rows, block.Seed));
    }

    /// <inheritdoc/>
    public void Write(ModelContents contents)
    {
        contents.Encoder[EncoderKey] = _encoder.ToJson();
        SavedWeights.Write(_parameters, contents.Weights, Prefix);
    }

    /// <summary>Brings a sampler back from the contents of a model file.</summary>
    /// <exception cref="SynthTabException">A part is missing or does not fit the options, or the device is not there.</exception>
    public static TabDiffSampler Load(ModelContents contents, string device)
    {
        Device place = DeviceChoice.Resolve(device);
        var options = OptionsBinder.FromJson<TabDiffOptions>(contents.Manifest.Options, TabDiffModel.Name);
        options.Validate();
        if (contents.Encoder.Count != 1 || contents.Encoder[EncoderKey] is not JsonObject encoderJson)
        {
            string found = string.Join(", ", contents.Encoder.Select(e => e.Key));
            throw new SynthTabException($"model encoder: the keys {found} were found, and '{EncoderKey}' alone is needed.");
        }
        TableEncoder encoder = TableEncoder.FromJson(encoderJson, contents.Schema);
        var shapes = new TabDiffNetwork(options, new MixedLayout(encoder.Layout)).Parameters();
        var parameters = new FlatParameters(shapes, place, trained: false);
        SavedWeights.Read(parameters, contents.Weights, Prefix);
        return new TabDiffSampler(options, encoder, parameters, contents.Manifest.Training);
    }

    /// <inheritdoc/>
    public void Dispose() => _parameters.Dispose();

    private void Walk(MaskedRows rows, RowDenoiser denoise, SamplingOptions sampling, long seed)
    {
        var noise = new NoiseSource(new RandomSource(seed, NoiseStream));
        ISlotSolver slots = _options.CountedMasks
            ? new CountedUnmasking(rows, _schedules.BlockTime, noise)
            : new IndependentUnmasking(_schedules);
        string sampler = sampling.Sampler ?? OptionsCheck.Kebab(_options.Sampler.ToString());
        INumberSolver numbers = sampler == Samplers[(int)TabDiffSamplerKind.Heun] ? new EdmHeun() : new DpmSolverPlusPlus2M();
        MixedWalk.FillNoise(rows, _schedules, noise);
        if (_options.ObservedShare == 0 && rows.AnyGiven) { denoise = new Replacement(denoise, _schedules, noise).Denoise; }
        if (sampling.Guidance is > 0 and double weight && rows.AnyGiven)
        {
            denoise = new ClassifierFreeGuidance(denoise, weight, _schedules, rows, noise).Denoise;
        }
        new MixedWalk(_schedules, numbers, slots).Run(rows, _schedules.Times(Steps(sampling), rows.BlocksPerRow), denoise, seed);
    }

    private int Steps(SamplingOptions sampling) => sampling.Steps ?? _options.Steps;

    private Table Decode(MaskedRows rows, long seed)
    {
        EncodedLayout layout = _encoder.Layout;
        var matrix = new EncodedMatrix(rows.Rows, layout.Width, new float[rows.Rows * layout.Width]);
        for (int row = 0; row < rows.Rows; row++)
        {
            Span<float> entries = matrix.Row(row);
            for (int number = 0; number < rows.NumbersPerRow; number++)
            {
                entries[_layout.Scalars[number].EncodedStart] = rows.Numbers[row * rows.NumbersPerRow + number];
            }
            for (int block = 0; block < rows.BlocksPerRow; block++)
            {
                int slot = rows.Slots[row * rows.BlocksPerRow + block];
                if (slot != MaskedRows.Masked) { entries[_layout.Blocks[block].EncodedStart + slot] = 1; }
            }
        }
        return _encoder.Decode(matrix, unchecked((long)RandomSource.Name(seed, DecodingStream)));
    }
}
