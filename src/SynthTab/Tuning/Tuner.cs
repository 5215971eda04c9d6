using SynthTab.Synthesis;
using SynthTab.Synthesis.Checkpoints;
using SynthTab.Tables;

namespace SynthTab.Tuning;

/// <summary>Searches a synthesizer's options within a time: two thirds of it for the search, one for the winner, who learns the whole
/// table.</summary>
/// <remarks>The training table is parted; trials learn the larger part and are judged against the smaller one. No holdout is ever read
/// here, so that a holdout of the user's stays fit to judge the winner by.</remarks>
/// <param name="request">What is asked.</param>
/// <param name="time">Tells the time; null for the system's.</param>
public sealed class Tuner(TuneRequest request, TimeProvider? time = null)
{
    private const double WorthLearningIn = 1; // seconds
    private const int OneGoTrials = 27;

    private readonly SearchClock _clock = new(time ?? TimeProvider.System, TimeSpan.Zero);
    private TrialLog? _log;

    /// <summary>Searches, going on from the log where that is asked.</summary>
    /// <exception cref="SynthTabException">The request cannot work, the budget is too short, or no trial could learn.</exception>
    /// <exception cref="OperationCanceledException">The search was asked to stop before its first trial.</exception>
    public TuneResult Search()
    {
        request.Validate();
        TrialLog log = _log = TrialLog.Open(request, Draw);
        _clock.Add(TimeSpan.FromSeconds(log.ElapsedSeconds));
        (Table learned, Table validation) = TableSplit.Split(request.Table, TuneRequest.ValidationShare, request.Seed);
        var judge = new Lazy<ValidationJudge>(() => new ValidationJudge(learned, validation, request.Seed, request.Cancellation));
        ITrialRunner runner = new LateRunner(() => new TrialRunner(request, learned, judge.Value));
        if (log.Plan is null) { log.Begin(request, Plan(runner), _clock.Elapsed.TotalSeconds); }
        HalvingPlan plan = log.Plan!;
        IReadOnlyList<Trial> trials = Draw(plan.Rungs[0].Trials);
        var done = new TrialsDone(request.Progress, plan, log.Results);
        void Finished(TrialResult result)
        {
            log.Add(result);
            done.Add(result);
        }
        SearchOutcome outcome = log.IsFinished
            ? new SearchOutcome(log.Results, false, 0)
            : new SuccessiveHalving(plan, runner, _clock, SearchTime).Run(trials, log.Results, Finished, request.Cancellation);
        if (outcome is { Winner: null, Interrupted: false })
        {
            throw new SynthTabException(
                $"tune: none of {outcome.Results.Count} trials could learn this table; the last one: {outcome.Results[^1].Failure}");
        }
        return Result(plan, outcome, learned.Rows, validation.Rows, log.IsFinished);
    }

    /// <summary>Trains the winner on the whole table, within the share of the budget that was kept for it.</summary>
    /// <param name="result">What <see cref="Search"/> found.</param>
    /// <param name="checkpoint">The file that unfinished training is kept in; training goes on from it where the search does.</param>
    public IFittedSynthesizer Refit(TuneResult result, string checkpoint)
    {
        double left = (request.Budget - _clock.Elapsed).TotalSeconds, share = request.Budget.TotalSeconds * TuneRequest.RefitShare;
        return new Synthesizer(request.Entry, result.Winner!.Trial.Options).Fit(request.Table, new FitContext
        {
            Seed = request.Seed,
            Device = request.Device,
            Threads = request.Threads,
            Budget = request.KeepsBudget ? TimeSpan.FromSeconds(Math.Max(Math.Min(left, share), WorthLearningIn)) : null,
            Progress = request.Progress,
            Cancellation = request.Cancellation,
            CheckpointPlan = new CheckpointPlan(checkpoint) { Resume = request.Resume && request.KeepsBudget && File.Exists(checkpoint) },
        });
    }

    /// <summary>Writes into the log that the winner's model is there.</summary>
    public void Finish(TuneResult result, TrainingSummary refit) => _log!.Finish(result.Winner!.Trial, refit.Seconds);

    private TimeSpan SearchTime => request.Budget * (1 - TuneRequest.RefitShare);

    private IReadOnlyList<Trial> Draw(int count)
        => TrialDraw.Of(request.Entry, request.Space, request.Assignments, count, request.Seed);

    /// <summary>The plan of the time. A model that keeps a budget shows first, with a single step of learning, what coding the
    /// table, making rows and judging them take.</summary>
    private HalvingPlan Plan(ITrialRunner runner)
    {
        if (!request.KeepsBudget) { return HalvingPlan.OneGo(Draw(request.Trials ?? OneGoTrials).Count); }
        TrialMeasure probe = runner.Run(Draw(1)[0], TimeSpan.FromMilliseconds(1), request.Cancellation);
        TimeSpan judging = TimeSpan.FromSeconds(probe.JudgeSeconds), left = SearchTime - _clock.Elapsed;
        // A trial that mostly codes the table, or is judged for longer than it learns, says little for its price.
        TimeSpan least = TimeSpan.FromSeconds(Math.Max(WorthLearningIn, 2 * probe.FitSeconds)), worth = least > judging ? least : judging;
        int most = Draw(request.Trials ?? HalvingPlan.MostTrials).Count;
        return request.Trials is null
            ? HalvingPlan.Largest(most, left, judging, worth) ?? HalvingPlan.Largest(most, left, judging, least)
                ?? throw TooShort(HalvingPlan.Least(2, judging, least), "two trials")
            : HalvingPlan.Of(most, left, judging, least) ?? throw TooShort(HalvingPlan.Least(most, judging, least), $"{most} trials");
    }

    private OptionsException TooShort(TimeSpan search, string trials)
    {
        double needed = Math.Ceiling((search + _clock.Elapsed) / (1 - TuneRequest.RefitShare) / TimeSpan.FromSeconds(1));
        double given = request.Budget.TotalSeconds;
        return new OptionsException(FormattableString.Invariant($"--budget: {given:0.#} seconds were given, and {trials} of ")
            + FormattableString.Invariant($"'{request.Entry.Name}' on this table need at least {needed:0} here."));
    }

    private TuneResult Result(HalvingPlan plan, SearchOutcome outcome, int learned, int validation, bool isFinished) => new()
    {
        Model = request.Entry.Name,
        Space = request.Space,
        Assignments = request.Assignments,
        Seed = request.Seed,
        Budget = request.Budget,
        LearnedRows = learned,
        ValidationRows = validation,
        Plan = plan,
        Outcome = outcome,
        Sensitivities = SensitivityAnalysis.Of(request.Space, outcome.Results, request.Seed),
        Elapsed = _clock.Elapsed,
        IsFinished = isFinished,
    };

    /// <summary>Makes the runner, and so asks what real rows score, only where there is a trial to run.</summary>
    private sealed class LateRunner(Func<ITrialRunner> make) : ITrialRunner
    {
        private readonly Lazy<ITrialRunner> _runner = new(make);

        /// <inheritdoc/>
        public TrialMeasure Run(Trial trial, TimeSpan? budget, CancellationToken cancellation)
            => _runner.Value.Run(trial, budget, cancellation);
    }
}
