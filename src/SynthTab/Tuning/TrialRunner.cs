using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Tuning;

/// <summary>Trials of a real model on a real table.</summary>
/// <remarks>All trials have the same seed, so that they differ by their options alone. A trial always begins anew: a model's learning rate
/// falls to 0 with the end of its budget, so that one that was continued beyond it would be another training than one with the
/// whole budget from the start, and its score would speak for neither. With three times the budget a rung, beginning anew costs at most a
/// third of a rung more.</remarks>
/// <param name="request">The model and the machine.</param>
/// <param name="learned">What trials learn from.</param>
/// <param name="judge">Judges what they make.</param>
internal sealed class TrialRunner(TuneRequest request, Table learned, ValidationJudge judge) : ITrialRunner
{
    /// <inheritdoc/>
    public TrialMeasure Run(Trial trial, TimeSpan? budget, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        long start = TimeProvider.System.GetTimestamp();
        var context = new FitContext
        {
            Seed = request.Seed, Device = request.Device, Threads = request.Threads, Budget = budget, Cancellation = cancellation,
        };
        using IFittedSynthesizer fitted = new Synthesizer(request.Entry, trial.Options).Fit(learned, context);
        if (fitted.Manifest.Training.Interrupted) { throw new OperationCanceledException(cancellation); }
        double fit = TimeProvider.System.GetElapsedTime(start).TotalSeconds;
        var rows = new SampleRequest { Rows = judge.Rows, Seed = request.Seed, Threads = request.Threads, Cancellation = cancellation };
        ScoreParts parts = judge.Judge(TableConcatenation.Concatenate([.. fitted.Sample(rows)]), cancellation);
        return new TrialMeasure(parts, fit, TimeProvider.System.GetElapsedTime(start).TotalSeconds - fit);
    }
}
