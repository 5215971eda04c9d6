using SynthTab.Tables;

namespace SynthTab.Tests.Synthesis;

/// <summary>What tables are compared by.</summary>
internal static class TableAssert
{
    public static void SameCells(Table expected, Table actual)
    {
        Assert.Equal(expected.Schema.Columns.Select(c => c.Name), actual.Schema.Columns.Select(c => c.Name));
        Assert.Equal(expected.Rows, actual.Rows);
        for (int i = 0; i < expected.Columns.Count; i++) { Assert.Equal(Cells(expected.Columns[i]), Cells(actual.Columns[i])); }
    }

    public static object?[] Cells(Column column) => column switch
    {
        NumericColumn numeric => [.. numeric.Values.Select(v => (object)BitConverter.DoubleToInt64Bits(v))],
        CategoricalColumn categorical => [.. categorical.Codes.Cast<object>()],
        _ => ((TextColumn)column).Values,
    };
}
