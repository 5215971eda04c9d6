using SynthTab.Tables;

namespace SynthTab.Synthesis;

/// <summary>A model that knows how probable a row is. Its entry says so by <see cref="SynthesizerCapabilities.Likelihood"/>.</summary>
public interface IRowLikelihood : IRowSampler
{
    /// <summary>
    /// The natural logarithm of the probability of each row, over all columns that the model learned: probabilities for levels, gaps
    /// and numbers on a grid, densities for numbers without one. Safe to call from several threads at once.
    /// </summary>
    /// <param name="rows">At most <see cref="IRowSampler.BlockRows"/> rows of the columns that the model learned, in their order; levels
    /// are those of training's schema.</param>
    /// <param name="orders">Where the law depends on the order in which columns are drawn: how many orders it is averaged over. At least 1.</param>
    /// <param name="seed">Draws the orders.</param>
    /// <returns>[rows]; negative infinity where training had nothing like a cell (<see cref="Unseen"/>). A row's figure depends on the row,
    /// the orders and the seed alone, not on the rows beside it.</returns>
    double[] LogLikelihood(Table rows, int orders, long seed);

    /// <summary>The cells that training had nothing like: a level that no row had, a gap in a column without gaps.</summary>
    /// <param name="rows">Rows of the columns that the model learned, in their order.</param>
    CellMask Unseen(Table rows);
}
