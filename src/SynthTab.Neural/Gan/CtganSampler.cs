using System.Text.Json.Nodes;
using SynthTab.Encoders;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using SynthTab.Synthesis;
using SynthTab.Tables;
using static TorchSharp.torch;

namespace SynthTab.Neural.Gan;

/// <summary>
/// A CTGAN that has learned. A slot is drawn from the softmax of its block's logits (Gumbel-max: the largest of logit plus
/// Gumbel noise), as in training, where the softmax of the same sum at a low temperature stood for the draw.
/// </summary>
public sealed class CtganSampler : IRowSampler
{
    private const string EncoderKey = "table", GeneratorPrefix = "generator.", FrequenciesKey = "condition.frequencies";
    private const ulong NoiseStream = 1, DecodingStream = 2;

    private readonly CtganOptions _options;
    private readonly TableEncoder _encoder;
    private readonly ConditionLayout _conditions;
    private readonly FlatParameters _generator;
    private readonly LayerStatistics _statistics;
    private readonly float[][] _frequencies; // [categories][slots]
    private readonly ConditionLaw? _law;
    private readonly RowDraw _draw;

    /// <summary>Takes over the parts, which are disposed with it.</summary>
    internal CtganSampler(
        CtganOptions options, TableEncoder encoder, FlatParameters generator, LayerStatistics statistics, float[][] frequencies,
        TrainingSummary summary)
    {
        (_options, _encoder, _generator, _statistics, _frequencies) = (options, encoder, generator, statistics, frequencies);
        _conditions = new ConditionLayout(encoder.Layout, options.Conditional);
        _law = _conditions.Width == 0 ? null : ConditionLaw.OfSampling(frequencies);
        _draw = new RowDraw(encoder.Layout);
        Summary = summary;
    }

    /// <inheritdoc/>
    public TrainingSummary Summary { get; }

    /// <inheritdoc/>
    public int BlockRows => 4096;

    /// <inheritdoc/>
    public Table Generate(BlockRequest request)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        var noise = new NoiseSource(new RandomSource(request.Seed, NoiseStream));
        DrawnCondition[] asked = Ask(request.Conditions, noise.Random);
        using var input = new GeneratorInput(_options.EmbeddingSize, _conditions, BlockRows, _generator.Vector.device);
        Tensor logits = ResidualGenerator.Generate(_generator, _statistics, input.Make(noise, asked)).cpu();
        var rows = new EncodedMatrix(BlockRows, _encoder.Layout.Width, new float[BlockRows * _encoder.Layout.Width]);
        _draw.Fill(logits, noise, rows.Values);
        return _encoder.Decode(rows, unchecked((long)RandomSource.Name(request.Seed, DecodingStream)));
    }

    /// <inheritdoc/>
    public void Write(ModelContents contents)
    {
        contents.Encoder[EncoderKey] = _encoder.ToJson();
        SavedWeights.Write(_generator, contents.Weights, GeneratorPrefix);
        SavedWeights.Write(_statistics.Values, contents.Weights, GeneratorPrefix);
        if (_law is null) { return; }
        contents.Weights.Add(FrequenciesKey, new NamedArray([_conditions.Width], _frequencies.SelectMany(f => f).ToArray()));
    }

    /// <summary>Brings a sampler back from the contents of a model file.</summary>
    /// <exception cref="SynthTabException">A part is missing or does not fit the options, or the device is not there.</exception>
    public static CtganSampler Load(ModelContents contents, string device)
    {
        Device place = DeviceChoice.Resolve(device);
        var options = OptionsBinder.FromJson<CtganOptions>(contents.Manifest.Options, CtganModel.Name);
        options.Validate();
        if (contents.Encoder.Count != 1 || contents.Encoder[EncoderKey] is not JsonObject encoderJson)
        {
            throw new SynthTabException($"model encoder: the keys {string.Join(", ", contents.Encoder.Select(e => e.Key))} were found, and '{EncoderKey}' alone is needed.");
        }
        TableEncoder encoder = TableEncoder.FromJson(encoderJson, contents.Schema);
        var conditions = new ConditionLayout(encoder.Layout, options.Conditional);
        float[][] frequencies = ReadFrequencies(contents.Weights, conditions);
        var generator = new FlatParameters(CtganNetworks.ShapeOf(options, encoder.Layout, conditions).Parameters(), place, trained: false);
        var statistics = new LayerStatistics(options.GeneratorWidths, place);
        SavedWeights.Read(generator, contents.Weights, GeneratorPrefix);
        SavedWeights.Read(statistics.Values, contents.Weights, GeneratorPrefix);
        return new CtganSampler(options, encoder, generator, statistics, frequencies, contents.Manifest.Training);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _generator.Dispose();
        _statistics.Dispose();
    }

    private DrawnCondition[] Ask(IReadOnlyList<Condition> conditions, RandomSource random)
    {
        var asked = new DrawnCondition[BlockRows];
        if (_law is null) { return asked; }
        ConditionRequest? request = ConditionRequest.Of(conditions, _encoder, _conditions, _frequencies);
        foreach (ref DrawnCondition one in asked.AsSpan()) { one = request?.Draw(random) ?? _law.Draw(random); }
        return asked;
    }

    private static float[][] ReadFrequencies(IDictionary<string, NamedArray> arrays, ConditionLayout conditions)
    {
        if (conditions.Width == 0) { return []; }
        float[] all = SavedWeights.Floats(arrays, FrequenciesKey, conditions.Width);
        var blocks = new float[conditions.Blocks.Count][];
        int at = 0;
        for (int block = 0; block < blocks.Length; block++)
        {
            blocks[block] = all[at..(at += conditions.Blocks[block].Width)];
            if (Array.Exists(blocks[block], share => share < 0) || !Array.Exists(blocks[block], share => share > 0))
            {
                throw new SynthTabException($"model weights: '{FrequenciesKey}' has a category without a positive share or with a negative one.");
            }
        }
        return blocks;
    }
}
