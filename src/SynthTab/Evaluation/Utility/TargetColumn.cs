using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Utility;

/// <summary>A column that models predict: a number, or one of the classes that the training table has.</summary>
internal sealed class TargetColumn
{
    private readonly int[] _classOf = []; // of each level
    private readonly int _unknown;

    /// <summary>Takes the column at this position of the training table.</summary>
    /// <param name="training">The training table.</param>
    /// <param name="position">The column's position.</param>
    /// <param name="mostClasses">Beyond so many classes the rarest are one; null to keep all, and then a level that the training table
    /// lacks is a class that nothing can learn.</param>
    public TargetColumn(PreparedTable training, int position, int? mostClasses = null)
    {
        Training = training;
        Position = position;
        Name = training.Columns[position].Name;
        if (training.Columns[position] is PreparedNumbers numbers)
        {
            IsNumber = true;
            Scale = UnitScale.Of(numbers);
            Varies = numbers.Sorted.Length > 0 && numbers.Sorted[0] < numbers.Sorted[^1];
            return;
        }
        var levels = (PreparedCategories)training.Columns[position];
        int[] occurring = [.. Enumerable.Range(0, levels.Levels.Count).Where(code => levels.Counts[code] > 0)];
        int[] kept = mostClasses < occurring.Length
            ? [.. occurring.OrderByDescending(code => levels.Counts[code]).ThenBy(code => code).Take(mostClasses.Value - 1).Order()]
            : occurring;
        bool pools = kept.Length < occurring.Length;
        ClassNames = [.. kept.Select(code => levels.Levels[code]), .. pools ? ["(other levels)"] : Array.Empty<string>()];
        // In a target that pools, an unseen level is one more rare one.
        _unknown = mostClasses is null ? ClassNames.Count : Math.Max(0, ClassNames.Count - 1);
        _classOf = new int[levels.Levels.Count];
        Array.Fill(_classOf, _unknown);
        for (int i = 0; i < kept.Length; i++) { _classOf[kept[i]] = i; }
        Varies = ClassNames.Count > 1;
    }

    /// <summary>The training table.</summary>
    public PreparedTable Training { get; }

    /// <summary>The column's position.</summary>
    public int Position { get; }

    /// <summary>The column's name.</summary>
    public string Name { get; }

    /// <summary>Whether a number is predicted; else a class.</summary>
    public bool IsNumber { get; }

    /// <summary>Whether the training table has more than one class or number.</summary>
    public bool Varies { get; }

    /// <summary>The classes, in the order of the levels; empty for a number.</summary>
    public IReadOnlyList<string> ClassNames { get; } = [];

    /// <summary>How numbers are scaled for learning.</summary>
    public UnitScale Scale { get; }

    /// <summary>Whether the row of a table has a target.</summary>
    public bool Has(PreparedTable table, int row) => table.Columns[Position] switch
    {
        PreparedNumbers numbers => !double.IsNaN(numbers.Values[row]),
        PreparedCategories categories => categories.Codes[row] >= 0,
        _ => false,
    };

    /// <summary>The scaled numbers of a table whose rows all have one, [rows].</summary>
    public double[] Numbers(PreparedTable table) => Array.ConvertAll(((PreparedNumbers)table.Columns[Position]).Values, Scale.Apply);

    /// <summary>The classes of a table whose rows all have one, [rows]; one more than the last for a level that nothing can learn.</summary>
    public int[] Classes(PreparedTable table) => Array.ConvertAll(((PreparedCategories)table.Columns[Position]).Codes, code => _classOf[code]);
}
