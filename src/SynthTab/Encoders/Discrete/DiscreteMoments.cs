using SynthTab.Tables;

namespace SynthTab.Encoders.Discrete;

/// <summary>What the discrete coding of moments with a time of day learns.</summary>
internal sealed record LearnedDaysAndTimes : LearnedColumn
{
    /// <summary>The days, counted from 1970, as classes; missing cells are counted here.</summary>
    public required LearnedClasses Days { get; init; }

    /// <summary>The seconds of the day.</summary>
    public required LearnedClasses Times { get; init; }

    /// <summary>The first and the last moment: on the outermost days the time of day has less room.</summary>
    public required ValueRange Range { get; init; }
}

/// <summary>
/// A column of moments with a time of day: classes are runs of days, and within each the day comes from the days' own law and the time of
/// day from that of the whole column. So nobody comes at night where nobody does; how times depend on other columns is not kept.
/// </summary>
internal sealed class DiscreteMoments : DiscreteColumn
{
    private const double Day = 86400;
    private const int FewestDays = 8; // of fewer, classes of moments see the time of day themselves

    private readonly LearnedDaysAndTimes _learned;
    private readonly DiscreteNumbers _days, _times;
    private readonly NumericGrid _grid; // the doubles that the written moments read as
    private readonly double[] _timeShares; // of the classes of times, [classes]

    public DiscreteMoments(ColumnSchema schema, LearnedDaysAndTimes learned) : base(schema)
    {
        _learned = learned;
        _days = new DiscreteNumbers(DaySchema(schema), learned.Days);
        _times = new DiscreteNumbers(TimeSchema(schema), learned.Times);
        _grid = new NumericGrid(schema, learned.Range);
        double rows = _times.Counts.Sum();
        _timeShares = [.. _times.Counts.Select(c => c / rows)];
    }

    /// <inheritdoc/>
    public override IReadOnlyList<long> Counts => _days.Counts;

    /// <inheritdoc/>
    public override bool IsOrdered => true;

    /// <inheritdoc/>
    public override int MissingClass => _days.MissingClass;

    /// <inheritdoc/>
    public override IReadOnlyList<double> Positions => _days.Positions;

    internal override LearnedColumn Learned => _learned;

    /// <summary>Learns the column, or gives null where it has no time of day, or too few days.</summary>
    public static LearnedDaysAndTimes? Learn(NumericColumn column, DiscreteOptions options)
    {
        if (column.Schema.Kind != ColumnKind.DateTime) { return null; }
        double[] present = column.Present(), days = Array.ConvertAll(column.Values, DayOf), times = Array.ConvertAll(present, TimeOf);
        if (times.Distinct().Take(2).Count() < 2 || days.Where(double.IsFinite).Distinct().Take(FewestDays).Count() < FewestDays) { return null; }
        return new LearnedDaysAndTimes
        {
            Name = column.Schema.Name,
            Days = ClassLearning.Learn(new NumericColumn(DaySchema(column.Schema), days), options),
            Times = ClassLearning.Learn(new NumericColumn(TimeSchema(column.Schema), times), options),
            Range = new ValueRange(present.Min(), present.Max()),
        };
    }

    /// <inheritdoc/>
    public override void Encode(Column cells, Span<int> into) => _days.Encode(Days(cells), into);

    /// <inheritdoc/>
    /// <remarks>A range is kept to the day; the moments of its first and last day that lie outside are for the caller to reject.</remarks>
    public override Column Decode(ReadOnlySpan<int> classes, CellLimits limits, RandomSource random)
    {
        // A stream for each kind of draw, so that a row does not depend on how many there are.
        RandomSource ofDays = Stream(random), ofClasses = Stream(random), ofTimes = Stream(random);
        double[] days = ((NumericColumn)_days.Decode(classes, OfDays(limits), ofDays)).Values;
        var timeClasses = new int[days.Length];
        for (int row = 0; row < days.Length; row++) { timeClasses[row] = Draw(ofClasses.NextDouble()); }
        double[] times = ((NumericColumn)_times.Decode(timeClasses, CellLimits.None, ofTimes)).Values;
        return new NumericColumn(Schema, [.. days.Select((day, row) => double.IsNaN(day) ? day : _grid.Snap(day * Day + times[row]))]);
    }

    /// <inheritdoc/>
    public override double[] Shares(CellLimits limits) => _days.Shares(OfDays(limits));

    /// <inheritdoc/>
    public override double LogLaw(Column cells, int row, int ofClass)
    {
        double value = ((NumericColumn)cells).Values[row];
        var one = new NumericColumn(_days.Schema, [DayOf(value)]);
        double day = _days.LogLaw(one, 0, ofClass);
        if (double.IsNaN(value) || double.IsNegativeInfinity(day)) { return day; }
        var time = new NumericColumn(_times.Schema, [TimeOf(value)]);
        var timeClass = new int[1];
        _times.Encode(time, timeClass);
        return day + Math.Log(_timeShares[timeClass[0]]) + _times.LogLaw(time, 0, timeClass[0]);
    }

    private static RandomSource Stream(RandomSource random) => new(unchecked((long)random.NextBits()));

    private static ColumnSchema DaySchema(ColumnSchema schema) => new() { Name = schema.Name, Kind = ColumnKind.Integer };

    private static ColumnSchema TimeSchema(ColumnSchema schema) => new() { Name = schema.Name, Kind = ColumnKind.DateTime, Granularity = schema.Granularity };

    private static double DayOf(double moment) => Math.Floor(moment / Day);

    private static double TimeOf(double moment) => moment - DayOf(moment) * Day;

    private static CellLimits OfDays(CellLimits limits) => limits with { Minimum = DayOf(limits.Minimum), Maximum = DayOf(limits.Maximum) };

    private NumericColumn Days(Column cells) => new(_days.Schema, Array.ConvertAll(((NumericColumn)cells).Values, DayOf));

    private int Draw(double share)
    {
        for (int own = 0; own < _timeShares.Length; own++)
        {
            share -= _timeShares[own];
            if (share < 0) { return own; }
        }
        return _timeShares.Length - 1;
    }
}
