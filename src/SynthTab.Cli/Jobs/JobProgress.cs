using SynthTab.Cli.Options;

namespace SynthTab.Cli.Jobs;

/// <summary>Tells the person who waits which job is at what, and how long all of it will still take. Used from several threads.</summary>
/// <param name="terminal">Where it is told.</param>
/// <param name="plan">What is to be done.</param>
/// <param name="clock">Tells the time.</param>
internal sealed class JobProgress(Terminal terminal, ComparisonPlan plan, TimeProvider clock)
{
    private static readonly TimeSpan _pause = TimeSpan.FromSeconds(20);

    /// <summary>Expected of what has not been seen yet, until one such job is done.</summary>
    private const double GuessedSeconds = 45;

    private readonly Lock _gate = new();
    private readonly IReadOnlyList<ComparisonJob> _jobs = plan.Jobs;
    private readonly Dictionary<ComparisonJob, long> _running = [];
    private readonly Dictionary<ComparisonJob, long> _said = [];
    private readonly List<double> _besideTraining = [];
    private int _done;

    /// <summary>Says what lies ahead.</summary>
    /// <param name="before">Jobs that a former run has finished.</param>
    public void Start(int before)
    {
        _done = before;
        string left = before == 0 ? "" : $", {before} of them done before";
        terminal.Say($"{_jobs.Count} jobs{left}; {plan.Parallel} at a time, {plan.Threads} {(plan.Threads == 1 ? "thread" : "threads")} each; "
            + $"{Duration.Text(plan.Budget)} for each training that keeps a budget; about {Duration.Text(Left())} in all.");
    }

    /// <summary>A job begins a step.</summary>
    public void Begin(ComparisonJob job, string step)
    {
        lock (_gate)
        {
            _running.TryAdd(job, clock.GetTimestamp());
            Say(job, $"{step} begins");
        }
    }

    /// <summary>A job's own process said something, which is passed on now and then.</summary>
    public void Relay(ComparisonJob job, string line)
    {
        lock (_gate)
        {
            if (clock.GetElapsedTime(_said.GetValueOrDefault(job)) >= _pause) { Say(job, line); }
        }
    }

    /// <summary>A job has ended.</summary>
    public void End(ComparisonJob job, JobRecord record)
    {
        lock (_gate)
        {
            _done++;
            if (_running.Remove(job, out long start) && record.Failure is null)
            {
                _besideTraining.Add(Math.Max(clock.GetElapsedTime(start).TotalSeconds - (job.KeepsBudget ? plan.Budget.TotalSeconds : 0), 1));
            }
            string end = record.Failure is null ? "done" : $"failed: {record.Failure}";
            string left = _done < _jobs.Count ? $"; about {Duration.Text(Left())} left" : "";
            terminal.Say($"[{_done} of {_jobs.Count}] {job.Name}: {end}{left}");
        }
    }

    private void Say(ComparisonJob job, string what)
    {
        _said[job] = clock.GetTimestamp();
        terminal.Say($"[{_done} of {_jobs.Count}] {job.Name}: {what}");
    }

    /// <summary>The time that the jobs not yet done will take, shared out among those side by side.</summary>
    private TimeSpan Left()
    {
        double other = _besideTraining.Count > 0 ? _besideTraining.Average() : GuessedSeconds;
        int waiting = _jobs.Count - _done - _running.Count;
        double budgeted = _jobs.Reverse().Take(Math.Max(waiting, 0)).Count(j => j.KeepsBudget) * plan.Budget.TotalSeconds;
        double running = _running.Sum(r => Math.Max((r.Key.KeepsBudget ? plan.Budget.TotalSeconds : 0) + other - clock.GetElapsedTime(r.Value).TotalSeconds, 0));
        return TimeSpan.FromSeconds((waiting * other + budgeted + running) / plan.Parallel);
    }
}
