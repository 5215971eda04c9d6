using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical;

/// <summary>
/// The levels of a column by frequency: each level (and the missing cell, which counts as one) has a stretch of ranks as long
/// as its share, the most frequent level first.
/// </summary>
internal sealed class CategoricalMarginal : IColumnMarginal
{
    private readonly int[] _codes;
    private readonly long[] _rows;
    private readonly int[] _positions;

    private CategoricalMarginal(ColumnSchema schema, int[] codes, long[] rows)
    {
        Schema = schema;
        _codes = codes;
        _rows = rows;
        Ends = Shares.Cumulative(rows);
        _positions = new int[schema.Levels.Count + 1];
        for (int i = 0; i < codes.Length; i++) { _positions[codes[i] + 1] = i; }
    }

    /// <inheritdoc/>
    public ColumnSchema Schema { get; }

    /// <inheritdoc/>
    public int Ranks => 1;

    /// <summary>Counts the levels.</summary>
    public static CategoricalMarginal Fit(CategoricalColumn column)
    {
        var rows = new long[column.Schema.Levels.Count + 1]; // the missing cell, whose code is -1, comes first
        foreach (int code in column.Codes) { rows[code + 1]++; }
        int[] codes = [.. Enumerable.Range(-1, rows.Length).Where(c => rows[c + 1] > 0).OrderByDescending(c => rows[c + 1]).ThenBy(c => c)];
        return new CategoricalMarginal(column.Schema, codes, [.. codes.Select(c => rows[c + 1])]);
    }

    /// <summary>Comes back from a model file.</summary>
    /// <exception cref="SynthTabException">The arrays do not fit the column.</exception>
    public static CategoricalMarginal Read(ColumnSchema schema, ModelContents contents, string prefix)
    {
        long[] rows = contents.Require<long>($"{prefix}.rows");
        int[] codes = contents.Require<int>($"{prefix}.codes", rows.Length);
        bool known = codes.Length > 0 && codes.All(c => c >= CategoricalColumn.Missing && c < schema.Levels.Count)
            && codes.Distinct().Count() == codes.Length && rows.All(r => r > 0);
        return known
            ? new CategoricalMarginal(schema, codes, rows)
            : throw new SynthTabException($"weights '{prefix}': they do not fit the levels of '{schema.Name}'.");
    }

    /// <summary>Where the stretch of ranks of each position ends, [positions].</summary>
    public double[] Ends { get; }

    /// <summary>The position of a code of training among the codes by frequency.</summary>
    public int PositionOf(int code) => _positions[code + 1];

    /// <inheritdoc/>
    public Column Cells(ReadOnlySpan<double[]> ranks)
    {
        double[] own = ranks[0];
        var codes = new int[own.Length];
        for (int i = 0; i < codes.Length; i++) { codes[i] = _codes[Shares.PieceOf(Ends, own[i])]; }
        return new CategoricalColumn(Schema, codes);
    }

    /// <inheritdoc/>
    public UnitIntervals[] Allowed(Condition condition)
    {
        bool Holds(int code) => condition switch
        {
            Condition.OneOf oneOf => oneOf.Codes.Contains(code),
            Condition.IsMissing => code == CategoricalColumn.Missing,
            _ => false,
        };
        return [new UnitIntervals(from position in Enumerable.Range(0, _codes.Length)
            where Holds(_codes[position])
            select Stretch(position))];
    }

    /// <inheritdoc/>
    public bool HasValues => Array.Exists(_codes, c => c != CategoricalColumn.Missing);

    /// <inheritdoc/>
    public UnitIntervals? Present => !_codes.Contains(CategoricalColumn.Missing) ? null
        : new UnitIntervals(from position in Enumerable.Range(0, _codes.Length)
            where _codes[position] != CategoricalColumn.Missing
            select Stretch(position));

    /// <inheritdoc/>
    public RankEvidence?[] Known(double cell)
    {
        int position = Array.IndexOf(_codes, (int)cell);
        if (position < 0) { return [null]; } // training never had it
        (double low, double high) = Stretch(position);
        return [RankEvidence.Between(low, high)];
    }

    /// <inheritdoc/>
    public Column Filled(Column partial, bool[] unknown, double[] ranks)
    {
        int[] codes = [.. ((CategoricalColumn)partial).Codes];
        for (int i = 0; i < codes.Length; i++)
        {
            if (!unknown[i] || !HasValues) { continue; }
            int position = Shares.PieceOf(Ends, ranks[i]);
            // The edge of an allowed stretch may, after rounding, lie in the stretch of the missing cell beside it.
            if (_codes[position] == CategoricalColumn.Missing) { position += position > 0 ? -1 : 1; }
            codes[i] = _codes[position];
        }
        return new CategoricalColumn(partial.Schema, codes);
    }

    /// <inheritdoc/>
    public void Write(ModelContents contents, string prefix)
    {
        contents.Weights[$"{prefix}.codes"] = new NamedArray([_codes.Length], _codes);
        contents.Weights[$"{prefix}.rows"] = new NamedArray([_rows.Length], _rows);
    }

    private (double Low, double High) Stretch(int position) => (position == 0 ? 0 : Ends[position - 1], Ends[position]);
}
