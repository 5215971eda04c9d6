namespace SynthTab.Synthesis.Classical;

/// <summary>Parts of the unit interval, ascending and apart: the ranks that a condition leaves to a column.</summary>
internal sealed class UnitIntervals
{
    private readonly (double Low, double High)[] _parts;

    /// <param name="parts">The parts, ascending and apart; may be none.</param>
    public UnitIntervals(IEnumerable<(double Low, double High)> parts) => _parts = [.. parts.Where(p => p.Low < p.High)];

    /// <summary>The parts, ascending.</summary>
    public IReadOnlyList<(double Low, double High)> Parts => _parts;

    /// <summary>The length of all parts.</summary>
    public double Length => _parts.Sum(p => p.High - p.Low);

    /// <summary>The parts that belong to both.</summary>
    public UnitIntervals And(UnitIntervals other) => new(
        from a in _parts
        from b in other._parts
        select (Math.Max(a.Low, b.Low), Math.Min(a.High, b.High)));

    /// <summary>The point that lies a share of the way along the parts laid end to end.</summary>
    public double At(double share)
    {
        double left = share * Length;
        foreach ((double low, double high) in _parts)
        {
            if (left < high - low) { return low + left; }
            left -= high - low;
        }
        return _parts[^1].High;
    }
}
