namespace SynthTab.Tables.Inference;

/// <summary>A target of few whole numbers is a class to be told, not a quantity to be estimated.</summary>
internal static class TargetClassesRule
{
    private const int MostClasses = 20;
    private const int LeastRowsPerClass = 5;

    public static ColumnSchema? Propose(ColumnEvidence evidence)
    {
        int classes = evidence.Values.Length;
        if (!evidence.IsTarget || evidence.Numbers is not { AllWhole: true } || classes is < 3 or > MostClasses
            || evidence.ValueRows < LeastRowsPerClass * classes)
        {
            return null;
        }
        return evidence.Propose(ColumnKind.Categorical, evidence.NumericMissing,
            $"a target of {classes} whole numbers is taken as {classes} classes; make it an integer to predict it as a quantity") with
        {
            Levels = evidence.Levels(evidence.Values),
        };
    }
}
