namespace SynthTab.Tables.Inference;

/// <summary>All values are numbers.</summary>
internal static class NumberRule
{
    public static ColumnSchema? Propose(ColumnEvidence evidence)
    {
        if (evidence.Numbers is not { } numbers) { return null; }
        ColumnKind kind = numbers.AllWhole ? ColumnKind.Integer : ColumnKind.Continuous;
        string what = numbers switch
        {
            { AllWhole: true, LeastDecimals: > 0 } => $"every value is a whole number, written with {Decimals(numbers.LeastDecimals)}",
            { AllWhole: true } => "every value is a whole number",
            { Decimals: null } => "every value is a number, and some have more digits than a decimal grid could keep",
            { FixedDecimals: true } => $"every value is a number with {Decimals(numbers.Decimals)}",
            _ => $"every value is a number with at most {Decimals(numbers.Decimals)}",
        };
        return evidence.Propose(kind, evidence.NumericMissing, numbers.Distinct == 1 ? $"{what}, always the same one" : what) with
        {
            Decimals = numbers.Decimals,
            FixedDecimals = numbers.FixedDecimals,
            LeastDecimals = numbers.LeastDecimals,
            Minimum = numbers.Minimum,
            Maximum = numbers.Maximum,
        };
    }

    private static string Decimals(int? count) => count == 1 ? "1 decimal" : $"{count} decimals";
}
