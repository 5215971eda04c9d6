using System.Text;
using CsvHelper;
using SynthTab.Tables.Cells;

namespace SynthTab.Tables.Csv;

/// <summary>Writes the cells of one column, alike those that were read.</summary>
internal abstract class CellWriter
{
    private readonly byte[] _missing;

    private protected CellWriter(ColumnSchema schema) => _missing = Encoding.UTF8.GetBytes(schema.MissingText);

    /// <summary>The writer for a column of this kind.</summary>
    public static CellWriter For(ColumnSchema schema, bool decimalComma) => schema.Kind switch
    {
        ColumnKind.Continuous or ColumnKind.Integer => new NumberWriter(schema, decimalComma),
        ColumnKind.DateTime => new MomentWriter(schema),
        ColumnKind.Categorical or ColumnKind.Boolean => new LevelWriter(schema),
        _ => new TextWriter(schema),
    };

    /// <summary>Takes the column whose cells are written next.</summary>
    public abstract void Open(Column column);

    /// <summary>Writes the cell of this row of the open column.</summary>
    public abstract void Write(CsvWriter csv, int row);

    private protected void WriteMissing(CsvWriter csv) => csv.WriteField(_missing);
}

/// <summary>Writes numbers on their grid.</summary>
internal sealed class NumberWriter(ColumnSchema schema, bool decimalComma) : CellWriter(schema)
{
    private readonly NumberFormat _format = new(schema, decimalComma);
    private double[] _values = [];

    /// <inheritdoc/>
    public override void Open(Column column) => _values = ((NumericColumn)column).Values;

    /// <inheritdoc/>
    public override void Write(CsvWriter csv, int row)
    {
        if (double.IsNaN(_values[row]))
        {
            WriteMissing(csv);
            return;
        }
        Span<byte> text = stackalloc byte[NumberFormat.LongestText];
        csv.WriteField(text[.._format.Write(_values[row], text)]);
    }
}

/// <summary>Writes moments in the column's format.</summary>
internal sealed class MomentWriter(ColumnSchema schema) : CellWriter(schema)
{
    private const int LongestText = 128;

    private readonly string _format = schema.DateTimeFormat ?? "yyyy-MM-dd HH:mm:ss.FFF";
    private readonly double? _granularity = schema.Granularity;
    private double[] _seconds = [];

    /// <inheritdoc/>
    public override void Open(Column column) => _seconds = ((NumericColumn)column).Values;

    /// <inheritdoc/>
    public override void Write(CsvWriter csv, int row)
    {
        if (double.IsNaN(_seconds[row]))
        {
            WriteMissing(csv);
            return;
        }
        Span<byte> text = stackalloc byte[LongestText];
        csv.WriteField(text[..DateTimeText.Write(_seconds[row], _format, _granularity, text)]);
    }
}

/// <summary>Writes levels by their own words.</summary>
internal sealed class LevelWriter(ColumnSchema schema) : CellWriter(schema)
{
    private IReadOnlyList<string> _words = [];
    private byte[][] _levels = [];
    private int[] _codes = [];

    /// <inheritdoc/>
    public override void Open(Column column)
    {
        _codes = ((CategoricalColumn)column).Codes;
        if (ReferenceEquals(_words, column.Schema.Levels)) { return; }
        _words = column.Schema.Levels; // the block's own: its codes count these
        _levels = [.. _words.Select(Encoding.UTF8.GetBytes)];
    }

    /// <inheritdoc/>
    public override void Write(CsvWriter csv, int row)
    {
        int code = _codes[row];
        if (code == CategoricalColumn.Missing) { WriteMissing(csv); }
        else { csv.WriteField(_levels[code]); }
    }
}

/// <summary>Writes identifiers and free text as they are.</summary>
internal sealed class TextWriter(ColumnSchema schema) : CellWriter(schema)
{
    private string?[] _texts = [];

    /// <inheritdoc/>
    public override void Open(Column column) => _texts = ((TextColumn)column).Values;

    /// <inheritdoc/>
    public override void Write(CsvWriter csv, int row)
    {
        if (_texts[row] is string text) { csv.WriteField(text); }
        else { WriteMissing(csv); }
    }
}
