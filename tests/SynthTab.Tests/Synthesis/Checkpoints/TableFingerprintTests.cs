using SynthTab.Synthesis.Checkpoints;
using SynthTab.Tables;

namespace SynthTab.Tests.Synthesis.Checkpoints;

public sealed class TableFingerprintTests
{
    private static readonly Table _table = Table.Of(
        Columns.Real("x", [1, 2, double.NaN]), Columns.Levels("c", "a", "b", null), Columns.Identifiers("id", ["ab", "c", null]));

    [Fact]
    public void The_same_table_has_the_same_fingerprint()
        => Assert.Equal(TableFingerprint.Of(_table), TableFingerprint.Of(_table.Take([0, 1, 2])));

    [Fact]
    public void Any_other_cell_order_or_name_has_another()
    {
        Table[] others =
        [
            _table.Take([1, 0, 2]),
            Table.Of(Columns.Real("x", [1, 2.5, double.NaN]), _table.Columns[1], _table.Columns[2]),
            Table.Of(Columns.Real("y", [1, 2, double.NaN]), _table.Columns[1], _table.Columns[2]),
            Table.Of(_table.Columns[0], Columns.Levels("c", "a", "a", "b"), _table.Columns[2]),
            Table.Of(_table.Columns[0], _table.Columns[1], Columns.Identifiers("id", ["a", "bc", null])),
            Table.Of(_table.Columns[0], _table.Columns[1], Columns.Identifiers("id", ["ab", "c", ""])),
        ];
        string[] all = [.. others.Append(_table).Select(t => string.Join(' ', TableFingerprint.Of(t)))];
        Assert.Equal(all.Length, all.Distinct().Count());
    }
}
