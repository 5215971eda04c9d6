using SynthTab.Encoders;
using SynthTab.Neural.Gan;
using SynthTab.Neural.Training;
using SynthTab.Tables;
using TorchSharp;
using static TorchSharp.torch;

namespace SynthTab.Tests.Neural.Gan;

public sealed class AdversarialStepTests : TorchTests
{
    private static readonly CtganOptions _options = new()
    {
        BatchSize = 40,
        Pac = 4,
        EmbeddingSize = 16,
        GeneratorWidths = [32],
        CriticWidths = [32],
        CriticSteps = 2,
    };

    [Fact]
    public void Live_tensors_stay_as_many_over_two_hundred_steps()
    {
        using var game = new Game(_options);
        for (int i = 0; i < 5; i++) { game.Step.Run(i + 1); }
        long before = DisposeScopeManager.Statistics.ThreadTotalLiveCount;
        for (int i = 0; i < 200; i++) { game.Step.Run(i + 6); }
        Assert.Equal(before, DisposeScopeManager.Statistics.ThreadTotalLiveCount);
    }

    [Fact]
    public void Each_player_moves_only_its_own_weights()
    {
        using var scope = NewDisposeScope();
        using var game = new Game(_options);
        Tensor generator = game.Networks.Generator.Vector.clone(), critic = game.Networks.CriticParameters.Vector.clone();
        (Tensor logits, Tensor rows) = game.Step.MakeRows();
        game.Step.TrainCritic(rows.detach());
        Assert.True(game.Networks.Generator.Vector.Equals(generator));
        Assert.False(game.Networks.CriticParameters.Vector.Equals(critic));

        critic = game.Networks.CriticParameters.Vector.clone();
        game.Step.TrainGenerator(logits, rows);
        Assert.False(game.Networks.Generator.Vector.Equals(generator));
        Assert.True(game.Networks.CriticParameters.Vector.Equals(critic));
    }

    [Fact]
    public void The_critic_learns_to_tell_rows_of_an_untrained_generator()
    {
        using var game = new Game(_options with { CriticLearningRate = 2e-3 });
        var gaps = new List<double>(); // a single step's gap is that of a few packs, and swings
        for (int i = 0; i < 150; i++)
        {
            using var scope = NewDisposeScope();
            using var off = no_grad();
            (_, Tensor rows) = game.Step.MakeRows();
            using var on = enable_grad();
            gaps.Add(game.Step.TrainCritic(rows).Gap);
        }
        Assert.InRange(Math.Abs(gaps[0]), 0, 0.25);
        Assert.InRange(gaps.TakeLast(50).Average(), 0.5, double.MaxValue);
    }

    // Logits of a category of three, no others: the loss is the mean of -ln softmax at the asked slot.
    // Row 1 asks slot 2 of (0, 0, ln 2): -ln(2/4). Row 2 asks slot 0 of (ln 3, 0, 0): -ln(3/5).
    [Fact]
    public void The_condition_loss_is_the_cross_entropy_of_the_asked_block()
    {
        using var scope = NewDisposeScope();
        var layout = new ConditionLayout(new EncodedLayout(
        [
            new EncodedSpan(0, 0, 2, SpanKind.OneHot, true),
            new EncodedSpan(1, 2, 3, SpanKind.OneHot, true),
        ]), conditional: true);
        using var loss = new ConditionLoss(layout, 3, CPU);
        Tensor logits = tensor(new[] { 9, 9, 0, 0, MathF.Log(2), 9, 9, MathF.Log(3), 0, 0, 0, 0, 9, 9, 9 }).view(3, 5);
        double value = loss.Of(logits, [new DrawnCondition(1, 2), new DrawnCondition(1, 0), new DrawnCondition(0, 1)]).item<float>();
        Assert.Equal((-Math.Log(0.5) - Math.Log(0.6) - Math.Log(0.5)) / 3, value, 5);
    }

    /// <summary>A table, its coding and the two players.</summary>
    private sealed class Game : IDisposable
    {
        public Game(CtganOptions options)
        {
            Table table = TinyTables.Shop(400);
            TableEncoder encoder = TableEncoder.Fit(table, new EncoderOptions(), 1);
            EncodedRows rows = EncodedRows.Of(table, encoder, 2);
            var conditions = new ConditionLayout(encoder.Layout, conditional: true);
            Networks = new CtganNetworks(options, encoder.Layout, conditions, CPU, 1);
            Step = new AdversarialStep(
                options, Networks, encoder.Layout, rows, conditions, new ConditionSampler(rows, conditions), CPU, new RandomSource(3));
        }

        public CtganNetworks Networks { get; }

        public AdversarialStep Step { get; }

        public void Dispose()
        {
            Step.Dispose();
            Networks.Dispose();
        }
    }
}
