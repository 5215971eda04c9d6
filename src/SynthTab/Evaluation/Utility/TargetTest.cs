using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Utility;

/// <summary>The declared target of a pair: what is learned from, judged and real, and what is tested on.</summary>
/// <param name="Judged">The judged rows.</param>
/// <param name="Real">As many rows of the training table.</param>
/// <param name="Tested">Unseen real rows.</param>
/// <param name="Notes">What is to be said about the rows taken.</param>
internal sealed record TargetTest(TargetRows Judged, TargetRows Real, TargetRows Tested, IReadOnlyList<string> Notes)
{
    /// <summary>The pair's test, or why there is none.</summary>
    public static (TargetTest? Test, string? Obstacle) Of(PreparedPair pair)
    {
        if (pair.Target is null) { return (null, "no column is named as the target"); }
        if (pair.Unseen is null) { return (null, "no holdout table was given to test on"); }
        TargetColumn target = TargetColumns.Named(pair.Training, pair.Target);
        if (Obstacle(target) is { } reason) { return (null, reason); }
        int limit = pair.Limits.ModelRows;
        var tested = TargetRows.Of(pair.Unseen.Sample(limit), target);
        if (tested.Table.Rows == 0) { return (null, "the holdout table has no row with a target"); }
        if (target.IsNumber ? tested.Numbers.Distinct().Count() < 2 : tested.Classes.Distinct().Count() < 2)
        {
            return (null, target.IsNumber ? "the target does not vary in the holdout table" : "the target has only one class in the holdout table");
        }
        PreparedTable judged = pair.Candidate.Sample(limit), real = pair.Training.Sample(pair.Candidate.Rows).Sample(limit);
        string[] notes = judged.Rows == pair.Candidate.Rows
            ? []
            : [FormattableString.Invariant($"The model was trained on {judged.Rows:N0} of {pair.Candidate.Rows:N0} rows, drawn by seed.")];
        return (new TargetTest(TargetRows.Of(judged, target), TargetRows.Of(real, target), tested, notes), null);
    }

    /// <summary>Why nothing can be learned of a declared target; null where it can.</summary>
    public static string? Obstacle(TargetColumn target) => target switch
    {
        { IsNumber: true, Varies: false } => "the target does not vary in the training table",
        { Varies: false } => "the target has fewer than two classes in the training table",
        { ClassNames.Count: > TargetColumns.MostClasses } => FormattableString.Invariant(
            $"the target has {target.ClassNames.Count} classes, and at most {TargetColumns.MostClasses} are learned"),
        _ => null,
    };
}
