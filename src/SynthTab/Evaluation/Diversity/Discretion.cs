namespace SynthTab.Evaluation.Diversity;

/// <summary>What a report may name: a value or a group of values only where enough training rows share it, so that no single
/// person can be recognised by its being missing.</summary>
internal static class Discretion
{
    /// <summary>A finding about fewer training rows than this is counted and not named.</summary>
    public const int LeastRows = 10;

    /// <summary>No table of names has more rows than this.</summary>
    public const int MostNamed = 50;
}
