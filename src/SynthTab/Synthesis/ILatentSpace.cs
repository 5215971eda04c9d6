using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>The space in which a model that has learned places rows: near points are similar rows.</summary>
/// <remarks>A real row's point stands for a real person: what is decoded at it, near it, or between two of them resembles those
/// people, and is no synthetic data.</remarks>
public interface ILatentSpace
{
    /// <summary>The width of a point.</summary>
    int Size { get; }

    /// <summary>Where rows lie. The same rows and seed give the same points.</summary>
    /// <param name="rows">Rows with at least the columns that the model learned; levels are those of training.</param>
    /// <param name="seed">The seed of the coding's choices.</param>
    LatentPoints Encode(Table rows, long seed = 0);

    /// <summary>The rows at some points, on the grids, in the ranges and of the levels of training; identifiers and free text are
    /// made anew.</summary>
    /// <param name="points">The points, of this space's width.</param>
    /// <param name="seed">The seed of the draws; null for the likeliest row of each point.</param>
    Table Decode(LatentPoints points, long? seed = null);
}
