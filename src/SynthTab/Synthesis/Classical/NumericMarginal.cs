using SynthTab.Encoders;
using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical;

/// <summary>
/// A numeric column's quantile function, smoothed over groups of rows, on the column's grid, with its point masses; a second
/// rank says whether the cell is missing.
/// </summary>
internal sealed class NumericMarginal : IColumnMarginal
{
    private readonly MarginalPiece[] _pieces;
    private readonly double[] _ends;
    private readonly double _missingShare;
    private readonly NumericGrid? _grid;

    private NumericMarginal(ColumnSchema schema, MarginalPiece[] pieces, double missingShare)
    {
        Schema = schema;
        _pieces = pieces;
        _missingShare = missingShare;
        _ends = Shares.Cumulative([.. pieces.Select(p => p.Rows)]);
        _grid = pieces.Length == 0 ? null // every cell is missing
            : new NumericGrid(schema, new ValueRange(schema.Minimum ?? pieces[0].Low, schema.Maximum ?? pieces[^1].High));
    }

    /// <inheritdoc/>
    public ColumnSchema Schema { get; }

    /// <inheritdoc/>
    public int Ranks => _missingShare > 0 ? 2 : 1;

    /// <summary>Learns the column.</summary>
    /// <param name="column">The column, at least one row.</param>
    /// <param name="leastRows">The least number of rows behind anything that is kept.</param>
    public static NumericMarginal Fit(NumericColumn column, int leastRows)
    {
        double[] present = column.Present();
        Array.Sort(present);
        MarginalPiece[] pieces = present.Length == 0 ? [] : MarginalFit.Pieces(column.Schema, present, leastRows);
        return new NumericMarginal(column.Schema, pieces, (double)(column.Count - present.Length) / column.Count);
    }

    /// <summary>Comes back from a model file.</summary>
    /// <exception cref="SynthTabException">The arrays cannot be those of a column.</exception>
    public static NumericMarginal Read(ColumnSchema schema, ModelContents contents, string prefix)
    {
        long[] rows = contents.Require<long>($"{prefix}.rows");
        double[] low = contents.Require<double>($"{prefix}.low", rows.Length);
        double[] high = contents.Require<double>($"{prefix}.high", rows.Length);
        double[] power = contents.Require<double>($"{prefix}.power", rows.Length);
        double missing = contents.Require<double>($"{prefix}.missing", 1)[0];
        MarginalPiece[] pieces = [.. rows.Select((r, i) => new MarginalPiece(r, low[i], high[i], power[i]))];
        bool possible = missing is >= 0 and <= 1 && (pieces.Length > 0 || missing == 1)
            && pieces.All(p => p.Rows > 0 && double.IsFinite(p.Low) && double.IsFinite(p.High) && double.IsFinite(p.Power) && p.Power > 0);
        return possible
            ? new NumericMarginal(schema, pieces, missing)
            : throw new SynthTabException($"weights '{prefix}': they cannot be those of '{schema.Name}'.");
    }

    /// <inheritdoc/>
    public Column Cells(ReadOnlySpan<double[]> ranks)
    {
        double[] own = ranks[0];
        var values = new double[own.Length];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = _missingShare > 0 && ranks[1][i] < _missingShare ? double.NaN : Quantile(own[i]);
        }
        return new NumericColumn(Schema, values);
    }

    /// <inheritdoc/>
    public UnitIntervals[] Allowed(Condition condition)
    {
        bool missing = condition is Condition.IsMissing;
        UnitIntervals own = condition is Condition.InRange range && _pieces.Length > 0 ? Between(range) : new([(0, 1)]);
        UnitIntervals presence = missing ? new([(0, _missingShare)]) : new([(_missingShare, 1)]);
        return Ranks == 2 ? [own, presence] : missing ? [new([])] : [own];
    }

    /// <inheritdoc/>
    public bool HasValues => _pieces.Length > 0;

    /// <inheritdoc/>
    public UnitIntervals? Present => null; // the second rank alone says whether there is a value

    /// <inheritdoc/>
    public RankEvidence?[] Known(double cell)
    {
        RankEvidence? presence = RankEvidence.Within(new([double.IsNaN(cell) ? (0, _missingShare) : (_missingShare, 1)]));
        RankEvidence? own = double.IsNaN(cell) || !HasValues ? null
            : RankEvidence.Between(FirstRank(v => v >= cell), FirstRank(v => v > cell));
        return Ranks == 2 ? [own, presence] : [own];
    }

    /// <inheritdoc/>
    public Column Filled(Column partial, bool[] unknown, double[] ranks)
    {
        double[] values = [.. ((NumericColumn)partial).Values];
        for (int i = 0; i < values.Length; i++) { values[i] = unknown[i] && HasValues ? Quantile(ranks[i]) : values[i]; }
        return new NumericColumn(partial.Schema, values);
    }

    /// <inheritdoc/>
    public void Write(ModelContents contents, string prefix)
    {
        NamedArray Array<T>(Func<MarginalPiece, T> part) => new([_pieces.Length], _pieces.Select(part).ToArray());
        contents.Weights[$"{prefix}.rows"] = Array(p => p.Rows);
        contents.Weights[$"{prefix}.low"] = Array(p => p.Low);
        contents.Weights[$"{prefix}.high"] = Array(p => p.High);
        contents.Weights[$"{prefix}.power"] = Array(p => p.Power);
        contents.Weights[$"{prefix}.missing"] = new NamedArray([1], new[] { _missingShare });
    }

    /// <summary>The value of a rank; it never falls as the rank climbs.</summary>
    private double Quantile(double rank)
    {
        int piece = Shares.PieceOf(_ends, rank);
        double start = piece == 0 ? 0 : _ends[piece - 1];
        return _grid!.Snap(_pieces[piece].At(Math.Clamp((rank - start) / (_ends[piece] - start), 0, 1)));
    }

    /// <summary>The ranks whose values lie in the range: from the first that is not too small to the first that is too large.</summary>
    private UnitIntervals Between(Condition.InRange range) => new(
    [(
        FirstRank(v => range.MinimumExcluded ? v > range.Minimum : v >= range.Minimum),
        FirstRank(v => range.MaximumExcluded ? v >= range.Maximum : v > range.Maximum)
    )]);

    private double FirstRank(Func<double, bool> reached)
    {
        double low = 0, high = 1;
        if (!reached(Quantile(1))) { return 1; }
        const int halvings = 60; // more than a double can tell apart
        for (int i = 0; i < halvings; i++)
        {
            double middle = (low + high) / 2;
            if (reached(Quantile(middle))) { high = middle; }
            else { low = middle; }
        }
        return high;
    }
}
