using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>A model that knows a place for every row in a space of numbers, and a row for every place. Its entry says so by
/// <see cref="SynthesizerCapabilities.Latent"/>.</summary>
public interface ILatentSampler : IRowSampler
{
    /// <summary>The width of a point.</summary>
    int LatentSize { get; }

    /// <summary>Where the model puts rows. The same rows and seed give the same points.</summary>
    /// <param name="rows">Rows of the columns that the model learned, in their order; levels are those of training.</param>
    /// <param name="seed">The seed of the coding's choices.</param>
    LatentPoints Encode(Table rows, long seed);

    /// <summary>The rows at some points. What a row becomes depends on its point, the seed and its place among the points, and not on
    /// how many there are.</summary>
    /// <param name="points">The points, of the model's width.</param>
    /// <param name="seed">The seed of the draws; null for the likeliest row of each point.</param>
    Table Decode(LatentPoints points, long? seed);
}
