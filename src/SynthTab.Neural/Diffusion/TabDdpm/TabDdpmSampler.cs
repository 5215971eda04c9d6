using System.Text.Json.Nodes;
using SynthTab.Encoders;
using SynthTab.Neural.Diffusion.Samplers;
using SynthTab.Neural.Diffusion.Schedules;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using SynthTab.Synthesis;
using SynthTab.Tables;
using static TorchSharp.torch;

namespace SynthTab.Neural.Diffusion.TabDdpm;

/// <summary>A TabDDPM that has learned.</summary>
/// <remarks>Classes are drawn first, by the shares of training, and the network is told them; then the categories that conditions
/// ask for; then the rest of the rows is made to fit.</remarks>
public sealed class TabDdpmSampler : IRowSampler, IRowCompleter
{
    private const string EncoderKey = "table", NetworkPrefix = "network.", SharesKey = "class.shares";
    private const ulong NoiseStream = 1, DecodingStream = 2, ConditionStream = 3, EncodingStream = 4, FirstLookStream = 5;

    private readonly TabDdpmOptions _options;
    private readonly TableEncoder _encoder;
    private readonly MixedLayout _layout;
    private readonly ClassCondition? _condition;
    private readonly FlatParameters _network;
    private readonly MlpShape _shape;
    private readonly float[] _shares;
    private readonly SignalLevels _levels;

    /// <summary>Takes over the parts, which are disposed with it.</summary>
    internal TabDdpmSampler(TabDdpmOptions options, TableEncoder encoder, FlatParameters network, float[] shares, TrainingSummary summary)
    {
        (_options, _encoder, _network, _shares, Summary) = (options, encoder, network, shares, summary);
        _layout = new MixedLayout(encoder.Layout);
        _condition = ClassCondition.Of(encoder.Schema, _layout);
        _shape = options.Network(_layout);
        _levels = new SignalLevels(new CosineSchedule(), options.NoiseSteps);
    }

    /// <inheritdoc/>
    public TrainingSummary Summary { get; }

    /// <inheritdoc/>
    public int BlockRows => 2048;

    /// <inheritdoc/>
    public Table Generate(BlockRequest request)
    {
        var given = new GivenCells(new ToldCells(_layout, MixedState.Of(_layout, BlockRows)));
        var random = new RandomSource(request.Seed, ConditionStream);
        float[] Laws() => LawsOfNoise(given.Told, request.Seed);
        bool classFirst = _condition is null || !GivenByConditions.TellOthers(request.Conditions, _encoder, _condition.Column);
        if (_condition is not null && classFirst) { ClassDraw.Under(_condition, _shares, _encoder, request.Conditions).Tell(given.Told, random); }
        if (request.Conditions.Count > 0)
        {
            GivenByConditions.Add(request.Conditions, given, _layout, _encoder, classFirst ? _condition?.Column ?? -1 : -1, Laws, random);
        }
        if (!classFirst) { GivenByConditions.TellClass(_condition!, given.Told, Laws, random); }
        bool resample = given.Limits || (_options.GivenShare == 0 && request.Conditions.Count > 0);
        return Decode(Walk(given, request.Sampling, request.Seed, resample ? _options.ResampleRounds : 1), request.Seed);
    }

    /// <inheritdoc/>
    public Table Complete(CompletionBlock block)
    {
        var given = new GivenCells(new ToldCells(_layout, MixedState.Of(_layout, BlockRows)));
        EncodedMatrix encoded = _encoder.Encode(block.Partial, unchecked((long)RandomSource.Name(block.Seed, EncodingStream)));
        GivenByRows.Add(block, encoded, given, _layout, _encoder);
        return Merge(block, Decode(Walk(given, block.Sampling, block.Seed, _options.ResampleRounds), block.Seed));
    }

    /// <inheritdoc/>
    public void Write(ModelContents contents)
    {
        contents.Encoder[EncoderKey] = _encoder.ToJson();
        SavedWeights.Write(_network, contents.Weights, NetworkPrefix);
        if (_condition is not null) { contents.Weights.Add(SharesKey, new NamedArray([_shares.Length], _shares)); }
    }

