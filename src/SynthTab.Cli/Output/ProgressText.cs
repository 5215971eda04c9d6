using System.Globalization;
using SynthTab.Cli.Options;
using SynthTab.Synthesis;

namespace SynthTab.Cli.Output;

/// <summary>How far the work has come and when it will end, in words. Remembers when each stage began.</summary>
/// <param name="clock">Tells the time.</param>
/// <param name="budget">The time that the work may take, or null.</param>
internal sealed class ProgressText(TimeProvider clock, TimeSpan? budget)
{
    private readonly long _start = clock.GetTimestamp();
    private long _stageStart = clock.GetTimestamp();
    private string? _stage;

    /// <summary>The share of the work that is done, by units or by budget, whichever is further.</summary>
    public double Share(FitProgress progress)
    {
        double byUnits = progress.Total > 0 ? progress.Done / progress.Total : 0;
        double byTime = budget is { } limit ? clock.GetElapsedTime(_start) / limit : 0;
        return Math.Clamp(Math.Max(byUnits, byTime), 0, 1);
    }

    /// <summary>Say, <c>training: 12 of 300 epochs, 4,100 rows/s, 3 min 20 s left, cpu; the critic is ahead</c>.</summary>
    public string Describe(FitProgress progress)
    {
        if (_stage != progress.Stage)
        {
            _stageStart = _stage is null ? _start : clock.GetTimestamp();
            _stage = progress.Stage;
        }
        List<string> parts = [string.Create(CultureInfo.InvariantCulture, $"{progress.Stage}: {Math.Floor(progress.Done):N0} of {progress.Total:N0} {progress.Unit}")];
        if (progress.RowsPerSecond is { } rate) { parts.Add(string.Create(CultureInfo.InvariantCulture, $"{rate:N0} rows/s")); }
        if (Left(progress) is { } left) { parts.Add($"{Duration.Text(left)} left"); }
        if (progress.Device is { } device) { parts.Add(device); }
        return string.Join(", ", parts) + (progress.Remark is { } remark ? $"; {remark}" : "");
    }

    private TimeSpan? Left(FitProgress progress)
    {
        double doneHere = progress.Done - progress.DoneBefore;
        TimeSpan? byUnits = doneHere > 0 && progress.Total > 0
            ? clock.GetElapsedTime(_stageStart) * Math.Max((progress.Total - progress.Done) / doneHere, 0)
            : null;
        TimeSpan? byTime = budget - clock.GetElapsedTime(_start);
        if (byTime is null || byUnits < byTime) { return byUnits; }
        return byTime > TimeSpan.Zero ? byTime : TimeSpan.Zero;
    }
}
