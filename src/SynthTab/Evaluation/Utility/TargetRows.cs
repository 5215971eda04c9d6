using System.Collections.Concurrent;
using SynthTab.Evaluation.Preparation;
using SynthTab.Learners;
using SynthTab.Learners.Trees;

namespace SynthTab.Evaluation.Utility;

/// <summary>The rows of one table that have a target, with what is learned from them: made once for each table and target, and
/// shared by all metrics.</summary>
internal sealed class TargetRows
{
    private readonly Lock _growing = new();
    private readonly Lazy<RowBinning> _binning;
    private readonly Lazy<TargetRows> _learnable;
    private readonly ConcurrentDictionary<(TargetLearner, TargetRows), Lazy<TargetPredictions>> _predictions = new();
    private BoostedTrees? _trees;

    /// <summary>Leaves out the rows without a target.</summary>
    public TargetRows(PreparedTable table, TargetColumn target)
        : this(target, Keep(table, row => target.Has(table, row)))
    {
    }

    private TargetRows(TargetColumn target, PreparedTable table)
    {
        Table = table;
        Target = target;
        Numbers = target.IsNumber ? target.Numbers(Table) : [];
        Classes = target.IsNumber ? [] : target.Classes(Table);
        _binning = new Lazy<RowBinning>(() => RowBinning.Fit(Table));
        int unknown = target.ClassNames.Count;
        _learnable = new Lazy<TargetRows>(() => Array.IndexOf(Classes, unknown) < 0 ? this
            : new TargetRows(target, Keep(Table, row => Classes[row] != unknown)));
    }

    /// <summary>What is predicted.</summary>
    public TargetColumn Target { get; }

    /// <summary>The rows.</summary>
    public PreparedTable Table { get; }

    /// <summary>The scaled target of each row where it is a number, [rows].</summary>
    public double[] Numbers { get; }

    /// <summary>The class of each row where the target is one, [rows].</summary>
    public int[] Classes { get; }

    /// <summary>The rows whose class the training table has: a model that is to predict the training table's classes can learn from no
    /// others.</summary>
    public TargetRows Learnable => _learnable.Value;

    /// <summary>The rows of a table for this target, the same object whenever asked.</summary>
    public static TargetRows Of(PreparedTable table, TargetColumn target)
        => table.Shared(_ => new ByTarget()).Rows.GetOrAdd(target, t => new Lazy<TargetRows>(() => new TargetRows(table, t))).Value;

    /// <summary>The rows as trees that learned from this table read them, without the target.</summary>
    public BinnedRows Bin(TargetRows rows) => _binning.Value.Apply(rows.Table).Hide(Target.Position);

    /// <summary>Boosted trees that predict the target; there must be rows.</summary>
    public BoostedTrees Trees(CancellationToken cancellation)
    {
        lock (_growing) { return _trees ??= Grow(new BoostingOptions(), cancellation); }
    }

    /// <summary>Boosted trees of other options; there must be rows.</summary>
    public BoostedTrees Grow(BoostingOptions options, CancellationToken cancellation) => Target.IsNumber
        ? BoostedTrees.FitNumbers(Bin(this), Numbers, options, cancellation)
        : BoostedTrees.FitClasses(Bin(this), Classes, Target.ClassNames.Count, options, cancellation);

    /// <summary>What a model that learned from these rows predicts for others, computed once.</summary>
    public TargetPredictions Predict(TargetLearner learner, TargetRows tested, CancellationToken cancellation)
        => _predictions.GetOrAdd((learner, tested), key => new Lazy<TargetPredictions>(() => key.Item1.Learn(this, key.Item2, cancellation))).Value;

    private static PreparedTable Keep(PreparedTable table, Func<int, bool> keeps)
    {
        int[] rows = [.. Enumerable.Range(0, table.Rows).Where(keeps)];
        return rows.Length == table.Rows ? table : table.Take(rows);
    }

    /// <summary>What is kept beside a table.</summary>
    private sealed class ByTarget
    {
        public ConcurrentDictionary<TargetColumn, Lazy<TargetRows>> Rows { get; } = new();
    }
}
