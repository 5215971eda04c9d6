namespace SynthTab.Evaluation.Neighbours;

/// <summary>How far two rows of mixed type lie apart.</summary>
public enum RowDistance
{
    /// <summary>
    /// The Euclidean distance on scaled numbers and one-hot categories: a categorical mismatch adds 2 under the root. A
    /// category that the fitted coding does not know is all zeros, so that it adds 1 against a known one and 0 against another
    /// unknown one.
    /// </summary>
    Euclidean,

    /// <summary>
    /// The sum over the columns of |a - b| on scaled numbers, plus 2 for each categorical mismatch (the L1 distance on one-hot
    /// categories). Both numbers missing: 0; one missing: 1.
    /// </summary>
    MixedL1,

    /// <summary>
    /// The mean over the columns of min(|a - b|, 1) on scaled numbers and 0 or 1 on categories. Both missing: 0; one missing: 1.
    /// </summary>
    /// <remarks>Gower 1971, "A General Coefficient of Similarity and Some of Its Properties", as a distance.</remarks>
    Gower,
}
