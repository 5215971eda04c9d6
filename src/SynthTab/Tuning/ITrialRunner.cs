namespace SynthTab.Tuning;

/// <summary>What came of one trial.</summary>
/// <param name="Parts">How its rows compare with real rows.</param>
/// <param name="FitSeconds">The time that learning took.</param>
/// <param name="JudgeSeconds">The time that making and judging rows took.</param>
public sealed record TrialMeasure(ScoreParts Parts, double FitSeconds, double JudgeSeconds);

/// <summary>Has a model learn with the options of a trial, and judges it.</summary>
public interface ITrialRunner
{
    /// <summary>Runs one trial from the beginning.</summary>
    /// <param name="trial">The options.</param>
    /// <param name="budget">The time to learn in, or null for no limit.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="SynthTabException">The model cannot learn with these options.</exception>
    /// <exception cref="OperationCanceledException">The work was called off.</exception>
    TrialMeasure Run(Trial trial, TimeSpan? budget, CancellationToken cancellation);
}
