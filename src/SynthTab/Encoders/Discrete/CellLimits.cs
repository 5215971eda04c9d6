using System.Collections.ObjectModel;

namespace SynthTab.Encoders.Discrete;

/// <summary>What cells of a column are allowed to be when they are drawn: numbers within a range, some levels, missing or not.</summary>
/// <param name="Minimum">The least number.</param>
/// <param name="Maximum">The greatest number.</param>
/// <param name="Levels">The levels allowed, or null for all.</param>
/// <param name="Present">Whether a cell that is not missing is allowed.</param>
/// <param name="Missing">Whether a missing cell is allowed.</param>
public sealed record CellLimits(double Minimum, double Maximum, ReadOnlySet<int>? Levels, bool Present, bool Missing)
{
    /// <summary>Everything is allowed.</summary>
    public static CellLimits None { get; } = new(double.NegativeInfinity, double.PositiveInfinity, null, true, true);

    /// <summary>Everything but a missing cell.</summary>
    public static CellLimits Known { get; } = None with { Missing = false };
}
