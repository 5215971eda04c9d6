namespace SynthTab.Evaluation.Pictures;

/// <summary>How one column is distributed in the training and in the synthetic table.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="IsNumeric">Whether the parts are ranges in ascending order; else they are levels, the most frequent first.</param>
/// <param name="SyntheticRows">The synthetic rows behind the shares.</param>
/// <param name="Parts">The parts, disjoint.</param>
public sealed record ColumnPicture(string Name, bool IsNumeric, int SyntheticRows, IReadOnlyList<PicturePart> Parts)
{
    /// <summary>The rows that a part must lead one to expect before their absence says anything: by chance none of ten expected
    /// rows appears less than once in 20,000 times.</summary>
    public const int Expected = 10;

    /// <summary>The parts that the synthetic table should hold by their share of training rows, and does not.</summary>
    public IEnumerable<PicturePart> MissingParts() => Parts.Where(p => p.Synthetic == 0 && p.Real * SyntheticRows >= Expected);
}
