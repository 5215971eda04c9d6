namespace SynthTab.Tuning;

/// <summary>The time that a search has taken, that of earlier processes included.</summary>
/// <param name="time">Tells the time.</param>
/// <param name="before">What earlier processes took.</param>
public sealed class SearchClock(TimeProvider time, TimeSpan before)
{
    private readonly long _start = time.GetTimestamp();

    /// <summary>The time so far.</summary>
    public TimeSpan Elapsed => before + time.GetElapsedTime(_start);

    /// <summary>The same clock with the time of earlier processes added.</summary>
    public void Add(TimeSpan earlier) => before += earlier;
}
