namespace SynthTab.Evaluation;

/// <summary>The values that the data leaves plausible.</summary>
/// <param name="Low">The lower end.</param>
/// <param name="High">The upper end.</param>
/// <param name="Confidence">The share of such intervals that hold the true value, 0.95 unless said otherwise.</param>
public sealed record Interval(double Low, double High, double Confidence = 0.95);
