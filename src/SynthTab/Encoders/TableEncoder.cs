using System.Text.Json.Nodes;
using SynthTab.Tables;

namespace SynthTab.Encoders;

/// <summary>
/// Turns a table into a matrix of single-precision numbers and back, column by column, with what it learned from a training table.
/// It holds no row of that table. Safe for use from several threads at once.
/// </summary>
public sealed class TableEncoder
{
    private readonly FittedColumn[] _columns;
    private readonly int[] _starts; // each column's first entry

    private TableEncoder(TableSchema schema, FittedColumn[] columns)
    {
        Schema = schema;
        _columns = columns;
        _starts = new int[columns.Length];
        var spans = new List<EncodedSpan>();
        int next = 0;
        for (int i = 0; i < columns.Length; i++)
        {
            _starts[i] = next;
            foreach (SpanShape shape in columns[i].Spans)
            {
                spans.Add(new EncodedSpan(i, next, shape.Width, shape.Kind, shape.IsCategory));
                next += shape.Width;
            }
        }
        Layout = new EncodedLayout(spans);
    }

    /// <summary>The columns of the tables that it encodes and decodes.</summary>
    public TableSchema Schema { get; }

    /// <summary>Which entries of a row belong to which column.</summary>
    public EncodedLayout Layout { get; }

    /// <summary>The codings, in schema order.</summary>
    public IReadOnlyList<FittedColumn> Columns => _columns;

    /// <summary>Learns a coding for every column, several columns at a time.</summary>
    /// <param name="table">The training table: at least one row, and only columns of numbers, datetimes, categories and booleans.</param>
    /// <param name="options">The options.</param>
    /// <param name="seed">The seed of what is random in learning.</param>
    /// <param name="progress">Is told how many columns are done, or null.</param>
    /// <param name="ct">Ends the work between two columns.</param>
    /// <exception cref="OptionsException">The options cannot work.</exception>
    /// <exception cref="ArgumentException">The table has no rows, or a column without a coding.</exception>
    /// <exception cref="OperationCanceledException">It was asked to end.</exception>
    public static TableEncoder Fit(
        Table table, EncoderOptions options, long seed, IProgress<(int Done, int Total)>? progress = null, CancellationToken ct = default)
    {
        options.Validate();
        if (table.Rows == 0) { throw new ArgumentException("An encoder learns from at least one row.", nameof(table)); }
        if (table.Columns.FirstOrDefault(c => c is TextColumn) is Column text)
        {
            throw new ArgumentException($"Column '{text.Schema.Name}' holds text, which is never learned.", nameof(table));
        }
        var fitted = new FittedColumn[table.Columns.Count];
        var gate = new Lock();
        int done = 0;
        Parallel.For(0, fitted.Length, new ParallelOptions { CancellationToken = ct }, i =>
        {
            fitted[i] = ColumnCodings.Fit(table.Columns[i], options, Draws(seed, Purpose.Fit, i));
            lock (gate) { progress?.Report((++done, fitted.Length)); }
        });
        return new TableEncoder(table.Schema, fitted);
    }

    /// <summary>Encodes rows.</summary>
    /// <param name="table">Rows with the columns of <see cref="Schema"/>; not necessarily those of training.</param>
    /// <param name="seed">The seed of the choices: which component of a mixture, how far a value is spread within its grid step.</param>
    /// <returns>The entries, [rows, width].</returns>
    /// <exception cref="ArgumentException">The columns are others, or the matrix would have more entries than one array holds:
    /// encode such a table in parts.</exception>
    public EncodedMatrix Encode(Table table, long seed)
    {
        RequireSameColumns(table.Schema);
        if ((long)table.Rows * Layout.Width > Array.MaxLength)
        {
            throw new ArgumentException(
                $"{table.Rows} rows of {Layout.Width} entries exceed one array; encode them in parts.", nameof(table));
        }
        var matrix = new EncodedMatrix(table.Rows, Layout.Width, new float[table.Rows * Layout.Width]);
        Parallel.For(
            0, _columns.Length, i => _columns[i].Encode(table.Columns[i], Block(matrix, i), Draws(seed, Purpose.Encode, i)));
        return matrix;
    }

    /// <summary>Decodes rows, which may come from a model: a one-hot span shows its largest entry, a number keeps to its grid and
    /// to the range of training, a category is one of training's.</summary>
    /// <param name="matrix">The entries, [rows, width]; none may be NaN.</param>
    /// <param name="seed">The seed of the draws among levels that share a slot.</param>
    /// <exception cref="ArgumentException">The rows are of another width.</exception>
    public Table Decode(EncodedMatrix matrix, long seed)
    {
        if (matrix.Width != Layout.Width)
        {
            throw new ArgumentException($"The rows have {matrix.Width} entries, and {Layout.Width} are needed.", nameof(matrix));
        }
        var cells = new Column[_columns.Length];
        Parallel.For(0, cells.Length, i => cells[i] = _columns[i].Decode(Block(matrix, i), Draws(seed, Purpose.Decode, i)));
        return new Table(Schema, cells);
    }

    /// <summary>The slot of a level within its column's category span.</summary>
    /// <param name="column">The column's position in the schema.</param>
    /// <param name="level">The level's index, or -1 for missing.</param>
    /// <returns>The slot, counted from the span's start; rare levels share one. -1 where training did not have the level, or
    /// the column is no category.</returns>
    public int SlotOf(int column, int level) => _columns[column].SlotOf(level);

    /// <summary>All that was learned.</summary>
    public JsonObject ToJson() => new EncoderJson { Columns = Array.ConvertAll(_columns, c => c.Learned) }.Write();

    /// <summary>Brings an encoder back.</summary>
    /// <param name="json">What <see cref="ToJson"/> gave.</param>
    /// <param name="schema">The schema of the training table.</param>
    /// <exception cref="SynthTabException">A key is unknown or missing, or the codings do not fit the schema.</exception>
    public static TableEncoder FromJson(JsonObject json, TableSchema schema)
    {
        EncoderJson saved = EncoderJson.Read(json);
        string[] names = [.. saved.Columns.Select(c => c.Name)];
        if (!names.SequenceEqual(schema.Columns.Select(c => c.Name)))
        {
            throw new SynthTabException(
                $"encoder: codings of {names.Length} columns were found, "
                + $"and those of the schema's {schema.Columns.Count} columns are needed, in their order.");
        }
        return new TableEncoder(schema, [.. saved.Columns.Select((learned, i) => ColumnCodings.From(learned, schema.Columns[i]))]);
    }

    private EncodedBlock Block(EncodedMatrix matrix, int column) => new(matrix, _starts[column], _columns[column].Width);

    private static RandomSource Draws(long seed, Purpose purpose, int column) => new(seed, (ulong)purpose, (ulong)column);

    private void RequireSameColumns(TableSchema schema)
    {
        if (ReferenceEquals(schema, Schema)) { return; }
        bool same = schema.Columns.Count == Schema.Columns.Count && schema.Columns.Zip(Schema.Columns).All(pair =>
            pair.First.Name == pair.Second.Name && pair.First.IsNumeric == pair.Second.IsNumeric
            && pair.First.Levels.SequenceEqual(pair.Second.Levels));
        if (same) { return; }
        throw new ArgumentException("The table's columns or their levels are not those that the encoder learned.", nameof(schema));
    }

    /// <summary>Whose random numbers they are.</summary>
    private enum Purpose : ulong { Fit = 1, Encode = 2, Decode = 3 }
}
