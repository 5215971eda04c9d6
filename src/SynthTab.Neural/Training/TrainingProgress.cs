using SynthTab.Synthesis;

namespace SynthTab.Neural.Training;

/// <summary>Tells how far training has come, at most a few times each second.</summary>
/// <param name="clock">The steps and the time.</param>
/// <param name="rowsPerStep">Rows passed through the model in one step.</param>
/// <param name="device">The device's name.</param>
/// <param name="listener">Who is told, or null.</param>
internal sealed class TrainingProgress(TrainingClock clock, int rowsPerStep, string device, IProgress<FitProgress>? listener)
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(0.25);

    private readonly TimeSpan _start = clock.Elapsed;
    private TimeSpan _told = TimeSpan.MinValue;

    /// <summary>Tells it if it is time, and always at the end of the last pass.</summary>
    /// <param name="remark">Makes the losses' words; called only when needed.</param>
    public void Report(Func<string> remark)
    {
        if (listener is null) { return; }
        TimeSpan now = clock.Elapsed;
        bool last = clock.Steps == (long)clock.Epochs * clock.StepsPerEpoch;
        if (!last && _told != TimeSpan.MinValue && now - _told < Interval) { return; }
        _told = now;
        double seconds = (now - _start).TotalSeconds;
        listener.Report(new FitProgress("training", (double)clock.Steps / clock.StepsPerEpoch, clock.Epochs, "epochs")
        {
            DoneBefore = (double)clock.StepsBefore / clock.StepsPerEpoch,
            RowsPerSecond = seconds > 0 ? (clock.Steps - clock.StepsBefore) * rowsPerStep / seconds : null,
            Device = device,
            Remark = remark(),
        });
    }
}
