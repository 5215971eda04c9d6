namespace SynthTab.Evaluation;

/// <summary>How far an evaluation has come.</summary>
/// <param name="Done">Comparisons finished.</param>
/// <param name="Total">All comparisons: every metric's value and its references.</param>
/// <param name="Metric">The metric that was finished last.</param>
public sealed record EvaluationProgress(int Done, int Total, string Metric);
