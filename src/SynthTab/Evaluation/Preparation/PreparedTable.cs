using System.Collections.Concurrent;

namespace SynthTab.Evaluation.Preparation;

/// <summary>
/// One table of an evaluation: the columns that are compared, coded like those of the other tables, its rows in an order that
/// depends on their contents and the seed alone. So the first k rows are a random sample, whatever the file's order.
/// </summary>
public sealed class PreparedTable
{
    private readonly SharedParts _parts = new();
    private readonly ConcurrentDictionary<int, Lazy<PreparedTable>> _samples = new();

    internal PreparedTable(IReadOnlyList<PreparedColumn> columns, int rows)
    {
        Columns = columns;
        Rows = rows;
        Numbers = [.. columns.OfType<PreparedNumbers>()];
        Categories = [.. columns.OfType<PreparedCategories>()];
    }

    /// <summary>The columns, in the training table's order; the same in every table of an evaluation.</summary>
    public IReadOnlyList<PreparedColumn> Columns { get; }

    /// <summary>The numeric columns among them.</summary>
    public IReadOnlyList<PreparedNumbers> Numbers { get; }

    /// <summary>The categorical columns among them.</summary>
    public IReadOnlyList<PreparedCategories> Categories { get; }

    /// <summary>The number of rows.</summary>
    public int Rows { get; }

    /// <summary>What is computed from this table alone and wanted by several metrics: made once, then shared by all threads.
    /// There is one part of each type <typeparamref name="T"/>.</summary>
    public T Shared<T>(Func<PreparedTable, T> make) where T : class => _parts.Get(() => make(this));

    /// <summary>The first rows, which are a random sample; this table itself where it has no more.</summary>
    public PreparedTable Sample(int rows) => rows >= Rows
        ? this
        : _samples.GetOrAdd(rows, static (count, table) => new Lazy<PreparedTable>(
            () => table.Slice(0, count)), this).Value;

    /// <summary>The rows of both tables of one evaluation, the first one's first.</summary>
    internal static PreparedTable Join(PreparedTable first, PreparedTable second)
        => new([.. first.Columns.Zip(second.Columns, (a, b) => a.Append(b))], first.Rows + second.Rows);

    /// <summary>The rows named, in the order given.</summary>
    internal PreparedTable Take(int[] rows) => new([.. Columns.Select(c => c.Take(rows))], rows.Length);

    /// <summary>The table cut in two, the first part the smaller by at most one row.</summary>
    internal (PreparedTable First, PreparedTable Second) Halves()
    {
        int middle = Rows / 2;
        return (Slice(0, middle), Slice(middle, Rows - middle));
    }

    private PreparedTable Slice(int start, int count) => new([.. Columns.Select(c => c.Slice(start, count))], count);
}
