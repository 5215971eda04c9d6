namespace SynthTab.Tables;

/// <summary>The cells of one column, all of one type. Immutable by convention: nobody writes to the arrays after construction.</summary>
public abstract class Column
{
    private protected Column(ColumnSchema schema, int count)
    {
        Schema = schema;
        Count = count;
    }

    /// <summary>What the column holds.</summary>
    public ColumnSchema Schema { get; }

    /// <summary>The number of rows.</summary>
    public int Count { get; }

    /// <summary>Whether the cell of this row is missing.</summary>
    public abstract bool IsMissing(int row);

    /// <summary>The rows named, in the order given; a row may be named several times.</summary>
    public abstract Column Take(ReadOnlySpan<int> rows);

    /// <summary>The same cells under another schema of the same storage (say, with another role).</summary>
    public abstract Column WithSchema(ColumnSchema schema);

    /// <summary>How many cells are missing.</summary>
    public int MissingCount
    {
        get
        {
            int missing = 0;
            for (int row = 0; row < Count; row++) { missing += IsMissing(row) ? 1 : 0; }
            return missing;
        }
    }

    private protected static T[] Gather<T>(T[] from, ReadOnlySpan<int> rows)
    {
        var taken = new T[rows.Length];
        for (int i = 0; i < rows.Length; i++) { taken[i] = from[rows[i]]; }
        return taken;
    }

    private protected static void RequireStorage(bool holds, ColumnSchema schema, string storage)
    {
        if (!holds) { throw new ArgumentException($"Column '{schema.Name}' is of kind {schema.Kind}, which is not stored as {storage}."); }
    }
}

/// <summary>Numbers (or moments in seconds since 1970); a missing cell is <see cref="double.NaN"/>, so that the mask is the value.</summary>
public sealed class NumericColumn : Column
{
    /// <summary>Takes the array over. Infinite values are refused.</summary>
    public NumericColumn(ColumnSchema schema, double[] values) : base(schema, values.Length)
    {
        RequireStorage(schema.IsNumeric, schema, "numbers");
        if (values.AsSpan().ContainsAny(double.PositiveInfinity, double.NegativeInfinity))
        {
            throw new ArgumentException($"Column '{schema.Name}' holds an infinite value.", nameof(values));
        }
        Values = values;
    }

    /// <summary>The cells, [rows]; NaN where missing, else finite.</summary>
    public double[] Values { get; }

    /// <inheritdoc/>
    public override bool IsMissing(int row) => double.IsNaN(Values[row]);

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows) => new NumericColumn(Schema, Gather(Values, rows));

    /// <inheritdoc/>
    public override Column WithSchema(ColumnSchema schema) => new NumericColumn(schema, Values);

    /// <summary>The values that are not missing, in row order.</summary>
    public double[] Present() => Array.FindAll(Values, v => !double.IsNaN(v));
}

/// <summary>Indices into the schema's levels; a missing cell is -1.</summary>
public sealed class CategoricalColumn : Column
{
    /// <summary>The code of a missing cell.</summary>
    public const int Missing = -1;

    /// <summary>Takes the array over. Codes outside the levels are refused.</summary>
    public CategoricalColumn(ColumnSchema schema, int[] codes) : base(schema, codes.Length)
    {
        RequireStorage(schema.IsCategorical, schema, "levels");
        if (codes.AsSpan().ContainsAnyExceptInRange(Missing, schema.Levels.Count - 1))
        {
            throw new ArgumentException($"Column '{schema.Name}' holds a code outside its {schema.Levels.Count} levels.", nameof(codes));
        }
        Codes = codes;
    }

    /// <summary>The cells, [rows]: an index into <see cref="ColumnSchema.Levels"/>, or <see cref="Missing"/>.</summary>
    public int[] Codes { get; }

    /// <inheritdoc/>
    public override bool IsMissing(int row) => Codes[row] == Missing;

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows) => new CategoricalColumn(Schema, Gather(Codes, rows));

    /// <inheritdoc/>
    public override Column WithSchema(ColumnSchema schema) => new CategoricalColumn(schema, Codes);
}

/// <summary>Texts that are never learned: identifiers and free text. A missing cell is null.</summary>
public sealed class TextColumn : Column
{
    /// <summary>Takes the array over.</summary>
    public TextColumn(ColumnSchema schema, string?[] values) : base(schema, values.Length)
    {
        RequireStorage(schema.Kind is ColumnKind.Identifier or ColumnKind.Text, schema, "text");
        Values = values;
    }

    /// <summary>The cells, [rows]; null where missing.</summary>
    public string?[] Values { get; }

    /// <inheritdoc/>
    public override bool IsMissing(int row) => Values[row] is null;

    /// <inheritdoc/>
    public override Column Take(ReadOnlySpan<int> rows) => new TextColumn(Schema, Gather(Values, rows));

    /// <inheritdoc/>
    public override Column WithSchema(ColumnSchema schema) => new TextColumn(schema, Values);
}
