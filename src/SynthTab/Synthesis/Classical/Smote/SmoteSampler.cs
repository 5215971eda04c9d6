using SynthTab.Tables;

namespace SynthTab.Synthesis.Classical.Smote;

/// <summary>The training rows and the neighbours of each.</summary>
/// <param name="training">The training rows.</param>
/// <param name="neighbours">The neighbours of each row, [rows, <paramref name="perRow"/>].</param>
/// <param name="perRow">How many.</param>
/// <param name="summary">How the training went.</param>
internal sealed class SmoteSampler(Table training, int[] neighbours, int perRow, TrainingSummary summary) : IRowSampler
{
    private const string NeighboursName = "neighbours";

    private readonly InterpolatedColumn[] _columns = [.. training.Columns.Select(c => new InterpolatedColumn(c))];

    /// <inheritdoc/>
    public TrainingSummary Summary => summary;

    /// <inheritdoc/>
    public int BlockRows => 8192;

    /// <inheritdoc/>
    public Table Generate(BlockRequest request)
    {
        var random = new RandomSource(request.Seed);
        int[] from = new int[BlockRows], to = new int[BlockRows];
        var way = new double[BlockRows];
        for (int i = 0; i < BlockRows; i++)
        {
            from[i] = random.NextInt(training.Rows);
            to[i] = neighbours[from[i] * perRow + random.NextInt(perRow)];
            way[i] = random.NextDouble();
        }
        return new Table(training.Schema, [.. _columns.Select((c, i) => c.Cells(from, to, way, new RandomSource(request.Seed, (ulong)i)))]);
    }

    /// <inheritdoc/>
    public void Write(ModelContents contents)
    {
        for (int i = 0; i < training.Columns.Count; i++)
        {
            Array cells = training.Columns[i] is NumericColumn numbers ? numbers.Values : ((CategoricalColumn)training.Columns[i]).Codes;
            contents.Weights[Name(i)] = new NamedArray([training.Rows], cells);
        }
        contents.Weights[NeighboursName] = new NamedArray([training.Rows, perRow], neighbours);
    }

    /// <summary>Brings a sampler back from a model file.</summary>
    /// <exception cref="SynthTabException">The file's parts do not fit together.</exception>
    public static SmoteSampler Read(ModelContents contents)
    {
        SmoteOptions options = OptionsBinder.FromJson<SmoteOptions>(contents.Manifest.Options, "smote");
        options.Validate();
        int rows = contents.Manifest.Training.Rows;
        var columns = new Column[contents.Schema.Columns.Count];
        for (int i = 0; i < columns.Length; i++) { columns[i] = Read(contents, contents.Schema.Columns[i], Name(i), rows); }
        int[] neighbours = contents.Require<int>(NeighboursName, rows, options.Neighbours);
        if (rows == 0 || neighbours.Any(n => n < 0 || n >= rows))
        {
            throw new SynthTabException($"weights '{NeighboursName}': they name a row that is not one of the {rows}.");
        }
        return new SmoteSampler(new Table(contents.Schema, columns), neighbours, options.Neighbours, contents.Manifest.Training);
    }

    /// <inheritdoc/>
    public void Dispose() { }

    private static string Name(int column) => $"rows.{column:D4}";

    private static Column Read(ModelContents contents, ColumnSchema schema, string name, int rows)
    {
        if (schema.IsNumeric)
        {
            double[] values = contents.Require<double>(name, rows);
            return !values.Any(double.IsInfinity) ? new NumericColumn(schema, values)
                : throw new SynthTabException($"weights '{name}': a value is infinite, and all must be finite or missing.");
        }
        int[] codes = contents.Require<int>(name, rows);
        return codes.All(c => c >= CategoricalColumn.Missing && c < schema.Levels.Count) ? new CategoricalColumn(schema, codes)
            : throw new SynthTabException($"weights '{name}': a code is not that of one of the {schema.Levels.Count} levels.");
    }
}
