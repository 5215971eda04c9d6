using SynthTab.Evaluation.Preparation;
using SynthTab.Tables;

namespace SynthTab.Evaluation.Fidelity;

/// <summary>The multiples of a step that a column's values are.</summary>
internal sealed class ValueGrid
{
    private const int MostDecimals = 9;

    private static readonly double[] MomentSteps = [86_400, 3_600, 60, 1, 0.001];

    private readonly int? _decimals;

    private ValueGrid(double step, int? decimals)
    {
        Step = step;
        _decimals = decimals;
    }

    /// <summary>The distance of two grid points; for moments in seconds.</summary>
    public double Step { get; }

    /// <summary>The column's grid: its schema's, else the coarsest that holds all its values; null where there is none.</summary>
    public static ValueGrid? Of(PreparedNumbers training)
    {
        if (training.Schema.Kind == ColumnKind.DateTime)
        {
            double[] steps = training.Schema.Granularity is > 0 and double known ? [known] : MomentSteps;
            return steps.Select(step => new ValueGrid(step, null)).FirstOrDefault(grid => training.Sorted.All(grid.Holds));
        }
        IEnumerable<int> decimals = training.Schema.Decimals is int declared ? [declared] : Enumerable.Range(0, MostDecimals + 1);
        return decimals.Where(d => d is >= 0 and <= 15) // Math.Round knows 15
            .Select(d => new ValueGrid(Math.Pow(10, -d), d)).FirstOrDefault(grid => training.Sorted.All(grid.Holds));
    }

    /// <summary>Whether the value is a multiple of the step: as written with so many decimals, or within a millionth of a step.</summary>
    public bool Holds(double value)
    {
        if (_decimals is int decimals) { return Math.Round(value, decimals) == value; }
        double steps = value / Step;
        return Math.Abs(steps - Math.Round(steps)) <= 1e-6;
    }
}
