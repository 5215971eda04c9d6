using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Utility;

/// <summary>How well one column is predicted from the others, learned from judged and from real rows.</summary>
internal sealed class ColumnSkill
{
    private readonly TargetPredictions _judged, _real;
    private readonly int[] _rows; // the tested rows that have the column
    private readonly int[] _weights;

    private ColumnSkill(TargetColumn target, int[] rows, TargetPredictions judged, TargetPredictions real)
    {
        Column = target.Name;
        Measure = target.IsNumber ? "R²" : "2 AUC - 1";
        _rows = rows;
        _weights = new int[rows.Length];
        _judged = judged;
        _real = real;
    }

    /// <summary>The column's name.</summary>
    public string Column { get; }

    /// <summary>What skill is measured by.</summary>
    public string Measure { get; }

    /// <summary>Learns the column from both tables; null where it does not vary or no tested row has it.</summary>
    public static ColumnSkill? Of(
        TargetColumn target, PreparedTable judged, PreparedTable real, PreparedTable tested, CancellationToken cancellation)
    {
        if (!target.Varies) { return null; }
        int[] rows = [.. Enumerable.Range(0, tested.Rows).Where(row => target.Has(tested, row))];
        if (rows.Length == 0) { return null; }
        TargetRows test = TargetRows.Of(tested, target);
        return new ColumnSkill(
            target, rows,
            TargetRows.Of(judged, target).Predict(TargetLearner.SmallTrees, test, cancellation),
            TargetRows.Of(real, target).Predict(TargetLearner.SmallTrees, test, cancellation));
    }

    /// <summary>The skill learned from judged rows, at least 0, with the tested rows counted as often as said; 0 where undefined.</summary>
    public double Judged(int[] weights) => Skill(_judged, weights);

    /// <summary>The skill learned from real rows.</summary>
    public double Real(int[] weights) => Skill(_real, weights);

    /// <summary>Skill learned from judged rows over skill learned from real rows; NaN where the latter is 0.</summary>
    public double Ratio(int[] weights) => Real(weights) is > 0 and var real ? Judged(weights) / real : double.NaN;

    private double Skill(TargetPredictions predictions, int[] weights)
    {
        for (int i = 0; i < _rows.Length; i++) { _weights[i] = weights[_rows[i]]; }
        double skill = predictions.Skill(_weights);
        return double.IsFinite(skill) ? Math.Max(0, skill) : 0;
    }
}
