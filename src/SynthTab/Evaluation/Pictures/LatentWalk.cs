using SynthTab.Tables;
using SynthTab.Tables.Cells;

namespace SynthTab.Evaluation.Pictures;

/// <summary>A cell of a walk's table.</summary>
/// <param name="Text">As in a file.</param>
/// <param name="Changed">Whether it differs from the row that it is compared with.</param>
public sealed record WalkCell(string Text, bool Changed);

/// <summary>A row of a walk's table.</summary>
/// <param name="Label">What it is.</param>
/// <param name="IsReal">Whether it is a row of the data; else it was decoded.</param>
/// <param name="Cells">Its cells, in the order of the columns.</param>
public sealed record WalkRow(string Label, bool IsReal, IReadOnlyList<WalkCell> Cells);

/// <summary>Rows decoded along a way through a latent space, or around a place in it.</summary>
/// <param name="Title">What was walked.</param>
/// <param name="IsPath">Whether the points follow one another, each row compared with the one before; else each is compared with the
/// real row in the middle.</param>
/// <param name="Points">Where the decoded rows lie.</param>
/// <param name="Columns">The columns' names.</param>
/// <param name="Rows">Real and decoded rows, as they are read.</param>
public sealed record LatentWalk(
    string Title, bool IsPath, IReadOnlyList<PlanePoint> Points, IReadOnlyList<string> Columns, IReadOnlyList<WalkRow> Rows)
{
    /// <summary>The way between two real rows.</summary>
    /// <param name="title">What was walked.</param>
    /// <param name="points">Where the decoded rows lie.</param>
    /// <param name="decoded">The decoded rows.</param>
    /// <param name="real">Rows with the same columns, the two ends first.</param>
    /// <param name="labels">What the two ends are called.</param>
    public static LatentWalk Between(string title, IReadOnlyList<PlanePoint> points, Table decoded, Table real, (string From, string To) labels)
    {
        Column[] columns = [.. decoded.Columns.Where(c => c.Schema.IsLearned)];
        var rows = new List<(string Label, bool IsReal, string[] Cells)> { (labels.From, true, Texts(real, 0, columns)) };
        rows.AddRange(Enumerable.Range(0, decoded.Rows).Select(i => (FormattableString.Invariant($"step {i + 1}"), false, Texts(decoded, i, columns))));
        rows.Add((labels.To, true, Texts(real, 1, columns)));
        return new LatentWalk(title, true, points, [.. columns.Select(c => c.Schema.Name)],
            [.. rows.Select((row, i) => new WalkRow(row.Label, row.IsReal, Marked(row.Cells, rows[Math.Max(i - 1, 0)].Cells)))]);
    }

    /// <summary>The neighbourhood of a real row.</summary>
    /// <param name="title">What was walked.</param>
    /// <param name="points">Where the decoded rows lie.</param>
    /// <param name="decoded">The decoded rows.</param>
    /// <param name="real">Rows with the same columns, the one in the middle first.</param>
    /// <param name="label">What it is called.</param>
    public static LatentWalk Around(string title, IReadOnlyList<PlanePoint> points, Table decoded, Table real, string label)
    {
        Column[] columns = [.. decoded.Columns.Where(c => c.Schema.IsLearned)];
        string[] middle = Texts(real, 0, columns);
        return new LatentWalk(title, false, points, [.. columns.Select(c => c.Schema.Name)],
        [
            new WalkRow(label, true, Marked(middle, middle)),
            .. Enumerable.Range(0, decoded.Rows).Select(i =>
                new WalkRow(FormattableString.Invariant($"neighbour {i + 1}"), false, Marked(Texts(decoded, i, columns), middle))),
        ]);
    }

    private static string[] Texts(Table table, int row, Column[] columns) => [.. columns.Select(c => CellText.Of(table[c.Schema.Name], row))];

    private static WalkCell[] Marked(string[] cells, string[] compared) => [.. cells.Zip(compared, (own, other) => new WalkCell(own, own != other))];
}
