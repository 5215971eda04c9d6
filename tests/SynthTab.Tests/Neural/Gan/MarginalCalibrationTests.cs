using SynthTab.Neural.Gan;
using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Tests.Neural.Gan;

public sealed class MarginalCalibrationTests : TorchTests
{
    private static readonly CtganOptions _brief = new()
    {
        Epochs = 1,
        BatchSize = 200,
        Pac = 1,
        EmbeddingSize = 16,
        GeneratorWidths = [32],
        CriticWidths = [32],
    };

    // One pass over 2,000 rows teaches next to nothing: what is right about the shares afterwards is the calibration's work.
    // A share p of the 16,384 rows made has standard error sqrt(p(1-p)/16384), at most 0.004; the calibration's own rows add
    // as much. Bounds at about four of both.
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Shares_of_levels_and_missing_cells_are_those_of_training_though_nothing_was_learned(bool conditional)
    {
        Table training = WithGaps(TinyTables.Shop(2000));
        using IRowSampler fitted = new CtganModel(_brief with { Conditional = conditional }).Learn(training, new FitContext { Seed = 3 });
        Table[] made = [.. Enumerable.Range(0, 4).Select(b => fitted.Generate(new BlockRequest(b)))];
        foreach (int level in (int[])[-1, 0, 1, 2])
        {
            double share = made.Average(t => t.Share(r => t.Codes("colour")[r] == level));
            Assert.Equal(training.Share(r => training.Codes("colour")[r] == level), share, 0.022);
        }
        double missing = made.Average(t => t.Share(r => double.IsNaN(t.Values("price")[r])));
        Assert.Equal(training.Share(r => double.IsNaN(training.Values("price")[r])), missing, 0.015);
    }

    [Fact]
    public void Without_it_the_same_training_misses_them()
    {
        Table training = WithGaps(TinyTables.Shop(2000));
        using IRowSampler fitted = new CtganModel(_brief with { CalibrateMarginals = false }).Learn(training, new FitContext { Seed = 3 });
        Table made = fitted.Generate(new BlockRequest(0));
        double missing = made.Share(r => double.IsNaN(made.Values("price")[r]));
        Assert.True(Math.Abs(missing - 0.05) > 0.05, $"{missing:0.000} of the prices are missing.");
    }

    /// <summary>Every tenth colour and every twentieth price goes missing.</summary>
    private static Table WithGaps(Table table) => Table.Of(
        new CategoricalColumn(table.Schema.Columns[0], [.. table.Codes("colour").Select((c, r) => r % 10 == 0 ? -1 : c)]),
        table.Columns[1],
        new NumericColumn(table.Schema.Columns[2], [.. table.Values("price").Select((p, r) => r % 20 == 1 ? double.NaN : p)]));
}
