using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy.Distances;

namespace SynthTab.Evaluation.Privacy;

/// <summary>Finds the training rows that the synthetic table endangers most, for a file that its owner asks for. The list
/// points at real people, so it never belongs in a report.</summary>
public static class RowsAtRisk
{
    /// <summary>The rows that a synthetic row has come closer to than any unseen real row: exact copies first, those farthest
    /// from other people before; then by the ratio of the two distances.</summary>
    /// <param name="input">The tables; without a holdout table the other training rows are the measure.</param>
    /// <param name="count">How many rows to list at most.</param>
    /// <param name="cancellation">Ends the search, which compares every row with every row.</param>
    /// <returns>At most <paramref name="count"/> rows, the most endangered first. A copy of a row that unseen people share is
    /// not listed: it tells nothing of anybody.</returns>
    /// <exception cref="OperationCanceledException">The search was called off.</exception>
    public static IReadOnlyList<RowAtRisk> Find(EvaluationInput input, int count, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        // All rows in the order given: a list of risks may not overlook any, and speaks of row numbers.
        var everything = input with { Limits = input.Limits with { Rows = int.MaxValue } };
        PreparedPair pair = PreparedTables.From(everything, keepRowOrder: true).Judged;
        var coding = new RowCoding(pair.Training, RowDistance.MixedL1);
        MixedRows training = coding.Apply(pair.Training), synthetic = coding.Apply(pair.Candidate);
        MixedRows? unseen = pair.Unseen is null ? null : coding.Apply(pair.Unseen);
        double[] Nearest(MixedRows from, MixedRows to, bool sameRows = false)
            => NearestRows.Find(from, to, RowDistance.MixedL1, 1, sameRows, cancellation).Distances();
        double[] toSynthetic = Nearest(training, synthetic);
        double[] toReal = unseen is null ? Nearest(training, training, sameRows: true) : Nearest(training, unseen);
        double[] byChance = unseen is not { Rows: > 1 } ? [] : Ratios(Nearest(unseen, synthetic), Nearest(unseen, unseen, sameRows: true));
        Array.Sort(byChance);
        double[] ratios = Ratios(toSynthetic, toReal);
        return
        [
            .. Enumerable.Range(0, ratios.Length)
                .Where(row => ratios[row] < 1)
                .OrderBy(row => ratios[row]).ThenByDescending(row => toReal[row]).ThenBy(row => row)
                .Take(count)
                .Select(row => new RowAtRisk(row, toSynthetic[row], toReal[row], byChance.Length == 0 ? null : DistanceQuantiles.ShareWithin(byChance, ratios[row]))),
        ];
    }

    /// <summary>The distance to the synthetic rows over that to the real ones: 0 for a copy, and 1 where real rows are as equal or
    /// where there is none to compare with.</summary>
    private static double[] Ratios(double[] toSynthetic, double[] toReal) =>
    [
        .. toSynthetic.Zip(toReal, (synthetic, real) => real <= NearestRows.Tie || double.IsPositiveInfinity(real) ? 1 : synthetic <= NearestRows.Tie ? 0 : synthetic / real),
    ];
}
