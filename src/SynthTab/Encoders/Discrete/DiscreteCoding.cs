using System.Text.Json.Nodes;
using SynthTab.Tables;

namespace SynthTab.Encoders.Discrete;

/// <summary>
/// A table as classes: every column's cells become whole numbers, and classes become cells again. What the codes of all columns
/// have in common is left to a model; what lies within a class is drawn from the column's own law.
/// </summary>
public sealed class DiscreteCoding
{
    private DiscreteCoding(TableSchema schema, IReadOnlyList<DiscreteColumn> columns) => (Schema, Columns) = (schema, columns);

    /// <summary>The columns of the tables.</summary>
    public TableSchema Schema { get; }

    /// <summary>The columns' codings, in schema order.</summary>
    public IReadOnlyList<DiscreteColumn> Columns { get; }

    /// <summary>Learns a table that has only learnable columns.</summary>
    public static DiscreteCoding Fit(Table training, DiscreteOptions options)
    {
        options.Validate();
        var columns = new DiscreteColumn[training.Columns.Count];
        Parallel.For(0, columns.Length, i => columns[i] = Fit(training.Columns[i], options));
        return new DiscreteCoding(training.Schema, columns);
    }

    /// <summary>The classes of a table's cells, [columns][rows]; -1 where training had nothing like a cell.</summary>
    /// <param name="table">Rows with the columns of <see cref="Schema"/>.</param>
    public int[][] Encode(Table table)
    {
        var codes = new int[Columns.Count][];
        Parallel.For(0, codes.Length, i =>
        {
            codes[i] = new int[table.Rows];
            Columns[i].Encode(table.Columns[i], codes[i]);
        });
        return codes;
    }

    /// <summary>Cells of the classes.</summary>
    /// <param name="codes">The classes, [columns][rows].</param>
    /// <param name="seed">The seed of the draws within classes.</param>
    /// <param name="limits">What the cells of each column may be, or null where everything is allowed.</param>
    public Table Decode(IReadOnlyList<int[]> codes, long seed, IReadOnlyList<CellLimits>? limits = null)
    {
        var cells = new Column[Columns.Count];
        for (int i = 0; i < cells.Length; i++)
        {
            cells[i] = Columns[i].Decode(codes[i], limits?[i] ?? CellLimits.None, new RandomSource(seed, (ulong)i));
        }
        return new Table(Schema, cells);
    }

    /// <summary>All that was learned.</summary>
    public JsonObject ToJson() => new EncoderJson { Columns = [.. Columns.Select(c => c.Learned)] }.Write();

    /// <summary>Brings a coding back.</summary>
    /// <exception cref="SynthTabException">A key is unknown or missing, or the codings do not fit the schema.</exception>
    public static DiscreteCoding FromJson(JsonObject json, TableSchema schema)
    {
        EncoderJson saved = EncoderJson.Read(json);
        if (!saved.Columns.Select(c => c.Name).SequenceEqual(schema.Columns.Select(c => c.Name)))
        {
            throw new SynthTabException(
                $"encoder: codings of {saved.Columns.Count} columns were found, and those of the schema's {schema.Columns.Count} columns are needed, in their order.");
        }
        return new DiscreteCoding(schema, [.. saved.Columns.Select((learned, i) => From(learned, schema.Columns[i]))]);
    }

    private static DiscreteColumn Fit(Column column, DiscreteOptions options) => column switch
    {
        CategoricalColumn levels => new DiscreteLevels(column.Schema, OneHotColumn.Fit(levels, options.MaximumLevels).Levels),
        NumericColumn moments when DiscreteMoments.Learn(moments, options) is { } learned => new DiscreteMoments(column.Schema, learned),
        NumericColumn numbers => new DiscreteNumbers(column.Schema, ClassLearning.Learn(numbers, options)),
        _ => throw new ArgumentException($"Column '{column.Schema.Name}' is of kind {column.Schema.Kind}, which has no coding."),
    };

    private static DiscreteColumn From(LearnedColumn learned, ColumnSchema schema) => learned switch
    {
        LearnedLevels levels when schema.IsCategorical => new DiscreteLevels(schema, levels),
        LearnedClasses classes when schema.IsNumeric => new DiscreteNumbers(schema, classes),
        LearnedDaysAndTimes moments when schema.Kind == ColumnKind.DateTime => new DiscreteMoments(schema, moments),
        _ => throw new SynthTabException(
            $"encoder, column '{schema.Name}': the saved coding is not a discrete one for a column of kind {schema.Kind}."),
    };
}
