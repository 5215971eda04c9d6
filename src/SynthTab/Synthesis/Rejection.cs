using System.Globalization;
using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>Keeps the rows that satisfy all conditions, and gives up when hardly any does.</summary>
internal static class Rejection
{
    /// <summary>The least share of rows that must satisfy the conditions.</summary>
    public const double LeastAcceptance = 1e-4;

    /// <summary>The number of rows that are tried before the share is judged.</summary>
    public const long RowsBeforeJudgement = 200_000;

    /// <summary>The rows of each block that satisfy the conditions; blocks without such a row are passed over.</summary>
    /// <exception cref="SynthTabException">The conditions contradict the table, or nearly so; the message has the share.</exception>
    public static IEnumerable<Table> Filter(IEnumerable<Table> blocks, IReadOnlyList<Condition> conditions, AcceptanceTally? tally)
    {
        long tried = 0, accepted = 0;
        foreach (Table block in blocks)
        {
            int[] rows = Accepted(block, conditions);
            tried += block.Rows;
            accepted += rows.Length;
            tally?.Add(block.Rows, rows.Length);
            if (tried >= RowsBeforeJudgement && accepted < tried * LeastAcceptance) { throw Hopeless(conditions, tried, accepted); }
            if (rows.Length == block.Rows) { yield return block; }
            else if (rows.Length > 0) { yield return block.Take(rows); }
        }
    }

    private static int[] Accepted(Table block, IReadOnlyList<Condition> conditions)
    {
        var rows = new List<int>(block.Rows);
        Column[] columns = [.. conditions.Select(c => block[c.Column])];
        for (int row = 0; row < block.Rows; row++)
        {
            bool holds = true;
            for (int c = 0; holds && c < columns.Length; c++) { holds = conditions[c].Holds(columns[c], row); }
            if (holds) { rows.Add(row); }
        }
        return [.. rows];
    }

    private static SynthTabException Hopeless(IReadOnlyList<Condition> conditions, long tried, long accepted)
    {
        string columns = string.Join(", ", conditions.Select(c => $"'{c.Column}'").Distinct());
        string share = ((double)accepted / tried).ToString("0.####%", CultureInfo.InvariantCulture);
        string floor = LeastAcceptance.ToString("0.####%", CultureInfo.InvariantCulture);
        return new SynthTabException(
            $"conditions on {columns}: {accepted} of {tried} rows met them ({share}), and at least {floor} must; "
            + "ask for something less rare.");
    }
}
