namespace SynthTab.Tuning;

/// <summary>What a search came to.</summary>
/// <param name="Results">Every trial of every rung that was run, in order.</param>
/// <param name="Interrupted">Whether it was asked to stop.</param>
/// <param name="TrialsLeftOut">How many trials the time was not enough for.</param>
public sealed record SearchOutcome(IReadOnlyList<TrialResult> Results, bool Interrupted, int TrialsLeftOut)
{
    /// <summary>The best of the last rung that anything succeeded in; the first of several; null where nothing succeeded. Scores of
    /// different rungs are not compared: whoever is in a later one was the best of the one before.</summary>
    public TrialResult? Winner => Results.Where(r => r.Score is not null)
        .OrderByDescending(r => r.Rung).ThenByDescending(r => r.Score).ThenBy(r => r.Trial.Number).FirstOrDefault();
}

/// <summary>Runs the rungs of a plan: every trial of a rung, the best of it in the next, and the first trial in all.</summary>
/// <remarks>A trial that cannot learn is out, and the others go on. Where judging takes longer than the plan had thought, later rungs are
/// shortened, and trials that would end after the limit are left out, so that the search keeps its time.</remarks>
/// <param name="plan">Trials and times.</param>
/// <param name="runner">Runs one of them.</param>
/// <param name="clock">The time of the search.</param>
/// <param name="limit">The time that it may take.</param>
public sealed class SuccessiveHalving(HalvingPlan plan, ITrialRunner runner, SearchClock clock, TimeSpan limit)
{
    private readonly List<TrialResult> _results = [];

    /// <summary>Runs what was not run before.</summary>
    /// <param name="trials">All trials.</param>
    /// <param name="before">Results of earlier processes.</param>
    /// <param name="finished">Is told every new result at once.</param>
    /// <param name="cancellation">Stops the search; the trial under way is lost.</param>
    public SearchOutcome Run(
        IReadOnlyList<Trial> trials, IReadOnlyList<TrialResult> before, Action<TrialResult> finished, CancellationToken cancellation)
    {
        IReadOnlyList<Trial> entrants = trials;
        for (int rung = 0; rung < plan.Rungs.Count; rung++)
        {
            TimeSpan? budget = before.FirstOrDefault(r => r.Rung == rung) is { } first ? first.Budget : Budget(rung);
            for (int i = 0; i < entrants.Count; i++)
            {
                if (before.FirstOrDefault(r => r.Rung == rung && r.Trial.Number == entrants[i].Number) is { } known)
                {
                    _results.Add(known);
                    continue;
                }
                if (_results.Count > 0 && !Fits(budget)) { return new SearchOutcome(_results, false, entrants.Count - i); }
                if (Result(entrants[i], rung, budget, cancellation) is not { } result)
                {
                    return new SearchOutcome(_results, true, 0);
                }
                _results.Add(result);
                finished(result);
            }
            if (rung + 1 < plan.Rungs.Count) { entrants = Best(rung, plan.Rungs[rung + 1].Trials); }
        }
        return new SearchOutcome(_results, false, 0);
    }

    /// <summary>One trial; null where the search was asked to stop.</summary>
    private TrialResult? Result(Trial trial, int rung, TimeSpan? budget, CancellationToken cancellation)
    {
        var result = new TrialResult(trial, rung, budget);
        TimeSpan start = clock.Elapsed;
        try
        {
            TrialMeasure measure = runner.Run(trial, budget, cancellation);
            return result with
            {
                Parts = measure.Parts,
                FitSeconds = measure.FitSeconds,
                JudgeSeconds = measure.JudgeSeconds,
                ElapsedSeconds = clock.Elapsed.TotalSeconds,
            };
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            return null;
        }
        catch (SynthTabException failure) // options that make training fail are an answer, and the log keeps it
        {
            TimeSpan now = clock.Elapsed;
            return result with { Failure = failure.Message, FitSeconds = (now - start).TotalSeconds, ElapsedSeconds = now.TotalSeconds };
        }
    }

    /// <summary>The planned time to learn, or less where what is left would not be enough for this rung and those after it; never less
    /// than in the rung before.</summary>
    private TimeSpan? Budget(int rung)
    {
        if (plan.Rungs[rung].Budget is not { } planned || _results.Count == 0) { return plan.Rungs[rung].Budget; }
        double besides = _results.Average(Besides), left = (limit - clock.Elapsed).TotalSeconds, shares = 0;
        for (int later = rung; later < plan.Rungs.Count; later++)
        {
            left -= besides * plan.Rungs[later].Trials;
            shares += plan.Rungs[later].Trials * Math.Pow(HalvingPlan.Factor, later - rung);
        }
        TimeSpan least = _results[^1].Budget!.Value;
        return TimeSpan.FromSeconds(Math.Clamp(left / shares, Math.Min(least.TotalSeconds, planned.TotalSeconds), planned.TotalSeconds));
    }

    private bool Fits(TimeSpan? budget)
    {
        double next = budget is { } time ? time.TotalSeconds + _results.Max(Besides) : _results.Max(r => r.Seconds);
        return clock.Elapsed.TotalSeconds + next <= limit.TotalSeconds;
    }

    /// <summary>What a trial takes besides the time it is given to learn.</summary>
    private static double Besides(TrialResult result) => Math.Max(result.JudgeSeconds, result.Seconds - (result.Budget?.TotalSeconds ?? 0));

    /// <summary>The best of a rung, the first trial in the last place where it is not among them and could learn.</summary>
    private Trial[] Best(int rung, int count)
    {
        Trial[] ranked = [.. _results.Where(r => r.Rung == rung && r.Score is not null)
            .OrderByDescending(r => r.Score).ThenBy(r => r.Trial.Number).Select(r => r.Trial)];
        Trial? start = ranked.FirstOrDefault(t => t.Number == 0);
        return start is null || ranked.Take(count).Contains(start) ? [.. ranked.Take(count)] : [.. ranked.Take(count - 1), start];
    }
}
