using SynthTab.Tables;

namespace SynthTab.Evaluation.Preparation;

/// <summary>Numbers or moments. Negative zero is zero.</summary>
public sealed class PreparedNumbers : PreparedColumn
{
    private readonly Lazy<double[]> _sorted;

    internal PreparedNumbers(ColumnSchema schema, double[] values) : base(schema, values.Length)
    {
        Values = values;
        _sorted = new Lazy<double[]>(() =>
        {
            double[] present = Array.FindAll(Values, v => !double.IsNaN(v));
            Array.Sort(present);
            return present;
        });
    }

    /// <summary>The cells, [rows]; NaN where missing.</summary>
    public double[] Values { get; }

    /// <summary>The values that are not missing, ascending; sorted on first use.</summary>
    public double[] Sorted => _sorted.Value;

    /// <inheritdoc/>
    public override int Missing => Rows - Sorted.Length;

    /// <inheritdoc/>
    internal override PreparedColumn Slice(int start, int count) => new PreparedNumbers(Schema, Values[start..(start + count)]);

    /// <inheritdoc/>
    internal override PreparedColumn Take(int[] rows) => new PreparedNumbers(Schema, Array.ConvertAll(rows, row => Values[row]));

    /// <inheritdoc/>
    internal override PreparedColumn Append(PreparedColumn other) => new PreparedNumbers(Schema, [.. Values, .. ((PreparedNumbers)other).Values]);

    /// <inheritdoc/>
    internal override void WriteBits(Span<ulong> bits)
    {
        for (int row = 0; row < bits.Length; row++)
        {
            double value = Values[row];
            bits[row] = double.IsNaN(value) ? ulong.MaxValue : BitConverter.DoubleToUInt64Bits(value); // one pattern for all NaN
        }
    }
}
