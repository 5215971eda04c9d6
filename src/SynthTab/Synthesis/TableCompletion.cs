using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>
/// Fills the gaps of a table: rows with gaps go to the model in blocks, and of what comes back only the cells asked for are
/// taken, so that no known cell can change.
/// </summary>
internal static class TableCompletion
{
    // Far from the block numbers of sampling, so that a completion is not the rows of a sample.
    private const ulong CompletionStream = 0xC0FFEE_0000_0003;

    /// <summary>The table with its gaps filled. A gap stays only where training had no value at all in its column.</summary>
    /// <param name="completer">The model.</param>
    /// <param name="learned">The columns that it learned.</param>
    /// <param name="request">The table and what is asked.</param>
    /// <exception cref="SynthTabException">A learned column is absent or has other levels than in training.</exception>
    public static Table Run(IRowCompleter completer, TableSchema learned, CompletionRequest request)
    {
        int[] positions = [.. learned.Columns.Select(c => Position(c, request.Table))];
        CellMask cells = request.Cells ?? CellMask.OfMissing(request.Table, c => learned.Contains(c.Name));
        var partial = new Table(learned,
        [
            .. learned.Columns.Select((c, i) => Blanked(request.Table.Columns[positions[i]], cells.Columns[positions[i]]).WithSchema(c)),
        ]);
        var asked = new CellMask([.. positions.Select(p => cells.Columns[p])]);
        int[] rows = asked.RowsNamed();
        bool[] everyRow = [.. Enumerable.Repeat(true, partial.Rows)];
        var unknown = new CellMask([.. asked.Columns.Select((c, i) => request.Ignored.Contains(learned.Columns[i].Name) ? everyRow : c)]);
        Table[] blocks = Complete(completer, partial, unknown, rows, request);
        Column[] columns = [.. request.Table.Columns];
        for (int i = 0; i < positions.Length; i++)
        {
            columns[positions[i]] = Merged(columns[positions[i]], asked.Columns[i], rows, [.. blocks.Select(b => b.Columns[i])]);
        }
        return new Table(request.Table.Schema, columns);
    }

    private static Table[] Complete(IRowCompleter completer, Table partial, CellMask unknown, int[] rows, CompletionRequest request)
    {
        int[][] blocks = [.. rows.Chunk(completer.BlockRows)];
        var completed = new Table[blocks.Length];
        long done = 0;
        var parallel = new ParallelOptions
        {
            MaxDegreeOfParallelism = request.Threads == 0 ? Environment.ProcessorCount : request.Threads,
            CancellationToken = request.Cancellation,
        };
        Parallel.For(0, blocks.Length, parallel, b =>
        {
            long seed = unchecked((long)RandomSource.Name(request.Seed, CompletionStream, (ulong)request.Draw, (ulong)b));
            var block = new CompletionBlock(seed, partial.Take(blocks[b]), unknown.Take(blocks[b])) { Sampling = request.Sampling };
            completed[b] = completer.Complete(block);
            request.Progress?.Report(Interlocked.Add(ref done, blocks[b].Length));
        });
        return completed;
    }

    private static int Position(ColumnSchema column, Table table)
    {
        if (!table.Schema.Contains(column.Name))
        {
            throw new SynthTabException($"table to complete: the column '{column.Name}' is absent, and all columns of the model are needed.");
        }
        int position = table.Schema.IndexOf(column.Name);
        ColumnSchema own = table.Schema.Columns[position];
        return own.IsNumeric == column.IsNumeric && own.Levels.SequenceEqual(column.Levels)
            ? position
            : throw new SynthTabException($"table to complete: the column '{column.Name}' is not of the kind or has not the levels of the model's.");
    }

    /// <summary>The column without the cells that are asked for.</summary>
    private static Column Blanked(Column column, bool[] asked) => column switch
    {
        NumericColumn numeric => new NumericColumn(column.Schema, [.. numeric.Values.Select((v, row) => asked[row] ? double.NaN : v)]),
        CategoricalColumn levels => new CategoricalColumn(
            column.Schema, [.. levels.Codes.Select((c, row) => asked[row] ? CategoricalColumn.Missing : c)]),
        _ => throw new ArgumentException($"Column '{column.Schema.Name}' is not one that models learn.", nameof(column)),
    };

    /// <summary>The column with the cells asked for as the model made them.</summary>
    private static Column Merged(Column column, bool[] asked, int[] rows, Column[] made)
    {
        if (!asked.Contains(true)) { return column; }
        if (column is NumericColumn numeric)
        {
            double[] values = Merged(numeric.Values, asked, rows, made.SelectMany(m => ((NumericColumn)m).Values));
            return new NumericColumn(column.Schema, values);
        }
        int[] codes = Merged(((CategoricalColumn)column).Codes, asked, rows, made.SelectMany(m => ((CategoricalColumn)m).Codes));
        return new CategoricalColumn(column.Schema, codes);
    }

    private static T[] Merged<T>(T[] cells, bool[] asked, int[] rows, IEnumerable<T> made)
    {
        T[] merged = [.. cells];
        foreach ((int row, T cell) in rows.Zip(made)) { merged[row] = asked[row] ? cell : merged[row]; }
        return merged;
    }
}
