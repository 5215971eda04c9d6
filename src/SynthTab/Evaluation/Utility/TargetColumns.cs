using System.Collections.Concurrent;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Utility;

/// <summary>The columns of a training table as targets, each made once, so that what was learned for it is found again.</summary>
internal sealed class TargetColumns
{
    /// <summary>A declared target with more classes is not learned; any other column pools its rarest beyond <see cref="MostPooled"/>.</summary>
    public const int MostClasses = 30;

    private const int MostPooled = 12;

    private readonly PreparedTable _training;
    private readonly ConcurrentDictionary<(int Position, bool Pools), Lazy<TargetColumn>> _columns = new();

    private TargetColumns(PreparedTable training)
    {
        _training = training;
    }

    /// <summary>The column of this name with all its classes.</summary>
    public static TargetColumn Named(PreparedTable training, string name)
        => Of(training).Get(training.Columns.Select((c, i) => (c, i)).First(c => c.c.Name == name).i, pools: false);

    /// <summary>The column at this position, its rarest classes pooled.</summary>
    public static TargetColumn Pooled(PreparedTable training, int position) => Of(training).Get(position, pools: true);

    private static TargetColumns Of(PreparedTable training) => training.Shared(t => new TargetColumns(t));

    private TargetColumn Get(int position, bool pools)
        => _columns.GetOrAdd((position, pools), key => new Lazy<TargetColumn>(() => new TargetColumn(_training, key.Position, key.Pools ? MostPooled : null))).Value;
}
