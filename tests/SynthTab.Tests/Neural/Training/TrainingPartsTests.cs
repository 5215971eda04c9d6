using SynthTab.Encoders;
using SynthTab.Neural.Networks;
using SynthTab.Neural.Runtime;
using SynthTab.Neural.Training;
using SynthTab.Tables;
using static TorchSharp.torch;

namespace SynthTab.Tests.Neural.Training;

public sealed class TrainingPartsTests : TorchTests
{
    [Fact]
    public void A_pass_shows_every_row_once_in_steps_of_one_size()
    {
        var order = new EpochOrder([.. Enumerable.Range(100, 90)], 40, 7);
        Assert.Equal((3, 30), (order.StepsPerEpoch, order.RowsPerStep));
        int[][] steps = [.. Enumerable.Range(0, 6).Select(s => order.Rows(s).ToArray())];
        Assert.Equal(Enumerable.Range(100, 90), steps[..3].SelectMany(s => s).Order());
        Assert.Equal(Enumerable.Range(100, 90), steps[3..].SelectMany(s => s).Order());
        Assert.NotEqual(steps[0], steps[3]);
        Assert.Equal(steps[4], new EpochOrder([.. Enumerable.Range(100, 90)], 40, 7).Rows(4).ToArray()); // wherever one begins
    }

    [Fact]
    public void A_batch_larger_than_the_table_is_the_table()
        => Assert.Equal(Enumerable.Range(0, 5), new EpochOrder([0, 1, 2, 3, 4], 40, 7).Rows(3).ToArray().Order());

    [Theory]
    [InlineData(100, 0.2, 20)]
    [InlineData(100, 0.0, 0)]
    [InlineData(2, 0.01, 1)]
    [InlineData(1, 0.5, 0)]
    public void Watched_and_learned_rows_are_the_table(int rows, double share, int watched)
    {
        var split = ValidationSplit.Of(rows, share, 3);
        Assert.Equal(watched, split.Validation.Length);
        Assert.Equal(Enumerable.Range(0, rows), split.Validation.Concat(split.Training).Order());
        Assert.Empty(split.Compared.Except(split.Training));
    }

    // Rise of 4 steps, then by progress: linear 1 - p, cosine half of (1 + cos πp).
    [Theory]
    [InlineData(LearningRateSchedule.Constant, 2, 0.9, 0.5)]
    [InlineData(LearningRateSchedule.Linear, 4, 0.25, 0.75)]
    [InlineData(LearningRateSchedule.Linear, 9, 1, 0)]
    [InlineData(LearningRateSchedule.Cosine, 9, 0.5, 0.5)]
    [InlineData(LearningRateSchedule.Cosine, 1, 0.3333333333, 0.1875)]
    [InlineData(LearningRateSchedule.Plateau, 9, 0.9, 1)]
    public void The_learning_rate_rises_and_falls(LearningRateSchedule schedule, long step, double progress, double factor)
        => Assert.Equal(factor, new LearningRatePlan(schedule, 4, new PlateauDecay(0.5, 1)).Factor(step, progress), 1e-8);

