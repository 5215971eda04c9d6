using SynthTab.Tables;

namespace SynthTab.Encoders.Discrete;

/// <summary>A numeric column (or one of moments) as ascending classes of values, and one for missing cells.</summary>
internal sealed class DiscreteNumbers : DiscreteColumn
{
    private readonly LearnedClasses _learned;
    private readonly NumericGrid? _grid; // null: every cell is missing
    private readonly int[] _starts;      // the first piece of each class of values, and one past the last
    private readonly int[] _classOf;     // [pieces]
    private readonly long[] _counts;

    public DiscreteNumbers(ColumnSchema schema, LearnedClasses learned) : base(schema)
    {
        learned.Check();
        _learned = learned;
        int pieces = learned.Lows.Length, values = learned.Starts.Length;
        // A range by the pieces alone: what lies beyond them is one person's.
        _grid = pieces == 0 ? null : new NumericGrid(schema, new ValueRange(learned.Lows[0], learned.Highs[^1]));
        _starts = [.. learned.Starts, pieces];
        _counts = new long[values + (learned.Missing > 0 ? 1 : 0)];
        _classOf = new int[pieces];
        for (int own = 0; own < values; own++)
        {
            for (int piece = _starts[own]; piece < _starts[own + 1]; piece++)
            {
                _classOf[piece] = own;
                _counts[own] += learned.Rows[piece];
            }
        }
        if (learned.Missing > 0) { _counts[^1] = learned.Missing; }
        Positions = [.. Enumerable.Range(0, _counts.Length).Select(Position)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<long> Counts => _counts;

    /// <inheritdoc/>
    public override bool IsOrdered => true;

    /// <inheritdoc/>
    public override int MissingClass => _learned.Missing > 0 ? _counts.Length - 1 : -1;

    /// <inheritdoc/>
    public override IReadOnlyList<double> Positions { get; }

    internal override LearnedColumn Learned => _learned;

    /// <inheritdoc/>
    public override void Encode(Column cells, Span<int> into)
    {
        double[] values = ((NumericColumn)cells).Values;
        for (int row = 0; row < values.Length; row++)
        {
            into[row] = double.IsNaN(values[row]) ? MissingClass : _classOf.Length == 0 ? -1 : _classOf[PieceOf(values[row])];
        }
    }

    /// <inheritdoc/>
    public override Column Decode(ReadOnlySpan<int> classes, CellLimits limits, RandomSource random)
    {
        double[] shares = Shares(limits);
        double[]? allowed = limits == CellLimits.None ? null : [.. Enumerable.Range(0, _classOf.Length).Select(p => Points(p, limits) / Points(p))];
        var values = new double[classes.Length];
        for (int row = 0; row < values.Length; row++)
        {
            bool limited = allowed is not null && shares[classes[row]] > 0;
            values[row] = classes[row] == MissingClass ? double.NaN : Draw(classes[row], limited ? allowed : null, limits, random);
        }
        return new NumericColumn(Schema, values);
    }

    /// <inheritdoc/>
    public override double[] Shares(CellLimits limits)
    {
        var shares = new double[Classes];
        for (int piece = 0; piece < _classOf.Length; piece++)
        {
            int own = _classOf[piece];
            shares[own] += (double)_learned.Rows[piece] / _counts[own] * Points(piece, limits) / Points(piece);
        }
        if (MissingClass >= 0) { shares[MissingClass] = limits.Missing ? 1 : 0; }
        return shares;
    }

    /// <inheritdoc/>
    public override double LogLaw(Column cells, int row, int ofClass)
    {
        double value = ((NumericColumn)cells).Values[row];
        if (double.IsNaN(value)) { return ofClass == MissingClass ? 0 : double.NegativeInfinity; }
        if (ofClass == MissingClass || _classOf.Length == 0) { return double.NegativeInfinity; }
        int piece = PieceOf(value);
        return _classOf[piece] != ofClass ? double.NegativeInfinity
            : Math.Log((double)_learned.Rows[piece] / _counts[ofClass]) - Math.Log(Points(piece));
    }

    /// <summary>The piece that a value belongs to: the one that holds it, else the nearest.</summary>
    private int PieceOf(double value)
    {
        int at = _learned.Lows.AsSpan().BinarySearch(value);
        if (at < 0) { at = ~at - 1; } // the last piece that begins at or before the value
        if (at < 0) { return 0; }
        bool nearerNext = at + 1 < _classOf.Length && value > _learned.Highs[at] && _learned.Lows[at + 1] - value < value - _learned.Highs[at];
        return nearerNext ? at + 1 : at;
    }

    private double Draw(int ofClass, double[]? allowed, CellLimits limits, RandomSource random)
    {
        int first = _starts[ofClass], last = _starts[ofClass + 1];
        double all = 0;
        for (int piece = first; piece < last; piece++) { all += _learned.Rows[piece] * (allowed?[piece] ?? 1); }
        double at = random.NextDouble() * all;
        int chosen = -1;
        for (int piece = first; piece < last && at >= 0; piece++)
        {
            double weight = _learned.Rows[piece] * (allowed?[piece] ?? 1);
            if (weight <= 0) { continue; }
            chosen = piece;
            at -= weight;
        }
        (double low, double high) = Ends(chosen, allowed is null ? CellLimits.None : limits);
        double share = random.NextDouble(), step = _grid!.Step;
        return _grid.Snap(step > 0 ? low + step * Math.Floor(share * (Math.Round((high - low) / step) + 1)) : low * (1 - share) + high * share);
    }

    /// <summary>How many grid points of a piece the limits allow; without a grid, how long the allowed part is. A single value counts as 1.</summary>
    private double Points(int piece, CellLimits? limits = null)
    {
        limits ??= CellLimits.None;
        (double low, double high) = Ends(piece, limits);
        if (!limits.Present || high < low) { return 0; }
        double step = _grid!.Step;
        return step > 0 ? Math.Round((high - low) / step) + 1 : _learned.Lows[piece] == _learned.Highs[piece] ? 1 : Math.Min(high - low, double.MaxValue);
    }

    /// <summary>The first and last grid point of a piece within the limits (or its ends where there is no grid); the last before the first where there is none.</summary>
    private (double Low, double High) Ends(int piece, CellLimits limits)
    {
        double low = Math.Max(_learned.Lows[piece], limits.Minimum), high = Math.Min(_learned.Highs[piece], limits.Maximum), step = _grid!.Step;
        if (step == 0 || low > high) { return (low, high); }
        // An end between two grid points gives way to the next one inside.
        double first = _grid.Snap(low), last = _grid.Snap(high);
        if (first < low) { first = _grid.Snap(first + step); }
        if (last > high) { last = _grid.Snap(last - step); }
        return (first, last);
    }

    private double Position(int ofClass)
    {
        double range = _classOf.Length == 0 ? 0 : _learned.Highs[^1] / 2 - _learned.Lows[0] / 2; // halves: no overflow
        if (ofClass == MissingClass || range <= 0) { return 0; }
        double sum = 0;
        for (int piece = _starts[ofClass]; piece < _starts[ofClass + 1]; piece++)
        {
            double middle = _learned.Lows[piece] / 4 + _learned.Highs[piece] / 4 - _learned.Lows[0] / 2;
            sum += (double)_learned.Rows[piece] / _counts[ofClass] * (middle / range);
        }
        return sum;
    }
}
