namespace SynthTab.Tables.Inference;

/// <summary>Whole numbers that are labels: only two of them, or a name such as zipcode, type or store_id.</summary>
internal static class NumericCodeRule
{
    private const int LeastRowsForTwo = 20;
    private const double MostlyDistinct = 0.5;

    public static ColumnSchema? Propose(ColumnEvidence evidence)
    {
        if (evidence.Numbers is not { AllWhole: true } numbers || evidence.Values.Length < 2) { return null; }
        if (evidence.Values.Length == 2 && evidence.ValueRows >= LeastRowsForTwo)
        {
            return Category(evidence, "two whole numbers are two labels");
        }
        if (evidence.IsTarget || !NameHints.SaysCode(evidence.Name) || evidence.Values.Length != numbers.Distinct)
        {
            return null;
        }
        return numbers.Distinct <= MostlyDistinct * evidence.ValueRows
            ? Category(evidence, $"the name says that the {numbers.Distinct} whole numbers are labels")
            : evidence.Propose(ColumnKind.Text, evidence.NumericMissing,
                "the name says that the numbers are labels, and most of them stand in one row only: never learned");
    }

    private static ColumnSchema Category(ColumnEvidence evidence, string reason)
        => evidence.Propose(ColumnKind.Categorical, evidence.NumericMissing, reason) with { Levels = evidence.Levels(evidence.Values) };
}