    // Patience 1: the second epoch in a row without a lower loss halves the rate, and counting begins anew.
    [Fact]
    public void A_plateau_lowers_the_learning_rate()
    {
        var plateau = new PlateauDecay(0.5, 1);
        double[] factors = [.. new[] { 3.0, 2, 2, 2, 2, 2, 1, 1 }.Select(loss =>
        {
            plateau.Observe(loss);
            return plateau.Factor;
        })];
        Assert.Equal([1, 1, 1, 0.5, 0.5, 0.25, 0.25, 0.25], factors);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Fifty_decoupled_steps_equal_those_of_torch(bool byTensors)
    {
        using var scope = NewDisposeScope();
        using FlatParameters ours = new FlatParameters([new("a", [37], -1, 1)], CPU, trained: true).Initialize(new RandomSource(1));
        using var adam = new FusedAdam(ours, new AdamSettings(2e-3, 0.9, 0.999, 0.1) { Decoupled = true });
        var theirs = new TorchSharp.Modules.Parameter(ours.Vector.detach().clone());
        using var reference = optim.AdamW([theirs], lr: 2e-3, beta1: 0.9, beta2: 0.999, weight_decay: 0.1);
        for (int step = 0; step < 50; step++)
        {
            Tensor target = full(37, Math.Sin(step));
            ours.ClearGradients();
            (ours["a"] - target).pow(4).sum().backward();
            adam.Step(byTensors);
            theirs.grad?.zero_();
            (theirs - target).pow(4).sum().backward();
            reference.step();
        }
        Assert.InRange((ours.Vector - theirs).abs().max().item<float>(), 0, 1e-6f);
    }

    // Gradients (3, 4) and (12): the length is 13; a limit of 6.5 halves it.
    [Fact]
    public void The_gradients_of_all_parameters_have_one_length()
    {
        using var scope = NewDisposeScope();
        using var parameters = new FlatParameters([new("a", [2], 0, 0), new("b", [1], 0, 0), new("unused", [4], 0, 0)], CPU, trained: true);
        (parameters["a"] * tensor(new float[] { 3, 4 })).sum().Plus((parameters["b"] * 12).sum()).backward();
        Assert.Equal(13, GradientNorm.Of(parameters), 1e-5);
        Assert.Equal(0.5, GradientNorm.Shortening(13, 6.5));
        Assert.Equal(1, GradientNorm.Shortening(13, 0));
        Assert.Equal(1, GradientNorm.Shortening(13, 20));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_shortened_gradient_is_the_gradient_times_the_factor(bool byTensors)
    {
        using var scope = NewDisposeScope();
        using var parameters = new FlatParameters([new("a", [3], 0, 0)], CPU, trained: true);
        using var adam = new FusedAdam(parameters, new AdamSettings(0.1, 0.5, 0.9, 0));
        (parameters["a"] * tensor(new float[] { 2, -4, 8 })).sum().backward();
        adam.Step(byTensors, pace: 0.5, shortening: 0.25);
        Assert.Equal([0.25f, -0.5f, 1f], adam.Mean.data<float>().ToArray()); // (1 - 0.5) · 0.25 · gradient
        Assert.Equal(-0.05f, parameters.Vector[0].item<float>(), 1e-6f);
    }

    [Fact]
    public void A_batch_is_the_rows_asked_for_in_the_short_form()
    {
        Table table = TinyTables.Shop(100);
        TableEncoder encoder = TableEncoder.Fit(table, new EncoderOptions(), 1);
        EncodedMatrix matrix = encoder.Encode(table, 2);
        using var batch = new EncodedBatch(EncodedRows.Of(matrix, encoder.Layout), 10, CPU);
        using var scope = NewDisposeScope();
        _ = batch.Load([1, 2, 3, 4]);
        (Tensor scalars, Tensor slots) = batch.Load([71, 5]);
        EncodedSpan[] numbers = [.. encoder.Layout.Spans.Where(s => s.Kind == SpanKind.Scalar)];
        EncodedSpan[] blocks = [.. encoder.Layout.Spans.Where(s => s.Kind == SpanKind.OneHot)];
        Assert.Equal([2, numbers.Length], scalars.shape);
        Assert.Equal([2, blocks.Length], slots.shape);
        for (int i = 0; i < numbers.Length; i++) { Assert.Equal(matrix.Row(71)[numbers[i].Start], scalars[0, i].item<float>()); }
        for (int i = 0; i < blocks.Length; i++) { Assert.Equal(1, matrix.Row(5)[blocks[i].Start + (int)slots[1, i].item<long>()]); }
    }

    [Fact]
    public void A_table_without_numbers_or_without_blocks_has_batches_too()
    {
        Table table = TinyTables.Shop(50);
        foreach (Table part in new[] { table.Select(c => c.IsCategorical), table.Select(c => c.IsNumeric) })
        {
            TableEncoder encoder = TableEncoder.Fit(part, new EncoderOptions { Numeric = NumericCoding.QuantileNormal }, 1);
            var rows = EncodedRows.Of(part, encoder, 1);
            using var batch = new EncodedBatch(rows, 8, CPU);
            using var scope = NewDisposeScope();
            (Tensor scalars, Tensor slots) = batch.Load([0, 9]);
            Assert.Equal((2L, (long)rows.ScalarCount, (long)rows.BlockCount), (scalars.shape[0], scalars.shape[1], slots.shape[1]));
        }
    }
}
