namespace SynthTab.Evaluation.Utility;

/// <summary>What a model predicts for rows whose truth is known.</summary>
internal abstract class TargetPredictions
{
    /// <summary>The number of rows.</summary>
    public abstract int Rows { get; }

    /// <summary>What <see cref="Value(int[])"/> is: <c>AUC</c>, <c>macro AUC</c>, <c>R²</c>.</summary>
    public abstract string Measure { get; }

    /// <summary>The measure with every row counted as often as said, [rows]; NaN where it is undefined.</summary>
    public abstract double Value(int[] weights);

    /// <summary>How much better than guessing the mean or by the shares: 0 for guessing, 1 for knowing; NaN where undefined.</summary>
    public abstract double Skill(int[] weights);

    /// <summary>The figures of all measures, and what stands behind them.</summary>
    public abstract IEnumerable<DetailTable> Details();

    /// <summary>The measure of the rows as they are.</summary>
    public double Value() => Value(Once);

    /// <summary>Every row counted once, [rows].</summary>
    public int[] Once
    {
        get
        {
            var once = new int[Rows];
            Array.Fill(once, 1);
            return once;
        }
    }

    /// <summary>A table of named figures; what is undefined is left blank.</summary>
    protected static DetailTable Figures(params (string Name, double Value)[] figures) => new(
        "figures", "Test on real rows", DetailKind.Figures, ["figure"], ["value"],
        [.. figures.Select(f => new DetailRow([f.Name], [double.IsFinite(f.Value) ? f.Value : null]))]);
}
