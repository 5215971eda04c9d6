using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using SynthTab.Encoders;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using SynthTab.Synthesis;
using SynthTab.Tables;
using static TorchSharp.torch;

namespace SynthTab.Neural.Autoencoders;

/// <summary>A TVAE that has learned.</summary>
public sealed class TvaeSampler : ILatentSampler
{
    private const string EncoderKey = "table", NetworkPrefix = "network.";
    private const int PointsAtOnce = 4096;
    private const ulong PointStream = 1, NoiseStream = 2, DecodingStream = 3;

    private readonly TvaeOptions _options;
    private readonly TableEncoder _encoder;
    private readonly FlatParameters _network;
    private readonly TvaeShape _shape;
    private readonly LatentMixture _law;
    private readonly RowReading _reading;

    /// <summary>Takes over the parts, which are disposed with it.</summary>
    internal TvaeSampler(TvaeOptions options, TableEncoder encoder, FlatParameters network, LatentMixture law, TrainingSummary summary)
    {
        (_options, _encoder, _network, _law, Summary) = (options, encoder, network, law, summary);
        var layout = new DecoderLayout(encoder, options.MeanPerComponent);
        _shape = options.Network(layout);
        _reading = new RowReading(layout, _shape.Spreads == 0 ? [] : Floats(network[TvaeNetwork.Spread].detach().cpu()), options.Bends);
    }

    /// <inheritdoc/>
    public TrainingSummary Summary { get; }

    /// <inheritdoc/>
    public int BlockRows => 4096;

    /// <inheritdoc/>
    public int LatentSize => _options.LatentSize;

    /// <inheritdoc/>
    public Table Generate(BlockRequest request)
    {
        var points = new float[BlockRows * LatentSize];
        _law.Draw(points, new NoiseSource(new RandomSource(request.Seed, PointStream)));
        return Decode(points, request.Seed, _options.DrawCategories);
    }

    /// <inheritdoc/>
    public LatentPoints Encode(Table rows, long seed)
    {
        var points = new float[rows.Rows * LatentSize];
        for (int start = 0; start < rows.Rows; start += PointsAtOnce)
        {
            using var scope = NewDisposeScope();
            using var off = no_grad();
            Table part = rows.Slice(start, Math.Min(PointsAtOnce, rows.Rows - start));
            EncodedMatrix matrix = _encoder.Encode(part, unchecked((long)RandomSource.Name(seed, (ulong)start)));
            Tensor there = tensor(matrix.Values, device: _network.Vector.device).view(matrix.Rows, matrix.Width);
            Floats(TvaeNetwork.Encode(_network, _shape, there).narrow(1, 0, LatentSize).cpu().contiguous()).CopyTo(points, start * LatentSize);
        }
        return new LatentPoints(LatentSize, points);
    }

    /// <inheritdoc/>
    /// <remarks>The likeliest row of a point has the most frequent level of each category there, even where the model draws.</remarks>
    public Table Decode(LatentPoints points, long? seed)
    {
        if (points.Size != LatentSize) { throw new ArgumentException($"The points have {points.Size} coordinates, and {LatentSize} are needed.", nameof(points)); }
        var parts = new List<Table>();
        for (int start = 0; start < points.Count; start += PointsAtOnce)
        {
            var part = new float[PointsAtOnce * LatentSize]; // always a whole block, so that a row's bytes do not depend on the others' number
            int count = Math.Min(PointsAtOnce, points.Count - start);
            points.Values.AsSpan(start * LatentSize, count * LatentSize).CopyTo(part);
            parts.Add(Decode(part, seed is { } own ? unchecked((long)RandomSource.Name(own, (ulong)start)) : null, drawSlots: seed is not null).Slice(0, count));
        }
        return parts.Count == 1 ? parts[0] : TableConcatenation.Concatenate([.. parts]);
    }

    /// <inheritdoc/>
    public void Write(ModelContents contents)
    {
        contents.Encoder[EncoderKey] = _encoder.ToJson();
        SavedWeights.Write(_network, contents.Weights, NetworkPrefix);
        if (_options.LatentComponents > 0) { _law.Write(contents.Weights); }
    }

    /// <summary>Brings a sampler back from the contents of a model file.</summary>
    /// <exception cref="SynthTabException">A part is missing or does not fit the options, or the device is not there.</exception>
    public static TvaeSampler Load(ModelContents contents, string device)
    {
        Device place = DeviceChoice.Resolve(device);
        var options = OptionsBinder.FromJson<TvaeOptions>(contents.Manifest.Options, TvaeModel.Name);
        options.Validate();
        if (contents.Encoder.Count != 1 || contents.Encoder[EncoderKey] is not JsonObject encoderJson)
        {
            throw new SynthTabException($"model encoder: the keys {string.Join(", ", contents.Encoder.Select(e => e.Key))} were found, and '{EncoderKey}' alone is needed.");
        }
        TableEncoder encoder = TableEncoder.FromJson(encoderJson, contents.Schema);
        LatentMixture law = options.LatentComponents == 0
            ? LatentMixture.Standard(options.LatentSize)
            : LatentMixture.Read(contents.Weights, options.LatentSize, options.LatentComponents);
        var network = new FlatParameters(options.Network(new DecoderLayout(encoder, options.MeanPerComponent)).Parameters(), place, trained: false);
        SavedWeights.Read(network, contents.Weights, NetworkPrefix);
        return new TvaeSampler(options, encoder, network, law, contents.Manifest.Training);
    }

    /// <inheritdoc/>
    public void Dispose() => _network.Dispose();

    private Table Decode(float[] points, long? seed, bool drawSlots)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        int rows = points.Length / LatentSize;
        Tensor there = tensor(points, device: _network.Vector.device).view(rows, LatentSize);
        float[] said = Floats(TvaeNetwork.Decode(_network, _shape, there).cpu().contiguous());
        NoiseSource? noise = seed is { } own ? new NoiseSource(new RandomSource(own, NoiseStream)) : null;
        return _encoder.Decode(_reading.Read(said, rows, drawSlots, noise), unchecked((long)RandomSource.Name(seed ?? 0, DecodingStream)));
    }

    private static float[] Floats(Tensor values) => MemoryMarshal.Cast<byte, float>(values.bytes).ToArray();
}
