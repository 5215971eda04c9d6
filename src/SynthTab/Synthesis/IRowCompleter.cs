using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>A model that can fill the gaps of rows that are partly known. Its entry says so by <see cref="SynthesizerCapabilities.Completion"/>.</summary>
public interface IRowCompleter : IRowSampler
{
    /// <summary>
    /// Draws the unknown cells of each row from their distribution given the row's other cells. Safe to call from several
    /// threads at once.
    /// </summary>
    /// <param name="block">The rows and what is unknown of them.</param>
    /// <returns>
    /// The same rows, all known cells as they were. A cell that was unknown is missing only where the training table had no
    /// value at all in its column. What a row becomes depends on the seed, on the row's position in the block and on the row
    /// itself, and not on the number of rows: a shorter block becomes the start of a longer one.
    /// </returns>
    Table Complete(CompletionBlock block);
}

/// <summary>Rows that a model is to complete.</summary>
/// <param name="Seed">Names the block's own random numbers: all that is random comes from it.</param>
/// <param name="Partial">At least one and at most <see cref="IRowSampler.BlockRows"/> rows of the columns that the model learned, in
/// their order; levels are those of training. Unknown cells are missing here; a missing cell that is not unknown is a fact about the row.</param>
/// <param name="Unknown">The cells to fill, of the shape of <paramref name="Partial"/>; at least one in each row.</param>
public sealed record CompletionBlock(long Seed, Table Partial, CellMask Unknown)
{
    /// <summary>The rows with their unknown cells taken from others.</summary>
    /// <param name="made">As many rows or more, of the same columns.</param>
    public Table FilledFrom(Table made) => new(Partial.Schema,
    [
        .. Partial.Columns.Select((own, column) => own switch
        {
            NumericColumn numbers => (Column)new NumericColumn(
                own.Schema, Chosen(numbers.Values, ((NumericColumn)made.Columns[column]).Values, Unknown.Columns[column])),
            CategoricalColumn levels => new CategoricalColumn(
                own.Schema, Chosen(levels.Codes, ((CategoricalColumn)made.Columns[column]).Codes, Unknown.Columns[column])),
            _ => throw new InvalidOperationException($"Column '{own.Schema.Name}' is not one that a model learns."),
        }),
    ]);

    private static T[] Chosen<T>(T[] own, T[] made, bool[] unknown)
        => [.. own.Select((cell, row) => unknown[row] ? made[row] : cell)];

    /// <summary>How the cells are made. The caller has refused what the catalog's entry says the model cannot do.</summary>
    public SamplingOptions Sampling { get; init; } = SamplingOptions.Default;
}
