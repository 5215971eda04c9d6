using System.Text;

namespace SynthTab.Tables.Cells;

/// <summary>Turns the texts of one column into typed cells. Each distinct text is read once; then the rows are gathered.</summary>
internal abstract class CellReader
{
    private readonly byte[][] _missing;

    private protected CellReader(ColumnSchema schema)
    {
        Schema = schema;
        _missing = [.. schema.MissingTokens.Select(Encoding.UTF8.GetBytes)];
    }

    /// <summary>What the column holds.</summary>
    public ColumnSchema Schema { get; }

    /// <summary>The reader for a column of this kind.</summary>
    public static CellReader For(ColumnSchema schema, string source, bool decimalComma) => schema.Kind switch
    {
        ColumnKind.Continuous or ColumnKind.Integer => new NumberReader(schema, source, decimalComma),
        ColumnKind.DateTime => new DateTimeReader(schema, source),
        ColumnKind.Categorical or ColumnKind.Boolean => new LevelReader(schema, source),
        _ => new TextReader(schema),
    };

    /// <summary>The typed cells of the rows that the raw column holds now.</summary>
    /// <exception cref="TableFormatException">A cell does not fit the schema.</exception>
    public abstract Column Read(RawColumn raw);

    private protected bool IsMissing(ReadOnlySpan<byte> text, bool blanksAside = false)
    {
        foreach (byte[] token in _missing)
        {
            if (text.SequenceEqual(token)) { return true; }
            if (blanksAside && NumberText.Trim(text).SequenceEqual(NumberText.Trim(token))) { return true; }
        }
        return false;
    }

    private protected static T[] Gather<T>(RawColumn raw, T[] meanings)
    {
        var cells = new T[raw.Count];
        ReadOnlySpan<int> codes = raw.Codes;
        for (int row = 0; row < cells.Length; row++) { cells[row] = meanings[codes[row]]; }
        return cells;
    }

    private protected static TableFormatException Misfit(string source, RawColumn raw, int code, string need)
        => new(source, $"{CellQuote.Of(raw.Texts.Text(code))} was found, and {need} is needed.", raw.Texts.FirstLine(code), raw.Name);
}

/// <summary>Reads numbers.</summary>
internal sealed class NumberReader(ColumnSchema schema, string source, bool decimalComma) : CellReader(schema)
{
    private readonly bool _whole = schema.Kind == ColumnKind.Integer;

    /// <inheritdoc/>
    public override Column Read(RawColumn raw)
    {
        var values = new double[raw.Texts.Count];
        for (int code = 0; code < values.Length; code++) { values[code] = Value(raw, code); }
        return new NumericColumn(Schema, Gather(raw, values));
    }

    private double Value(RawColumn raw, int code)
    {
        ReadOnlySpan<byte> text = raw.Texts[code];
        bool parsed = NumberText.TryParse(text, decimalComma, out NumberText number) && (!_whole || double.IsInteger(number.Value));
        return IsMissing(text, blanksAside: true) ? double.NaN // a token may itself be a number, such as -999
            : parsed ? number.Value
            : throw Misfit(source, raw, code, _whole ? "a whole number" : decimalComma ? "a number with a decimal comma" : "a number");
    }
}

/// <summary>Reads moments in the schema's format.</summary>
internal sealed class DateTimeReader(ColumnSchema schema, string source) : CellReader(schema)
{
    private readonly string _format = schema.DateTimeFormat
        ?? throw new SynthTabException($"schema, column '{schema.Name}': a datetime column has no format, and one such as yyyy-MM-dd is needed.");

    /// <inheritdoc/>
    public override Column Read(RawColumn raw)
    {
        var moments = new double[raw.Texts.Count];
        for (int code = 0; code < moments.Length; code++)
        {
            moments[code] = IsMissing(raw.Texts[code], blanksAside: true) ? double.NaN
                : DateTimeText.TryParse(raw.Texts[code], _format, out double seconds) ? seconds
                : throw Misfit(source, raw, code, $"a moment written as {_format}");
        }
        return new NumericColumn(Schema, Gather(raw, moments));
    }
}

/// <summary>Reads levels. A text that is a level is never missing, whatever the tokens say.</summary>
internal sealed class LevelReader : CellReader
{
    private readonly Dictionary<string, int> _positions;
    private readonly string _source;

    public LevelReader(ColumnSchema schema, string source) : base(schema)
    {
        _source = source;
        _positions = new Dictionary<string, int>(schema.Levels.Count, StringComparer.Ordinal);
        for (int level = 0; level < schema.Levels.Count; level++) { _positions[schema.Levels[level]] = level; }
    }

    /// <inheritdoc/>
    public override Column Read(RawColumn raw)
    {
        var levels = new int[raw.Texts.Count];
        for (int code = 0; code < levels.Length; code++)
        {
            levels[code] = _positions.TryGetValue(raw.Texts.Text(code), out int level) ? level
                : IsMissing(raw.Texts[code]) ? CategoricalColumn.Missing
                : throw Misfit(_source, raw, code, $"one of the {Schema.Levels.Count} levels of the schema");
        }
        return new CategoricalColumn(Schema, Gather(raw, levels));
    }
}

/// <summary>Reads identifiers and free text as they are.</summary>
internal sealed class TextReader(ColumnSchema schema) : CellReader(schema)
{
    /// <inheritdoc/>
    public override Column Read(RawColumn raw)
    {
        var texts = new string?[raw.Texts.Count];
        for (int code = 0; code < texts.Length; code++) { texts[code] = IsMissing(raw.Texts[code]) ? null : raw.Texts.Text(code); }
        return new TextColumn(Schema, Gather(raw, texts));
    }
}
