using SynthTab.Tables;

namespace SynthTab.Synthesis.Likelihood;

/// <summary>
/// Asks a model for the likelihood of a table: levels go by their names, rows in blocks; rows with a cell that training had nothing like
/// are told apart.
/// </summary>
internal static class LikelihoodRun
{
    /// <summary>The likelihood of each row.</summary>
    /// <param name="model">The model.</param>
    /// <param name="learned">The columns that it learned.</param>
    /// <param name="request">The table and how it is asked.</param>
    /// <exception cref="SynthTabException">A learned column is absent or of another kind.</exception>
    public static TableLikelihood Of(IRowLikelihood model, TableSchema learned, LikelihoodRequest request)
    {
        var foreign = new bool[learned.Columns.Count][];
        var columns = new Column[foreign.Length];
        for (int i = 0; i < columns.Length; i++) { (columns[i], foreign[i]) = Aligned(Find(learned.Columns[i], request.Table), learned.Columns[i]); }
        var rows = new Table(learned, columns);
        double[] logs = Logs(model, rows, request);
        CellMask unseen = model.Unseen(rows);
        var cells = new List<UnseenCell>();
        for (int i = 0; i < columns.Length; i++)
        {
            bool[] nothingLike = [.. unseen.Columns[i].Zip(foreign[i], (own, other) => own || other)];
            for (int row = 0; row < logs.Length; row++)
            {
                if (nothingLike[row]) { logs[row] = double.NegativeInfinity; }
            }
            cells.AddRange(Counted(Find(learned.Columns[i], request.Table), nothingLike));
        }
        return new TableLikelihood(logs, cells);
    }

    private static double[] Logs(IRowLikelihood model, Table rows, LikelihoodRequest request)
    {
        int blocks = (rows.Rows + model.BlockRows - 1) / model.BlockRows;
        var logs = new double[rows.Rows];
        long done = 0;
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = request.Threads == 0 ? Environment.ProcessorCount : request.Threads,
            CancellationToken = request.Cancellation,
        };
        Parallel.For(0, blocks, parallel, b =>
        {
            int start = b * model.BlockRows, count = Math.Min(model.BlockRows, rows.Rows - start);
            model.LogLikelihood(rows.Slice(start, count), request.Orders, request.Seed).CopyTo(logs, start);
            request.Progress?.Report(Interlocked.Add(ref done, count));
        });
        return logs;
    }

    private static Column Find(ColumnSchema column, Table table)
    {
        if (!table.Schema.Contains(column.Name))
        {
            throw new SynthTabException($"table to judge: the column '{column.Name}' is absent, and all columns of the model are needed.");
        }
        Column found = table[column.Name];
        return found.Schema.IsNumeric == column.IsNumeric && found.Schema.IsCategorical == column.IsCategorical
            ? found
            : throw new SynthTabException(
                $"table to judge: the column '{column.Name}' is of kind {found.Schema.Kind}, and the model learned one of kind {column.Kind}.");
    }

    /// <summary>The column with the model's codes, and which rows have a level that the model has no code for.</summary>
    private static (Column Column, bool[] Foreign) Aligned(Column column, ColumnSchema schema)
    {
        var foreign = new bool[column.Count];
        if (column is not CategoricalColumn levels || levels.Schema.Levels.SequenceEqual(schema.Levels)) { return (column.WithSchema(schema), foreign); }
        Dictionary<string, int> codeOf = schema.Levels.Select((level, code) => (level, code)).ToDictionary(p => p.level, p => p.code, StringComparer.Ordinal);
        int[] codes = [.. levels.Schema.Levels.Select(level => codeOf.GetValueOrDefault(level, CategoricalColumn.Missing))];
        var aligned = new int[column.Count];
        for (int row = 0; row < aligned.Length; row++)
        {
            int own = levels.Codes[row];
            aligned[row] = own == CategoricalColumn.Missing ? own : codes[own];
            foreign[row] = own != aligned[row] && aligned[row] == CategoricalColumn.Missing;
        }
        return (new CategoricalColumn(schema, aligned), foreign);
    }

    /// <summary>The levels (or gaps) among the rows named, the most frequent first.</summary>
    private static IEnumerable<UnseenCell> Counted(Column column, bool[] named) => Enumerable.Range(0, named.Length).Where(row => named[row])
        .GroupBy(row => column is CategoricalColumn levels && !levels.IsMissing(row) ? levels.Schema.Levels[levels.Codes[row]] : null)
        .Select(rows => new UnseenCell(column.Schema.Name, rows.Key, rows.Count()))
        .OrderByDescending(cell => cell.Rows).ThenBy(cell => cell.Level, StringComparer.Ordinal);
}