    /// <summary>Brings a sampler back from the contents of a model file.</summary>
    /// <exception cref="SynthTabException">A part is missing or does not fit the options, or the device is not there.</exception>
    public static TabDdpmSampler Load(ModelContents contents, string device)
    {
        Device place = DeviceChoice.Resolve(device);
        var options = OptionsBinder.FromJson<TabDdpmOptions>(contents.Manifest.Options, TabDdpmModel.Name);
        options.Validate();
        if (contents.Encoder.Count != 1 || contents.Encoder[EncoderKey] is not JsonObject encoderJson)
        {
            throw new SynthTabException($"model encoder: the keys {string.Join(", ", contents.Encoder.Select(e => e.Key))} were found, and '{EncoderKey}' alone is needed.");
        }
        TableEncoder encoder = TableEncoder.FromJson(encoderJson, contents.Schema);
        var layout = new MixedLayout(encoder.Layout);
        ClassCondition? condition = ClassCondition.Of(contents.Schema, layout);
        float[] shares = condition is null ? [] : SavedWeights.Floats(contents.Weights, SharesKey, condition.Width);
        var network = new FlatParameters(options.Network(layout).Parameters(), place, trained: false);
        SavedWeights.Read(network, contents.Weights, NetworkPrefix);
        return new TabDdpmSampler(options, encoder, network, shares, contents.Manifest.Training);
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private MixedState Walk(GivenCells given, SamplingOptions sampling, long seed, int rounds)
    {
        MixedState state = MixedState.Of(_layout, BlockRows);
        ReverseSampler sampler = TabDdpmSamplers.Create(sampling.Sampler ?? _options.Sampler, _levels);
        using var denoiser = new TabDdpmDenoiser(_network, _shape, _options.NumberTarget, _levels, Shown(given.Told), sampling.Guidance ?? 0);
        new ReverseWalk(_levels, sampler, sampling.Steps ?? _options.SamplingSteps).Run(
            state, denoiser.Estimate, given, rounds, new NoiseSource(new RandomSource(seed, NoiseStream)));
        return state;
    }

    /// <summary>What the network says of every category of rows of pure noise, given what is told.</summary>
    private float[] LawsOfNoise(ToldCells told, long seed)
    {
        MixedState state = MixedState.Of(_layout, BlockRows);
        state.FillNoise(new NoiseSource(new RandomSource(seed, FirstLookStream)));
        var estimate = new MixedEstimate(state);
        using var denoiser = new TabDdpmDenoiser(_network, _shape, _options.NumberTarget, _levels, Shown(told), guidance: 0);
        denoiser.Estimate(state, _levels.Steps, estimate);
        return estimate.Laws;
    }

    /// <summary>What the network sees of the told cells: all, or where training never told any columns no more than the class. The
    /// others then walk from noise to their values beside the cells that are to fit them.</summary>
    private ToldCells Shown(ToldCells told)
        => _options.GivenShare > 0 ? told : told.Only(_condition is not null && _options.HiddenClassShare < 1 ? _condition.Column : -1);

    private Table Decode(MixedState state, long seed)
    {
        var matrix = new EncodedMatrix(state.Rows, _layout.Encoded.Width, new float[state.Rows * _layout.Encoded.Width]);
        for (int row = 0; row < state.Rows; row++)
        {
            Span<float> entries = matrix.Row(row);
            for (int i = 0; i < _layout.Scalars.Count; i++) { entries[_layout.Scalars[i].EncodedStart] = state.Numbers[row * _layout.Scalars.Count + i]; }
            for (int i = 0; i < _layout.Blocks.Count; i++)
            {
                entries[_layout.Blocks[i].EncodedStart + state.Slots[row * _layout.Blocks.Count + i]] = 1;
            }
        }
        return _encoder.Decode(matrix, unchecked((long)RandomSource.Name(seed, DecodingStream)));
    }

    /// <summary>The cells asked for from the rows made, all others as they were.</summary>
    private static Table Merge(CompletionBlock block, Table made) => new(block.Partial.Schema,
    [
        .. block.Partial.Columns.Select((own, column) => own switch
        {
            NumericColumn numbers => (Column)new NumericColumn(
                own.Schema, Chosen(numbers.Values, ((NumericColumn)made.Columns[column]).Values, block.Unknown.Columns[column])),
            CategoricalColumn levels => new CategoricalColumn(
                own.Schema, Chosen(levels.Codes, ((CategoricalColumn)made.Columns[column]).Codes, block.Unknown.Columns[column])),
            _ => throw new ArgumentException($"Column '{own.Schema.Name}' is not one that a model learns.", nameof(block)),
        }),
    ]);

    private static T[] Chosen<T>(T[] own, T[] made, bool[] unknown)
    {
        var chosen = new T[own.Length];
        for (int row = 0; row < chosen.Length; row++) { chosen[row] = unknown[row] ? made[row] : own[row]; }
        return chosen;
    }
}
