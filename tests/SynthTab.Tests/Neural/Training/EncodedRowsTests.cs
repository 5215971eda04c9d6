using SynthTab.Encoders;
using SynthTab.Neural.Training;
using SynthTab.Tables;

namespace SynthTab.Tests.Neural.Training;

public sealed class EncodedRowsTests
{
    [Fact]
    public void The_short_form_gives_back_every_entry()
    {
        Table table = TinyTables.Shop(500);
        TableEncoder encoder = TableEncoder.Fit(table, new EncoderOptions(), 1);
        EncodedMatrix matrix = encoder.Encode(table, 2);
        EncodedRows rows = EncodedRows.Of(matrix, encoder.Layout);
        var row = new float[matrix.Width];
        for (int i = 0; i < matrix.Rows; i++)
        {
            Array.Clear(row);
            rows.Write(i, row);
            Assert.True(row.AsSpan().SequenceEqual(matrix.Row(i)), $"row {i} differs");
        }
    }

    [Fact]
    public void A_table_of_several_parts_keeps_its_rows_in_order()
    {
        Table table = TinyTables.Shop(40_000);
        TableEncoder encoder = TableEncoder.Fit(table, new EncoderOptions(), 1);
        EncodedRows rows = EncodedRows.Of(table, encoder, 2);
        ReadOnlySpan<ushort> slots = rows.Slots(encoder.Layout.Spans.First(s => s.Column == 0));
        int[] codes = table.Codes("colour");
        Assert.Equal(40_000, rows.Rows);
        for (int i = 0; i < slots.Length; i++) { Assert.Equal(encoder.SlotOf(0, codes[i]), slots[i]); }
    }
}
