using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy.Attacks.QuasiIdentifiers;

/// <summary>
/// The correct attribution probability: an attacker who knows a person's keys takes the judged rows with the same keys, and
/// guesses the secret in the proportions found there.
/// </summary>
/// <remarks>Taub, Elliot, Pampaka and Smith 2018, "Differential Correct Attribution Probability for Synthetic Data".</remarks>
/// <param name="Matched">Attacked rows whose keys occur among the judged rows.</param>
/// <param name="Rows">All attacked rows.</param>
/// <param name="Sum">The sum over them of the probability of a right guess, 0 where no keys match.</param>
/// <param name="SumOfSquares">The sum of the squares of those probabilities.</param>
internal sealed record CorrectAttribution(int Matched, int Rows, double Sum, double SumOfSquares)
{
    /// <summary>The probability of a right guess for an attacked row whose keys match; 0 where none does.</summary>
    public double Cap => Matched == 0 ? 0 : Sum / Matched;

    /// <summary>The same over all attacked rows: no match is no guess.</summary>
    public double ZeroCap => Sum / Rows;

    /// <summary>Half the width of a 95 % interval of <see cref="Cap"/>, by the spread over the matched rows.</summary>
    public double Error => Matched < 2 ? 1 : 1.96 * Math.Sqrt(Math.Max(0, SumOfSquares / Matched - Cap * Cap) / (Matched - 1));

    /// <summary>Attacks every row of a table; the columns must have been cut alike in both.</summary>
    public static CorrectAttribution Of(PreparedTable attacked, PreparedTable judged, int[] keys, int secret)
    {
        var sameKeys = new Dictionary<UInt128, int>();
        var sameBoth = new Dictionary<UInt128, int>();
        foreach (UInt128 key in ColumnsWithRole.Keys(judged, keys)) { sameKeys[key] = sameKeys.GetValueOrDefault(key) + 1; }
        foreach (UInt128 key in ColumnsWithRole.Keys(judged, [.. keys, secret])) { sameBoth[key] = sameBoth.GetValueOrDefault(key) + 1; }
        UInt128[] known = ColumnsWithRole.Keys(attacked, keys), whole = ColumnsWithRole.Keys(attacked, [.. keys, secret]);
        int matched = 0;
        double sum = 0, squares = 0;
        for (int row = 0; row < known.Length; row++)
        {
            if (!sameKeys.TryGetValue(known[row], out int found)) { continue; }
            double probability = sameBoth.GetValueOrDefault(whole[row]) / (double)found;
            matched++;
            sum += probability;
            squares += probability * probability;
        }
        return new CorrectAttribution(matched, known.Length, sum, squares);
    }
}
