using FsCheck;
using FsCheck.Xunit;
using SynthTab.Encoders;
using SynthTab.Tables;

namespace SynthTab.Tests.Encoders;

/// <summary>Columns that nobody thought of: whatever the numbers, they come back within the tolerance, and only as what they were.</summary>
public class RoundTripProperties
{
    [Property(MaxTest = 300)]
    public bool Numbers_come_back(NormalFloat[] numbers, NumericCoding coding, byte missingEvery)
    {
        if (numbers.Length == 0) { return true; }
        double[] values = [.. numbers.Select((n, i) => missingEvery > 0 && i % missingEvery == 1 ? double.NaN : n.Get)];
        Table table = Table.Of(ColumnCases.Numbers(values));
        TableEncoder encoder = TableEncoder.Fit(table, new EncoderOptions { Numeric = coding }, seed: 1);
        double[] back = ((NumericColumn)encoder.Decode(encoder.Encode(table, 2), 3).Columns[0]).Values;
        double[] present = [.. values.Where(double.IsFinite).DefaultIfEmpty(0)];
        double half = present.Max() / 2 - present.Min() / 2;
        return values.Zip(back).All(pair => double.IsNaN(pair.First)
            ? double.IsNaN(pair.Second)
            : Math.Abs(pair.First / 2 - pair.Second / 2) <= 5e-5 * half + 1e-15 * Math.Abs(pair.First));
    }

    [Property(MaxTest = 100)]
    public bool Whole_numbers_come_back_exactly(short[] numbers, byte scale, NumericCoding coding)
    {
        if (numbers.Length == 0) { return true; }
        double[] values = [.. numbers.Select(n => Math.Round((double)n * scale / 50))];
        Table table = Table.Of(ColumnCases.Numbers(values, ColumnKind.Integer, decimals: 0));
        TableEncoder encoder = TableEncoder.Fit(table, new EncoderOptions { Numeric = coding }, seed: 1);
        double[] back = ((NumericColumn)encoder.Decode(encoder.Encode(table, 2), 3).Columns[0]).Values;
        double range = values.Max() - values.Min();
        return values.Zip(back).All(pair => Math.Abs(pair.First - pair.Second) <= Math.Floor(5e-5 * range));
    }

    [Property(MaxTest = 100)]
    public bool Levels_come_back(byte[] codes, byte slots)
    {
        if (codes.Length == 0) { return true; }
        Table table = Table.Of(ColumnCases.Levels([.. codes.Select(c => c - 1)], 255));
        TableEncoder encoder = TableEncoder.Fit(table, new EncoderOptions { MaximumSlots = 4 + slots }, seed: 1);
        int[] expected = ((CategoricalColumn)table.Columns[0]).Codes;
        int[] back = ((CategoricalColumn)encoder.Decode(encoder.Encode(table, 2), 3).Columns[0]).Codes;
        bool shares = expected.Distinct().Count() > 4 + slots;
        return encoder.Layout.Width <= 4 + slots
            && expected.Zip(back).All(pair => shares ? encoder.SlotOf(0, pair.First) == encoder.SlotOf(0, pair.Second) : pair.First == pair.Second);
    }
}
