using System.Numerics.Tensors;
using SynthTab.Encoders;
using SynthTab.Tables;

namespace SynthTab.Neural.Training;

/// <summary>
/// An encoded training table in its short form: scalars as they are, and of every one-hot block only the place of its 1. A
/// table of 500,000 rows and 42 columns takes 100 MB so, and a gigabyte as a matrix.
/// </summary>
internal sealed class EncodedRows
{
    private const int RowsAtOnce = 16384; // bounds the matrix that is made on the way

    private readonly EncodedSpan[] _scalars;
    private readonly EncodedSpan[] _blocks;
    private readonly float[] _values;   // [rows, scalars]
    private readonly ushort[][] _slots; // [blocks][rows]

    private EncodedRows(EncodedLayout layout, int rows)
    {
        Rows = rows;
        _scalars = [.. layout.Spans.Where(s => s.Kind == SpanKind.Scalar)];
        _blocks = [.. layout.Spans.Where(s => s.Kind == SpanKind.OneHot)];
        _values = new float[(long)rows * _scalars.Length];
        _slots = [.. _blocks.Select(_ => new ushort[rows])];
    }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>Encodes a table, part by part.</summary>
    public static EncodedRows Of(Table table, TableEncoder encoder, long seed)
    {
        var encoded = new EncodedRows(encoder.Layout, table.Rows);
        for (int start = 0; start < table.Rows; start += RowsAtOnce)
        {
            Table part = table.Slice(start, Math.Min(RowsAtOnce, table.Rows - start));
            encoded.Take(encoder.Encode(part, unchecked((long)RandomSource.Name(seed, (ulong)start))), start);
        }
        return encoded;
    }

    /// <summary>The short form of a matrix.</summary>
    public static EncodedRows Of(EncodedMatrix matrix, EncodedLayout layout)
    {
        var encoded = new EncodedRows(layout, matrix.Rows);
        encoded.Take(matrix, 0);
        return encoded;
    }

    /// <summary>Where the 1 of a one-hot block stands in every row, [rows], counted from the block's start.</summary>
    public ReadOnlySpan<ushort> Slots(EncodedSpan block) => _slots[Array.IndexOf(_blocks, block)];

    /// <summary>The scalars of a row in the order of the layout, [scalars].</summary>
    public ReadOnlySpan<float> Values(int row) => _values.AsSpan((int)((long)row * _scalars.Length), _scalars.Length);

    /// <summary>The number of scalars of a row.</summary>
    public int ScalarCount => _scalars.Length;

    /// <summary>The number of one-hot blocks of a row.</summary>
    public int BlockCount => _blocks.Length;

    /// <summary>The place of the 1 in each one-hot block of a row in the order of the layout, [blocks].</summary>
    public void WriteSlots(int row, Span<long> into)
    {
        for (int i = 0; i < _blocks.Length; i++) { into[i] = _slots[i][row]; }
    }

    /// <summary>Writes the long form of a row, [width], over zeros.</summary>
    public void Write(int row, Span<float> into)
    {
        ReadOnlySpan<float> values = Values(row);
        for (int i = 0; i < values.Length; i++) { into[_scalars[i].Start] = values[i]; }
        for (int i = 0; i < _blocks.Length; i++) { into[_blocks[i].Start + _slots[i][row]] = 1; }
    }

    private void Take(EncodedMatrix matrix, int start)
    {
        for (int row = 0; row < matrix.Rows; row++)
        {
            ReadOnlySpan<float> entries = matrix.Row(row);
            for (int i = 0; i < _scalars.Length; i++) { _values[(start + row) * _scalars.Length + i] = entries[_scalars[i].Start]; }
            for (int i = 0; i < _blocks.Length; i++)
            {
                _slots[i][start + row] = (ushort)TensorPrimitives.IndexOfMax(entries.Slice(_blocks[i].Start, _blocks[i].Width));
            }
        }
    }
}
