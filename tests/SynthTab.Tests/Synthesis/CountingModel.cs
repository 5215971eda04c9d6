using System.Collections.Concurrent;
using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Tests.Synthesis;

/// <summary>A model whose rows are easy to recognise: a number from 0 to 99 drawn from the block's seed.</summary>
internal sealed class CountingModel : IGenerativeModel, IRowSampler
{
    private TableSchema? _schema;

    public int Made;

    public bool Disposed;

    /// <summary>Called before each block is made.</summary>
    public Action OnBlock { get; init; } = () => { };

    public ConcurrentBag<string> SeenColumns { get; } = [];

    public TrainingSummary Summary { get; } = new();

    public int BlockRows => 50;

    public SynthesizerEntry Entry => new("counting", "Counts.", Capabilities, new Empty(), _ => this, (_, _) => this) { Samplers = Samplers };

    public SynthesizerCapabilities Capabilities { get; init; }

    public IReadOnlyList<string> Samplers { get; init; } = [];

    /// <summary>The last request for a block.</summary>
    public BlockRequest? LastRequest { get; private set; }

    public IRowSampler Learn(Table training, FitContext context)
    {
        _schema = training.Schema;
        foreach (ColumnSchema column in training.Schema.Columns) { SeenColumns.Add(column.Name); }
        return this;
    }

    public Table Generate(BlockRequest request)
    {
        Interlocked.Increment(ref Made);
        OnBlock();
        LastRequest = request;
        var random = new RandomSource(request.Seed);
        double[] values = Columns.Rows(BlockRows, _ => random.NextInt(100));
        return new Table(_schema!, [new NumericColumn(_schema!.Columns[0], values)]);
    }

    public void Write(ModelContents contents) { }

    public void Dispose() => Disposed = true;

    private sealed record Empty;
}
