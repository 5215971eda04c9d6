using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using TorchSharp;
using static TorchSharp.torch;
using F = TorchSharp.torch.nn.functional;

namespace SynthTab.Neural.Masked;

/// <summary>
/// What a masked model learns: each row gets a random order of its columns, and every column is predicted from those before it. The
/// loss of a row is its negative log-likelihood in that order, in nats.
/// </summary>
/// <remarks>A cell that training rows cannot have (class -1) does not occur here: the coding was learned from these rows.</remarks>
internal sealed class MaskedTask : ITrainingTask, IDisposable
{
    private const double TargetLastShare = 0.5;

    private readonly MaskedOptions _options;
    private readonly MaskedLayout _layout;
    private readonly int[][] _codes; // [columns][rows]
    private readonly StagedTensor _cells, _targets, _seen;
    private readonly int[] _order, _rank;
    private readonly int _most;

    /// <summary>Prepares the networks, with initial weights drawn from the random source.</summary>
    public MaskedTask(
        MaskedOptions options, MaskedLayout layout, int[][] codes, int mostRows, torch.Device device, RandomSource random,
        ScalarType type = ScalarType.Float32)
    {
        (_options, _layout, _codes, _most) = (options, layout, codes, mostRows);
        Network = new MaskedNetwork(layout, device, type);
        Parameters = new FlatParameters(Network.Parameters(), device, trained: true, type).Initialize(random);
        Network.StartFrom(Parameters);
        int columns = layout.Columns;
        _cells = new StagedTensor(device, ScalarType.Int64, mostRows, columns);
        _targets = new StagedTensor(device, ScalarType.Int64, columns, mostRows);
        _seen = new StagedTensor(device, ScalarType.Float32, columns, mostRows, columns);
        (_order, _rank) = (new int[columns], new int[columns]);
    }

    /// <inheritdoc/>
    public FlatParameters Parameters { get; }

    /// <summary>The network.</summary>
    public MaskedNetwork Network { get; }

    /// <inheritdoc/>
    public double Step(ReadOnlySpan<int> rows, NoiseSource noise, double progress)
    {
        Tensor loss = Forward(rows, noise, noise);
        if (!loss.requires_grad) { return 0; } // every column has one class: there is nothing to learn
        loss.backward();
        return loss.detach().to_type(ScalarType.Float64).item<double>();
    }

    /// <inheritdoc/>
    public double Loss(ReadOnlySpan<int> rows, NoiseSource noise)
    {
        using var scope = NewDisposeScope();
        using var off = no_grad();
        return Forward(rows, noise, null).to_type(ScalarType.Float64).item<double>();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Parameters.Dispose();
        Network.Dispose();
        _cells.Dispose();
        _targets.Dispose();
        _seen.Dispose();
    }

    private Tensor Forward(ReadOnlySpan<int> rows, NoiseSource noise, NoiseSource? dropout)
    {
        Fill(rows, noise.Random);
        int columns = _layout.Columns;
        Tensor cells = _cells.Upload().narrow(0, 0, rows.Length), targets = _targets.Upload().narrow(1, 0, rows.Length);
        Tensor seen = _seen.Upload().narrow(1, 0, rows.Length).to_type(Parameters.Vector.dtype);
        Tensor embedded = Network.Embeddings(Parameters).index_select(0, cells.reshape(-1)).view(rows.Length, columns, _layout.Embedding);
        Tensor hidden = Network.Hidden(Parameters, embedded, seen, dropout, _options.Dropout);
        Tensor sum = zeros([], dtype: hidden.dtype, device: hidden.device);
        for (int column = 0; column < columns; column++)
        {
            Tensor logits = Network.Logits(Parameters, column, Network.AnswerTable(Parameters, column), hidden[column]);
            sum = sum.Plus(F.cross_entropy(logits, targets[column]));
        }
        return sum;
    }

    private void Fill(ReadOnlySpan<int> rows, RandomSource random)
    {
        int columns = _layout.Columns;
        Span<long> cells = _cells.Values<long>(), targets = _targets.Values<long>();
        Span<float> seen = _seen.Values<float>();
        for (int i = 0; i < columns; i++) { _order[i] = i; }
        for (int row = 0; row < rows.Length; row++)
        {
            random.Shuffle(_order.AsSpan());
            for (int i = 0; i < columns; i++) { _rank[_order[i]] = i; }
            // As in sampling; in the other rows it stands anywhere, so that it may be given too.
            if (_layout.Last >= 0 && random.NextDouble() < TargetLastShare) { _rank[_layout.Last] = columns; }
            for (int column = 0; column < columns; column++)
            {
                int code = _codes[column][rows[row]];
                cells[row * columns + column] = _layout.Offsets[column] + code;
                targets[column * _most + row] = code;
                Span<float> own = seen.Slice((column * _most + row) * columns, columns);
                for (int other = 0; other < columns; other++) { own[other] = _rank[other] < _rank[column] ? 1 : 0; }
            }
        }
    }
}
