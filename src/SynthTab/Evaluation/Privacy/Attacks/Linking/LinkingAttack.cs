using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;

namespace SynthTab.Evaluation.Privacy.Attacks.Linking;

/// <summary>
/// Tries to join two files through the judged table: a person's row in the one file and a row in the other belong together if
/// their nearest judged rows are the same. It succeeds for a person where the two rows, really being theirs, meet.
/// </summary>
internal sealed class LinkingAttack
{
    private readonly AttackedRows _rows;
    private readonly NearestRows[] _training, _control; // by the columns of the first file, and of the second
    private readonly int _k;

    /// <summary>Finds the nearest judged rows of all attacked rows, by both sets of columns.</summary>
    /// <param name="rows">Whom to attack, and through which rows.</param>
    /// <param name="columns">What each file holds.</param>
    /// <param name="k">The largest number of neighbours that will be asked for.</param>
    /// <param name="cancellation">Ends the search.</param>
    public LinkingAttack(AttackedRows rows, AuxiliaryColumns columns, int k, CancellationToken cancellation)
    {
        _rows = rows;
        _k = k;
        NearestRows[] Find(PreparedTable attacked) => [.. new[] { columns.First, columns.Second }.Select(known => NearestRows.Find(
            Code(attacked, known), Code(rows.Judged, known), rows.Coding.Distance, k, cancellation: cancellation))];
        _training = Find(rows.Training);
        _control = Find(rows.Unseen);
    }

    /// <summary>The rates where two rows meet if they share one of their <paramref name="k"/> nearest judged rows.</summary>
    public AttackRates Rates(int k)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(k, _k);
        int attacks = _rows.Training.Rows;
        return new AttackRates(Rate(_training, k), Rate(_control, k), new AttackRate(attacks * MeetByChance(k, _rows.Judged.Rows), attacks));
    }

    private static AttackRate Rate(NearestRows[] nearest, int k)
        => new(Enumerable.Range(0, nearest[0].Queries).Count(query => Meet(nearest[0], nearest[1], query, k)), nearest[0].Queries);

    private static bool Meet(NearestRows first, NearestRows second, int query, int k)
    {
        for (int i = 0; i < k; i++)
        {
            int row = first.Row(query, i);
            for (int j = 0; j < k && row >= 0; j++)
            {
                if (second.Row(query, j) == row) { return true; }
            }
        }
        return false;
    }

    /// <summary>The probability that two random sets of k rows out of n share one: 1 - C(n - k, k) / C(n, k).</summary>
    private static double MeetByChance(int k, int n)
    {
        double apart = 1;
        for (int i = 0; i < k; i++) { apart *= Math.Max(0, n - k - i) / Math.Max(1.0, n - i); }
        return 1 - apart;
    }

    /// <summary>The rows coded for Gower's distance, only these columns of them.</summary>
    private MixedRows Code(PreparedTable table, IReadOnlyList<int> columns)
    {
        var known = columns.Select(i => table.Columns[i]).ToHashSet();
        MixedRows all = _rows.Coding.Apply(table);
        return new MixedRows(
            [.. all.Numbers.Where((_, i) => known.Contains(table.Numbers[i]))],
            [.. all.Categories.Where((_, i) => known.Contains(table.Categories[i]))],
            table.Rows);
    }
}
