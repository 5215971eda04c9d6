using SynthTab.Neural.Training;
using SynthTab.Synthesis;

namespace SynthTab.Tests.Neural.Training;

public sealed class NetworkTrainingTests : TorchTests
{
    private static readonly NetworkTrainingOptions _options = new()
    {
        Epochs = 40,
        BatchSize = 50,
        LearningRate = 0.05,
        EmaDecay = 0.9,
    };

    [Fact]
    public void It_finds_the_line_and_says_how_it_went()
    {
        using var task = new LineTask(200);
        using LineSampler learned = Train(task, _options, 200);
        Assert.Equal(LineTask.Slope, learned.Weights[0], 0.05);
        Assert.Equal(LineTask.Height, learned.Weights[1], 0.05);
        Assert.Equal((200, 40, false, false), (learned.Summary.Rows, learned.Summary.Epochs, learned.Summary.Interrupted, learned.Summary.BudgetReached));
        Assert.Equal(160, learned.Summary.Figures["steps"]);
        Assert.InRange(learned.Summary.Figures["train-loss"], 0.005, 0.02); // the points' own noise is 0.1² = 0.01
        Assert.DoesNotContain("validation-loss", learned.Summary.Figures.Keys);
    }

    [Fact]
    public void A_step_knows_its_own_noise_whatever_came_before()
    {
        using LineTask one = new(100), other = new(100);
        using LineSampler first = Train(one, _options with { Epochs = 3 }, 100), second = Train(other, _options with { Epochs = 5 }, 100);
        Assert.Equal(one.Steps.Select(s => s.Noise), other.Steps.Take(one.Steps.Count).Select(s => s.Noise));
        Assert.Equal(one.Steps.SelectMany(s => s.Rows), other.Steps.Take(one.Steps.Count).SelectMany(s => s.Rows));
        Assert.Equal(other.Steps.Count, other.Steps.Select(s => s.Noise).Distinct().Count());
    }

    [Fact]
    public void Rows_that_are_watched_are_never_learned_from()
    {
        using var task = new LineTask(200);
        using LineSampler learned = Train(task, _options with { ValidationShare = 0.25 }, 200);
        Assert.Equal(150, task.Steps.SelectMany(s => s.Rows).Distinct().Count());
        Assert.Equal(50, learned.Summary.Figures["validation-rows"]);
        Assert.InRange(learned.Summary.Figures["validation-loss"], 0.005, 0.02);
        Assert.Equal(learned.Summary.Figures["validation-loss"] - learned.Summary.Figures["train-loss"], learned.Summary.Figures["loss-gap"], 12);
    }

    // At a learning rate of 3 the line swings about, and once the rate is that high no later validation beats an early one for long.
    [Fact]
    public void Training_ends_early_with_the_best_weights_when_the_watched_loss_no_longer_falls()
    {
        using var task = new LineTask(200);
        NetworkTrainingOptions wild = _options with { Epochs = 1000, LearningRate = 3, Schedule = LearningRateSchedule.Constant, ValidationShare = 0.25, Patience = 3 };
        using LineSampler learned = Train(task, wild, 200);
        Assert.Equal(1, learned.Summary.Figures["stopped-early"]);
        Assert.InRange(learned.Summary.Figures["steps"], 1, 2999);
        using var measured = new LineTask(200);
        double own = new LossMeasure(measured, ValidationSplit.Of(200, 0.25, 4).Validation, 50, 4).Under(TorchSharp.torch.tensor(learned.Weights));
        Assert.Equal(learned.Summary.Figures["validation-loss"], own, 1e-6);
    }

    // Each step takes a second, of a budget of 20 s less the reserve of 2 %: progress is k / 19.6 at the k-th step from 0.
    [Fact]
    public void The_schedule_ends_with_the_budget()
    {
        using var task = new LineTask(100);
        using var training = new NetworkTraining("line", task, _options with { Epochs = 1000, BatchSize = 100 }, 100,
            new FitContext { Seed = 4, Budget = TimeSpan.FromSeconds(20) }, () => TimeSpan.FromSeconds(task.Steps.Count));
        using var learned = (LineSampler)training.Run((weights, summary) => new LineSampler(weights, summary));
        Assert.True(learned.Summary.BudgetReached);
        Assert.Equal(Enumerable.Range(0, task.Steps.Count).Select(k => k / 19.6), task.Steps.Select(s => s.Progress), (a, b) => Math.Abs(a - b) < 1e-9);
        Assert.InRange(task.Steps[^1].Progress, 0.9, 1);
    }

    [Fact]
    public void One_failure_is_survived_and_two_are_not()
    {
        using LineTask once = new(100), twice = new(100);
        once.Broken.Add(30);
        using LineSampler learned = Train(once, _options with { Epochs = 200 }, 100);
        Assert.Equal(LineTask.Slope, learned.Weights[0], 0.05);
        twice.Broken.UnionWith([3, 9]);
        var failure = Assert.Throws<SynthTabException>(() => Train(twice, _options, 100));
        Assert.Contains("line, epoch 5, step 1: the loss is NaN", failure.Message);
    }

    // The first step of AdamW has the learning rate's length: without a rise 0.05, with a rise of 10 steps a tenth of it.
    [Fact]
    public void The_first_steps_are_shorter_while_the_learning_rate_rises()
    {
        using LineTask sudden = new(100), slow = new(100);
        NetworkTrainingOptions one = _options with { Epochs = 1, BatchSize = 100, EmaDecay = 0, Schedule = LearningRateSchedule.Constant };
        using LineSampler full = Train(sudden, one, 100), tenth = Train(slow, one with { WarmUpSteps = 10 }, 100);
        Assert.Equal(0.05, Math.Abs(full.Weights[0]), 1e-5);
        Assert.Equal(0.005, Math.Abs(tenth.Weights[0]), 1e-5);
    }

    [Fact]
    public void A_request_to_stop_gives_the_model_so_far()
    {
        using var stop = new CancellationTokenSource();
        using var task = new LineTask(100) { AfterStep = step => { if (step == 5) { stop.Cancel(); } } };
        using var training = new NetworkTraining("line", task, _options, 100, new FitContext { Cancellation = stop.Token });
        using IRowSampler learned = training.Run((weights, summary) => new LineSampler(weights, summary));
        Assert.True(learned.Summary.Interrupted);
        Assert.Equal(5, learned.Summary.Figures["steps"]);
    }

    [Fact]
    public void Every_option_that_cannot_work_is_named()
    {
        NetworkTrainingOptions wrong = new() { Epochs = 0, LearningRate = 0, PlateauFactor = 0, ValidationShare = 0.6, EmaDecay = 1, Beta2 = -1 };
        var refusal = Assert.Throws<OptionsException>(() => wrong.Check(new OptionsCheck("line")).ThrowIfAny());
        foreach (string name in new[] { "epochs", "learning-rate", "plateau-factor", "validation-share", "ema-decay", "beta2" })
        {
            Assert.Contains(name, refusal.Message);
        }
        Assert.Contains("patience", Assert.Throws<OptionsException>(
            () => new NetworkTrainingOptions { Epochs = 1, Patience = 2 }.Check(new OptionsCheck("line")).ThrowIfAny()).Message);
    }

    private static LineSampler Train(LineTask task, NetworkTrainingOptions options, int rows)
    {
        using var training = new NetworkTraining("line", task, options, rows, new FitContext { Seed = 4 });
        return (LineSampler)training.Run((weights, summary) => new LineSampler(weights, summary));
    }
}
