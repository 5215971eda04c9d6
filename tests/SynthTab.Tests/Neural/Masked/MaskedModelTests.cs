using SynthTab.Neural.Masked;
using SynthTab.Synthesis;
using SynthTab.Synthesis.Likelihood;
using SynthTab.Tables;
using SynthTab.Tests.Contracts;

namespace SynthTab.Tests.Neural.Masked;

/// <summary>A model that has learned a law of nine cells, asked in every way that it can be asked.</summary>
public sealed class MaskedModelTests(MaskedModelTests.Learned learned) : TorchTests, IClassFixture<MaskedModelTests.Learned>
{
    private static readonly double[,] _law = { { 0.25, 0.05, 0.03 }, { 0.02, 0.20, 0.10 }, { 0.05, 0.05, 0.25 } };

    [Fact]
    public void The_probability_of_each_pair_is_the_laws_in_both_orders_together()
    {
        Table pairs = Table.Of(
            TinyTables.Category("a", _levels, [.. Enumerable.Range(0, 9).Select(i => i / 3)]), TinyTables.Category("b", _levels, [.. Enumerable.Range(0, 9).Select(i => i % 3)]));
        foreach (int orders in (int[])[1, 8])
        {
            double[] logs = learned.Fitted.LogLikelihood(new LikelihoodRequest { Table = pairs, Orders = orders }).Rows;
            Assert.Equal(1, logs.Sum(Math.Exp), 1e-5);
            // Five standard errors of 6,000 training rows, and the model's own error of at most 0.01.
            Assert.All(logs.Index(), p => Assert.Equal(Law(p.Index), Math.Exp(p.Item), 5 * Math.Sqrt(Law(p.Index) / 6000) + 0.01));
        }
    }

    [Fact]
    public void Rows_have_the_law_and_conditions_and_gaps_its_conditionals()
    {
        const int rows = 20_000;
        Table free = learned.Fitted.Rows(rows);
        for (int i = 0; i < 9; i++) { Near(Law(i), free, i / 3, i % 3, rows); }
        Table asked = learned.Fitted.Rows(new SampleRequest { Rows = rows, Conditions = [new Condition.OneOf("b", [2])] });
        Assert.All(asked.Codes("b"), code => Assert.Equal(2, code));
        double third = _law[0, 2] + _law[1, 2] + _law[2, 2];
        for (int a = 0; a < 3; a++) { Near(_law[a, 2] / third, asked, a, 2, rows); }
        Table gaps = Table.Of(TinyTables.Category("a", _levels, [.. Enumerable.Repeat(0, rows)]), TinyTables.Category("b", _levels, [.. Enumerable.Repeat(-1, rows)]));
        Table filled = learned.Fitted.Complete(new CompletionRequest { Table = gaps });
        for (int b = 0; b < 3; b++) { Near(_law[0, b] / 0.33, filled, 0, b, rows); }
    }

    private static readonly string[] _levels = ["p", "q", "r"];

    private static double Law(int pair) => _law[pair / 3, pair % 3];

    private static void Near(double share, Table table, int a, int b, int rows)
    {
        int[] first = table.Codes("a"), second = table.Codes("b");
        Assert.Equal(share, table.Share(row => first[row] == a && second[row] == b), 5 * Math.Sqrt(share / rows) + 0.025);
    }

    /// <summary>A few seconds of training.</summary>
    public sealed class Learned : IDisposable
    {
        public Learned()
        {
            var random = new RandomSource(1);
            int[] pairs = [.. Enumerable.Range(0, 6000).Select(_ => Draw(random.NextDouble()))];
            Table table = Table.Of(
                TinyTables.Category("a", _levels, [.. pairs.Select(p => p / 3)]), TinyTables.Category("b", _levels, [.. pairs.Select(p => p % 3)]));
            Fitted = SynthesizerCases.Catalog.Create(MaskedModel.Name, ["width=16", "embedding=4", "epochs=12", "dropout=0", "calibration=none"])
                .Fit(table, new FitContext { Seed = 1, Threads = 1 });
        }

        public IFittedSynthesizer Fitted { get; }

        public void Dispose() => Fitted.Dispose();

        private static int Draw(double left)
        {
            for (int i = 0; i < 8; i++)
            {
                left -= Law(i);
                if (left < 0) { return i; }
            }
            return 8;
        }
    }
}
