using System.Globalization;
using System.Numerics;
using System.Text;
using Microsoft.Data.Analysis;
using SynthTab.Tables.Cells;

namespace SynthTab.Tables;

/// <summary>The cells of a data frame's column as texts, so that a data frame is understood by the same rules as a file.</summary>
internal static class DataFrameCells
{
    private const int LongestText = 512;
    private const string MomentFormat = "yyyy-MM-dd HH:mm:ss.FFFFFFF";

    /// <summary>Appends all cells; where a schema is given, in the form that it asks for.</summary>
    /// <exception cref="SynthTabException">The column is of a type that no table holds.</exception>
    public static void Fill(RawColumn raw, DataFrameColumn column, ColumnSchema? schema)
    {
        byte[] missing = Encoding.UTF8.GetBytes(schema?.MissingText ?? "");
        switch (column)
        {
            case StringDataFrameColumn texts: FillTexts(raw, texts, missing); break;
            case PrimitiveDataFrameColumn<bool> truths: FillTruths(raw, truths, schema, missing); break;
            case PrimitiveDataFrameColumn<DateTime> moments: FillMoments(raw, moments, schema, missing); break;
            case PrimitiveDataFrameColumn<double> numbers: FillNumbers(raw, numbers, missing); break;
            case PrimitiveDataFrameColumn<float> numbers: FillNumbers(raw, numbers, missing); break;
            case PrimitiveDataFrameColumn<decimal> numbers: FillNumbers(raw, numbers, missing); break;
            case PrimitiveDataFrameColumn<long> numbers: FillNumbers(raw, numbers, missing); break;
            case PrimitiveDataFrameColumn<ulong> numbers: FillNumbers(raw, numbers, missing); break;
            case PrimitiveDataFrameColumn<int> numbers: FillNumbers(raw, numbers, missing); break;
            case PrimitiveDataFrameColumn<uint> numbers: FillNumbers(raw, numbers, missing); break;
            case PrimitiveDataFrameColumn<short> numbers: FillNumbers(raw, numbers, missing); break;
            case PrimitiveDataFrameColumn<ushort> numbers: FillNumbers(raw, numbers, missing); break;
            case PrimitiveDataFrameColumn<byte> numbers: FillNumbers(raw, numbers, missing); break;
            case PrimitiveDataFrameColumn<sbyte> numbers: FillNumbers(raw, numbers, missing); break;
            default:
                throw new SynthTabException($"data frame, column '{column.Name}': values of type {column.DataType.Name} were found, "
                    + "and text, truth values, numbers or moments are needed.");
        }
    }

    private static void FillTexts(RawColumn raw, StringDataFrameColumn column, byte[] missing)
    {
        for (long row = 0; row < column.Length; row++)
        {
            raw.Add(column[row] is string text ? Encoding.UTF8.GetBytes(text) : missing, row + 1);
        }
    }

    private static void FillTruths(RawColumn raw, PrimitiveDataFrameColumn<bool> column, ColumnSchema? schema, byte[] missing)
    {
        // The schema's own spelling where it has one: True, TRUE, true.
        byte[] Word(string word)
            => Encoding.UTF8.GetBytes(schema?.Levels.FirstOrDefault(l => l.Equals(word, StringComparison.OrdinalIgnoreCase)) ?? word);
        byte[] no = Word("false"), yes = Word("true");
        for (long row = 0; row < column.Length; row++) { raw.Add(column[row] is bool truth ? truth ? yes : no : missing, row + 1); }
    }

    private static void FillMoments(RawColumn raw, PrimitiveDataFrameColumn<DateTime> column, ColumnSchema? schema, byte[] missing)
    {
        Span<byte> text = stackalloc byte[LongestText];
        string format = schema?.DateTimeFormat ?? MomentFormat;
        for (long row = 0; row < column.Length; row++)
        {
            int length = 0;
            bool present = column[row] is DateTime moment && moment.TryFormat(text, out length, format, CultureInfo.InvariantCulture);
            raw.Add(present ? text[..length] : missing, row + 1);
        }
    }

    private static void FillNumbers<T>(RawColumn raw, PrimitiveDataFrameColumn<T> column, byte[] missing) where T : unmanaged, INumberBase<T>
    {
        Span<byte> text = stackalloc byte[LongestText];
        for (long row = 0; row < column.Length; row++)
        {
            int length = 0;
            bool present = column[row] is T number && !T.IsNaN(number) && number.TryFormat(text, out length, default, CultureInfo.InvariantCulture);
            raw.Add(present ? text[..length] : missing, row + 1);
        }
    }
}
