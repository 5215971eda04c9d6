namespace SynthTab.Cli.Jobs;

/// <summary>Does all jobs, several side by side; one that fails does not stop the others.</summary>
internal static class JobQueue
{
    /// <summary>Does the jobs.</summary>
    /// <returns>Their records, in the order of the jobs.</returns>
    /// <exception cref="OperationCanceledException">The work was called off; what is done is kept.</exception>
    public static IReadOnlyList<JobRecord> Run(ComparisonPlan plan, JobRunner runner, JobProgress progress, CancellationToken cancellation)
    {
        IReadOnlyList<ComparisonJob> jobs = plan.Jobs;
        JobRecord[] records = [.. jobs.Select(runner.RecordOf)];
        int[] open = [.. Enumerable.Range(0, jobs.Count).Where(i => !records[i].IsDone)];
        progress.Start(jobs.Count - open.Length);
        async ValueTask Do(int i, CancellationToken stop)
        {
            records[i] = await runner.RunAsync(jobs[i], stop).ConfigureAwait(false);
            progress.End(jobs[i], records[i]);
        }
        Parallel.ForEachAsync(open, new ParallelOptions { MaxDegreeOfParallelism = plan.Parallel, CancellationToken = cancellation }, Do).GetAwaiter().GetResult();
        return records;
    }
}
