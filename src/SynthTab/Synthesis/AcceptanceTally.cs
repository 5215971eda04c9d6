namespace SynthTab.Synthesis;

/// <summary>Counts what conditions cost: the rows that were made, and those of them that met the conditions.</summary>
public sealed class AcceptanceTally
{
    /// <summary>Rows that were made.</summary>
    public long Tried { get; private set; }

    /// <summary>Rows that met the conditions.</summary>
    public long Accepted { get; private set; }

    /// <summary>Rows made for each row that met the conditions: 1 where nothing was lost; null where none was accepted.</summary>
    public double? TriedPerAccepted => Accepted == 0 ? null : (double)Tried / Accepted;

    internal void Add(int tried, int accepted)
    {
        Tried += tried;
        Accepted += accepted;
    }
}
