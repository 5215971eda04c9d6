using SynthTab.Neural.Runtime;
using static TorchSharp.torch;

namespace SynthTab.Neural.Masked;

/// <summary>A block of rows of which some cells are known: the classes, and the networks' inputs kept up with them.</summary>
internal sealed class PartialRows : IDisposable
{
    private readonly ColumnLaws _laws;
    private readonly MaskedLayout _layout;
    private readonly StagedTensor _inputs;

    /// <summary>Rows of which nothing is known.</summary>
    public PartialRows(ColumnLaws laws, int rows)
    {
        (_laws, _layout, Rows) = (laws, laws.Layout, rows);
        _inputs = new StagedTensor(laws.Parameters.Vector.device, ScalarType.Float32, rows, _layout.Inputs);
        Codes = [.. Enumerable.Range(0, _layout.Columns).Select(_ => new int[rows])];
        foreach (int[] codes in Codes) { Array.Fill(codes, -1); }
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>The known classes, [columns][rows]; -1 where not known. Changed by <see cref="Reveal"/> alone.</summary>
    public int[][] Codes { get; }

    /// <summary>What the networks see, [rows, inputs].</summary>
    public Tensor Inputs => _inputs.Upload();

    /// <summary>Makes a cell known.</summary>
    public void Reveal(int column, int row, int code)
    {
        Codes[column][row] = code;
        int width = _layout.Embedding;
        Span<float> own = _inputs.Values<float>().Slice(row * _layout.Inputs, _layout.Inputs);
        _laws.Embeddings.AsSpan((_layout.Offsets[column] + code) * width, width).CopyTo(own[(column * width)..]);
        own[_layout.Columns * width + column] = 1;
    }

    /// <summary>Makes a cell unknown again.</summary>
    public void Hide(int column, int row)
    {
        Codes[column][row] = -1;
        int width = _layout.Embedding;
        Span<float> own = _inputs.Values<float>().Slice(row * _layout.Inputs, _layout.Inputs);
        own.Slice(column * width, width).Clear();
        own[_layout.Columns * width + column] = 0;
    }

    /// <inheritdoc/>
    public void Dispose() => _inputs.Dispose();
}
