using SynthTab.Tables.Cells;

namespace SynthTab.Tables.Inference;

/// <summary>What the values of a column have in common as numbers.</summary>
internal sealed record NumberFacts
{
    private const double LargestExactWhole = 9007199254740992; // 2^53: beyond it a double skips whole numbers

    /// <summary>The least value.</summary>
    public double Minimum { get; private set; } = double.PositiveInfinity;

    /// <summary>The greatest value.</summary>
    public double Maximum { get; private set; } = double.NegativeInfinity;

    /// <summary>The number of distinct values.</summary>
    public int Distinct { get; private set; }

    /// <summary>Whether all are whole and few enough digits long to be counted.</summary>
    public bool AllWhole { get; private set; }

    /// <summary>The decimals of the grid, or null where there is none: more digits than a double keeps.</summary>
    public int? Decimals { get; private set; }

    /// <summary>The least number of decimals that a value is written with.</summary>
    public int LeastDecimals { get; private set; } = int.MaxValue;

    /// <summary>Whether all are written with the same number of decimals, at least one.</summary>
    public bool FixedDecimals => LeastDecimals > 0 && LeastDecimals == Decimals;

    /// <summary>The facts, or null if there is no value, one is not a number, or they look like codes: leading zeros, or whole
    /// numbers too long for a double.</summary>
    public static NumberFacts? Of(RawColumn raw, int[] values, bool decimalComma)
    {
        if (values.Length == 0) { return null; }
        var facts = new NumberFacts();
        bool whole = true, exponent = false;
        int mostDecimals = 0, mostDigits = 0;
        var distinct = new HashSet<double>(values.Length);
        foreach (int code in values)
        {
            if (!NumberText.TryParse(raw.Texts[code], decimalComma, out NumberText number) || number.HasLeadingZero) { return null; }
            facts.Minimum = Math.Min(facts.Minimum, number.Value);
            facts.Maximum = Math.Max(facts.Maximum, number.Value);
            facts.LeastDecimals = Math.Min(facts.LeastDecimals, number.HasExponent ? 0 : number.Decimals);
            whole &= double.IsInteger(number.Value);
            exponent |= number.HasExponent;
            mostDecimals = Math.Max(mostDecimals, number.Decimals);
            mostDigits = Math.Max(mostDigits, number.Digits);
            distinct.Add(number.Value);
        }
        double largest = Math.Max(facts.Maximum, -facts.Minimum);
        if (whole && !exponent && mostDecimals == 0 && largest > LargestExactWhole) { return null; }
        facts.Distinct = distinct.Count;
        facts.AllWhole = whole && largest <= LargestExactWhole;
        bool grid = facts.AllWhole
            || Math.Max(mostDigits, mostDecimals) <= NumberText.MostExactDigits && largest < LargestExactWhole;
        facts.Decimals = !grid ? null : facts.AllWhole ? 0 : mostDecimals;
        if (!grid) { facts.LeastDecimals = 0; }
        return facts;
    }
}
