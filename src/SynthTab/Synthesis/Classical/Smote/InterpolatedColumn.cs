using SynthTab.Encoders;
using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical.Smote;

/// <summary>The cells of one column between those of pairs of training rows.</summary>
/// <remarks>
/// A number lies on the way from the one row's to the other's and is put on the column's grid. Where one of the two is missing, or a
/// value that many rows share (0 in a column of gains), nothing lies between, and the cell is one of the two: the other row's with the
/// chance that is its share of the way. Levels likewise. (SMOTE-NC lets the neighbours vote; a vote never elects a rare level.)
/// </remarks>
internal sealed class InterpolatedColumn
{
    private readonly Column _training;
    private readonly NumericGrid? _grid;
    private readonly double[] _shared = [];

    /// <summary>Prepares a column.</summary>
    public InterpolatedColumn(Column training)
    {
        _training = training;
        if (training is not NumericColumn { Values: { } values } || DistinctValues.Of(values) is not { Rows: > 0 } distinct) { return; }
        _grid = new NumericGrid(training.Schema, new ValueRange(distinct.Values[0], distinct.Values[^1]));
        _shared = PointMasses.Find(distinct);
    }

    /// <summary>The cells of some pairs.</summary>
    /// <param name="from">The first row of each pair.</param>
    /// <param name="to">The second.</param>
    /// <param name="way">The share of the way from the first to the second, from 0 to below 1.</param>
    /// <param name="random">Decides where nothing lies between.</param>
    public Column Cells(int[] from, int[] to, double[] way, RandomSource random)
    {
        if (_training is not NumericColumn numbers)
        {
            int[] codes = ((CategoricalColumn)_training).Codes;
            return new CategoricalColumn(_training.Schema, [.. from.Select((row, i) => codes[random.NextDouble() < way[i] ? to[i] : row])]);
        }
        var cells = new double[from.Length];
        for (int i = 0; i < cells.Length; i++)
        {
            double a = numbers.Values[from[i]], b = numbers.Values[to[i]], chance = random.NextDouble();
            cells[i] = StandsAlone(a) || StandsAlone(b) ? (chance < way[i] ? b : a) : _grid!.Snap(a * (1 - way[i]) + b * way[i]);
        }
        return new NumericColumn(_training.Schema, cells);
    }

    private bool StandsAlone(double value) => double.IsNaN(value) || _shared.AsSpan().BinarySearch(value) >= 0;
}
