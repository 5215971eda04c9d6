using SynthTab.Tables.Cells;

namespace SynthTab.Tables.Inference;

/// <summary>Says why a column that a person would take for numbers was not taken for numbers.</summary>
internal static class AlmostNumbers
{
    private const double Most = 0.8;

    /// <summary>The rest of a sentence, or nothing where the column does not look like numbers.</summary>
    public static string Remark(ColumnEvidence evidence)
    {
        int numbers = CountNumbers(evidence, evidence.DecimalComma, out long firstOther);
        if (evidence.ValueRows == 0 || numbers == evidence.ValueRows)
        {
            return numbers == 0 ? "" : "; digits with leading zeros or too many digits are codes, not numbers";
        }
        if (!evidence.DecimalComma && CountNumbers(evidence, decimalComma: true, out _) == evidence.ValueRows)
        {
            return "; with the decimal comma they would be numbers";
        }
        return numbers >= Most * evidence.ValueRows ? $"; {numbers} cells are numbers, and the first that is not stands in line {firstOther}" : "";
    }

    private static int CountNumbers(ColumnEvidence evidence, bool decimalComma, out long firstOther)
    {
        int rows = 0;
        firstOther = 0;
        foreach (int code in evidence.Values)
        {
            if (NumberText.TryParse(evidence.Raw.Texts[code], decimalComma, out _)) { rows += evidence.RowsOf(code); }
            else if (firstOther == 0) { firstOther = evidence.Raw.Texts.FirstLine(code); }
        }
        return rows;
    }
}
