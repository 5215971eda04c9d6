using System.Text.Json.Nodes;
using SynthTab.Encoders;
using SynthTab.Tables;

namespace SynthTab.Tests.Encoders;

/// <summary>What every coding promises, on every awkward column.</summary>
public class CodingContractTests
{
    public static TheoryData<NumericCoding, string> Cases()
    {
        var cases = new TheoryData<NumericCoding, string>();
        foreach (NumericCoding coding in Enum.GetValues<NumericCoding>())
        {
            foreach (string name in ColumnCases.All.Keys.Where(n => coding == 0 || ColumnCases.Named(n) is NumericColumn)) { cases.Add(coding, name); }
        }
        return cases;
    }

    private static (Table Table, TableEncoder Encoder) Fitted(NumericCoding coding, string name)
    {
        Table table = Table.Of(ColumnCases.Named(name));
        return (table, TableEncoder.Fit(table, new EncoderOptions { Numeric = coding }, seed: 1));
    }

    /// <summary>The stated tolerances, as parts of the range.</summary>
    private static double Tolerance(NumericCoding coding) => coding switch
    {
        NumericCoding.ModeSpecific => 1e-6,
        NumericCoding.QuantileNormal => 5e-5,
        _ => 1e-7,
    };

    [Theory, MemberData(nameof(Cases))]
    public void Decoding_undoes_encoding(NumericCoding coding, string name)
    {
        (Table table, TableEncoder encoder) = Fitted(coding, name);
        Table back = encoder.Decode(encoder.Encode(table, seed: 2), seed: 3);
        Assert.Equal(table.Rows, back.Rows);
        if (table.Columns[0] is NumericColumn numbers) { CloseTo(numbers, (NumericColumn)back.Columns[0], Tolerance(coding)); }
        else { SameSlots(encoder, (CategoricalColumn)table.Columns[0], (CategoricalColumn)back.Columns[0]); }
    }

    private static void CloseTo(NumericColumn expected, NumericColumn actual, double tolerance)
    {
        double[] present = expected.Present();
        double half = present.Length == 0 ? 0 : present.Max() / 2 - present.Min() / 2; // half of the range: the whole one may overflow
        double step = expected.Schema.Granularity ?? (expected.Schema.Decimals is int d ? Math.Pow(10, -d) : 0);
        bool exact = step > 4 * tolerance * half; // the grid rounds the tolerance away
        for (int row = 0; row < expected.Count; row++)
        {
            (double x, double y) = (expected.Values[row], actual.Values[row]);
            Assert.Equal(expected.IsMissing(row), actual.IsMissing(row));
            if (exact) { Assert.Equal(x, y); }
            double lastPlaces = 2 * (Math.Abs(x) - Math.BitDecrement(Math.Abs(x))); // what arithmetic on doubles may cost
            Assert.False(Math.Abs(x / 2 - y / 2) > tolerance * half + lastPlaces, $"row {row}: {x:R} came back as {y:R}");
        }
    }

    private static void SameSlots(TableEncoder encoder, CategoricalColumn expected, CategoricalColumn actual)
    {
        int SharedBy(int slot) => Enumerable.Range(0, expected.Schema.Levels.Count).Count(l => encoder.SlotOf(0, l) == slot);
        var sharers = new Dictionary<int, int>();
        for (int row = 0; row < expected.Count; row++)
        {
            int slot = encoder.SlotOf(0, expected.Codes[row]);
            Assert.Equal(slot, encoder.SlotOf(0, actual.Codes[row]));
            if (!sharers.TryGetValue(slot, out int count)) { sharers[slot] = count = SharedBy(slot); }
            if (count == 1) { Assert.Equal(expected.Codes[row], actual.Codes[row]); }
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Spans_are_what_the_layout_says(NumericCoding coding, string name)
    {
        (Table table, TableEncoder encoder) = Fitted(coding, name);
        EncodedMatrix matrix = encoder.Encode(table, seed: 2);
        Assert.True(encoder.Layout.Width >= 1);
        Assert.Equal(encoder.Layout.Width, matrix.Width);
        Assert.Equal(matrix.Rows * matrix.Width, matrix.Values.Length);
        Assert.All(encoder.Layout.Spans, span => Assert.Equal(table.Columns[0] is CategoricalColumn, span.IsCategory));
        Assert.All(encoder.Layout.Spans, span => Assert.True(span.Width <= 128));
        for (int row = 0; row < matrix.Rows; row++)
        {
            foreach (EncodedSpan span in encoder.Layout.Spans)
            {
                float[] entries = matrix.Row(row).Slice(span.Start, span.Width).ToArray();
                Assert.True(entries.All(float.IsFinite));
                if (span.Kind == SpanKind.OneHot) { Assert.Equal((1, span.Width - 1), (entries.Count(e => e == 1), entries.Count(e => e == 0))); }
            }
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void Any_entries_decode_to_cells_that_training_could_have_held(NumericCoding coding, string name)
    {
        (Table table, TableEncoder encoder) = Fitted(coding, name);
        const int rows = 400;
        float[] wild = [float.MaxValue, float.MinValue, float.PositiveInfinity, float.NegativeInfinity, 0, -0f, 1, -1, 0.95f, -0.95f, 1e-30f];
        float[] entries = ColumnCases.Draw(rows * encoder.Layout.Width, r => r.NextInt(3) == 0 ? wild[r.NextInt(wild.Length)] : (float)(3 * r.NextNormal()));
        Table decoded = encoder.Decode(new EncodedMatrix(rows, encoder.Layout.Width, entries), seed: 4);
        if (table.Columns[0] is CategoricalColumn levels)
        {
            Assert.Subset(levels.Codes.ToHashSet(), ((CategoricalColumn)decoded.Columns[0]).Codes.ToHashSet());
            return;
        }
        (NumericColumn trained, NumericColumn made) = ((NumericColumn)table.Columns[0], (NumericColumn)decoded.Columns[0]);
        Assert.True(made.MissingCount == 0 || trained.MissingCount > 0, "a missing cell was made up");
        foreach (double value in made.Present())
        {
            Assert.InRange(value, trained.Present().Min(), trained.Present().Max());
            if (trained.Schema.Decimals is int decimals) { Assert.Equal(Math.Round(value, decimals), value); }
            if (trained.Schema.Granularity is double step) { Assert.Equal(0, Math.IEEERemainder(value / step, 1), 1e-3); }
            Assert.False(double.IsNegative(value) && value == 0, "a negative zero");
        }
    }

    [Theory, MemberData(nameof(Cases))]
    public void A_saved_encoder_encodes_and_decodes_alike(NumericCoding coding, string name)
    {
        (Table table, TableEncoder encoder) = Fitted(coding, name);
        JsonObject json = JsonNode.Parse(encoder.ToJson().ToJsonString())!.AsObject();
        TableEncoder loaded = TableEncoder.FromJson(json, table.Schema);
        EncodedMatrix matrix = encoder.Encode(table, seed: 2);
        Assert.Equal(encoder.Layout.Spans, loaded.Layout.Spans);
        Assert.True(matrix.Values.AsSpan().SequenceEqual(loaded.Encode(table, seed: 2).Values));
        EncodedMatrix noisy = new(matrix.Rows, matrix.Width, Array.ConvertAll(matrix.Values, v => v * 1.7f - 0.1f));
        Assert.Equal(Cells(encoder.Decode(noisy, seed: 3)), Cells(loaded.Decode(noisy, seed: 3)));
    }

    private static Array Cells(Table table)
        => table.Columns[0] is NumericColumn numbers ? numbers.Values : ((CategoricalColumn)table.Columns[0]).Codes;
}
