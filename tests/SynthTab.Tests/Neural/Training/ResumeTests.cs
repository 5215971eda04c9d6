using SynthTab.Neural.Training;
using SynthTab.Synthesis;
using SynthTab.Synthesis.Checkpoints;

namespace SynthTab.Tests.Neural.Training;

/// <summary>Training that stops anywhere and goes on in another process ends with the bits of one that never stopped.</summary>
public sealed class ResumeTests : TorchTests
{
    private static readonly NetworkTrainingOptions _plain = new() { Epochs = 30, BatchSize = 20, LearningRate = 0.05, WarmUpSteps = 7, WeightDecay = 0.01, ClipNorm = 1 };

    public static TheoryData<string> Kinds => ["plain", "plateau", "validation", "per epoch", "after a failure"];

    // 100 rows in steps of 20 (16 with validation): stopping after step 52 is in the middle of a pass.
    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_ends_with_the_same_weights(string kind)
    {
        NetworkTrainingOptions options = kind switch
        {
            "plateau" => _plain with { Schedule = LearningRateSchedule.Plateau, PlateauPatience = 1, PlateauFactor = 0.7 },
            "validation" => _plain with { ValidationShare = 0.2, Patience = 4, LearningRate = 0.5 },
            "per epoch" => _plain with { EmaPace = AveragePace.Epoch, EmaDecay = 0.5 },
            _ => _plain,
        };
        int broken = kind == "after a failure" ? 11 : 0;
        using LineTask whole = Task(broken), first = Task(broken), second = Task(0);
        (LineSampler uninterrupted, _) = Train(whole, options, null, 0);
        (LineSampler half, IReadOnlyDictionary<string, NamedArray>? state) = Train(first, options, null, 52);
        Assert.Equal((true, 52.0), (half.Summary.Interrupted, half.Summary.Figures["steps"]));
        (LineSampler resumed, _) = Train(second, options, state, 0);
        Assert.NotEqual(half.Weights, resumed.Weights);
        Assert.Equal(uninterrupted.Weights, resumed.Weights);
        Assert.Equal(uninterrupted.Summary.Figures, resumed.Summary.Figures);
        Assert.Equal(uninterrupted.Summary.Epochs, resumed.Summary.Epochs);
        Assert.Equal(whole.Steps.Skip(52).Select(s => (s.Noise, s.Progress)), second.Steps.Select(s => (s.Noise, s.Progress)));
    }

    [Fact]
    public void Checkpoints_on_the_way_do_not_disturb()
    {
        using LineTask one = Task(0), other = Task(0);
        (LineSampler quiet, _) = Train(one, _plain, null, 0);
        var kept = new List<double>();
        var often = new TrainingCheckpoints(TimeSpan.Zero, null, (sampler, _) =>
        {
            Assert.True(sampler.Summary.Interrupted);
            kept.Add(sampler.Summary.Figures["steps"]);
        });
        using var training = new NetworkTraining("line", other, _plain, 100, new FitContext { Seed = 4, Checkpoints = often });
        using var learned = (LineSampler)training.Run((weights, summary) => new LineSampler(weights, summary));
        Assert.Equal(Enumerable.Range(1, 150).Select(i => (double)i), kept);
        Assert.Equal(quiet.Weights, learned.Weights);
        Assert.False(learned.Summary.Interrupted);
    }

    // 20 s of a budget of 30 s were spent before: of steps of 1 s, 9 more fit under the 29.4 s without the reserve.
    [Fact]
    public void A_budget_counts_what_was_spent_before()
    {
        using LineTask first = Task(0), second = Task(0);
        var context = new FitContext { Budget = TimeSpan.FromSeconds(30) };
        IReadOnlyDictionary<string, NamedArray>? state = null;
        using var stop = new CancellationTokenSource();
        using var begun = new NetworkTraining("line", first, _plain, 100, context with
        {
            Cancellation = stop.Token,
            Checkpoints = new TrainingCheckpoints(TimeSpan.MaxValue, null, (_, arrays) => state = arrays),
        }, () =>
        {
            if (first.Steps.Count == 20) { stop.Cancel(); }
            return TimeSpan.FromSeconds(first.Steps.Count);
        });
        using IRowSampler half = begun.Run((weights, summary) => new LineSampler(weights, summary));
        using var continued = new NetworkTraining(
            "line", second, _plain, 100, context with { Checkpoints = new TrainingCheckpoints(TimeSpan.MaxValue, state, (_, _) => { }) },
            () => TimeSpan.FromSeconds(second.Steps.Count));
        using IRowSampler learned = continued.Run((weights, summary) => new LineSampler(weights, summary));
        Assert.True(learned.Summary.BudgetReached);
        Assert.Equal(9, second.Steps.Count);
        Assert.Equal(29, learned.Summary.Seconds, 6);
    }

    [Fact]
    public void A_state_that_lacks_a_part_is_refused()
    {
        using LineTask first = Task(0), second = Task(0);
        (_, IReadOnlyDictionary<string, NamedArray>? state) = Train(first, _plain, null, 10);
        var less = state!.Where(a => a.Key != "optimizer.mean").ToDictionary(a => a.Key, a => a.Value);
        Assert.Contains("'optimizer.mean'", Assert.Throws<SynthTabException>(() => Train(second, _plain, less, 0)).Message, StringComparison.Ordinal);
    }

    private static LineTask Task(int broken)
    {
        var task = new LineTask(100);
        if (broken > 0) { task.Broken.Add(broken); }
        return task;
    }

    /// <summary>Trains from a state, or from the beginning, up to a step, or to the end.</summary>
    private static (LineSampler Learned, IReadOnlyDictionary<string, NamedArray>? State) Train(
        LineTask task, NetworkTrainingOptions options, IReadOnlyDictionary<string, NamedArray>? from, int lastStep)
    {
        using var stop = new CancellationTokenSource();
        task.AfterStep = step => { if (step == lastStep) { stop.Cancel(); } };
        IReadOnlyDictionary<string, NamedArray>? state = null;
        using var training = new NetworkTraining("line", task, options, 100, new FitContext
        {
            Seed = 4,
            Cancellation = stop.Token,
            Checkpoints = new TrainingCheckpoints(TimeSpan.MaxValue, from, (_, arrays) => state = arrays),
        });
        return ((LineSampler)training.Run((weights, summary) => new LineSampler(weights, summary)), state);
    }
}
