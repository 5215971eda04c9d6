using System.Text.Json.Nodes;
using SynthTab.Synthesis;
using SynthTab.Synthesis.Classical.Trees;
using SynthTab.Tables;
using SynthTab.Tests.Contracts;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Synthesis.Classical.Trees;

public sealed class SequentialTreesTests
{
    // c is a, b or c alike; x is near 0, 10 or 20 by c, and y is twice x where c is a and its opposite elsewhere.
    private static readonly Lazy<Table> _training = new(() =>
    {
        var random = new RandomSource(1);
        string[] c = [.. Enumerable.Range(0, 6000).Select(_ => "abc"[random.NextInt(3)].ToString())];
        double[] x = [.. c.Select(level => 10 * (level[0] - 'a') + random.NextNormal())];
        double[] y = [.. x.Select((v, i) => c[i] == "a" ? 2 * v : -v)];
        return Table.Of(Columns.Levels("c", c), Columns.Real("x", x), Columns.Real("y", y));
    });

    [Fact]
    public void A_column_follows_those_before_it()
    {
        using IFittedSynthesizer fitted = Fit([]);
        Table made = fitted.Rows(4000);
        (int[] c, double[] x, double[] y) = Cells(made);
        Assert.Equal(1 / 3.0, c.Count(k => k == 0) / 4000.0, 0.03);
        for (int level = 0; level < 3; level++)
        {
            double[] own = [.. x.Where((_, i) => c[i] == level)];
            Assert.Equal(10 * level, own.Average(), 0.5);
        }
        int alike = Enumerable.Range(0, 4000).Count(i => Math.Abs(y[i] - (c[i] == 0 ? 2 * x[i] : -x[i])) < 1.5);
        Assert.True(alike > 3600, $"{alike} of 4000 rows keep the rule");
    }

    // Under the condition y <= -18, which nearly only c = c can meet, earlier columns must follow: not only y itself.
    [Fact]
    public void Under_a_condition_on_a_late_column_the_early_ones_follow()
    {
        using IFittedSynthesizer fitted = Fit(["order=table"]);
        var tally = new AcceptanceTally();
        Table made = fitted.Rows(new SampleRequest { Rows = 1000, Seed = 1, Conditions = [new Condition.InRange("y", -30, -18)], Acceptance = tally });
        (int[] c, _, double[] y) = Cells(made);
        Assert.All(y, v => Assert.InRange(v, -30, -18));
        Assert.True(c.Count(k => k == 2) > 950);
        Assert.Equal(1, tally.TriedPerAccepted);
    }

    // By Bayes, with c one of three alike: near x = 10 it is b for sure. The known column stands after the unknown one.
    [Fact]
    public void A_gap_before_what_is_known_is_filled_by_what_is_known()
    {
        using IFittedSynthesizer fitted = Fit(["order=table"]);
        Table partial = _training.Value.Slice(0, 500);
        var gaps = new CellMask([[.. Enumerable.Repeat(true, 500)], new bool[500], new bool[500]]);
        int[] filled = ((CategoricalColumn)fitted.Complete(new CompletionRequest { Table = partial, Cells = gaps })["c"]).Codes;
        int right = filled.Zip(((CategoricalColumn)partial["c"]).Codes).Count(p => p.First == p.Second);
        Assert.True(right > 480, $"{right} of 500 are right");
    }

    // c is a or b by 1 to 3, d is yes in 20 % of a and in 60 % of b: given yes, a has 0.05 / (0.05 + 0.45) = 0.1.
    [Fact]
    public void A_gap_has_the_law_that_Bayes_gives_it()
    {
        string[] c = [.. Enumerable.Range(0, 4000).Select(i => i % 4 == 0 ? "a" : "b")];
        string[] d = [.. Enumerable.Range(0, 4000).Select(i => i / 4 % 10 < (i % 4 == 0 ? 2 : 6) ? "yes" : "no")];
        Table training = Table.Of(Columns.Levels("c", c), Columns.Levels("d", d));
        using IFittedSynthesizer fitted = new SynthesizerCatalog(SequentialTrees.Entry).Create("trees", ["smoothing=0", "trees-per-column=1", "order=table"]).Fit(training, new FitContext());
        Table known = Table.Of(training["c"].Take([.. Enumerable.Repeat(0, 4000)]), training["d"].Take([.. Enumerable.Repeat(0, 4000)]));
        var gaps = new CellMask([[.. Enumerable.Repeat(true, 4000)], new bool[4000]]);
        int[] filled = ((CategoricalColumn)fitted.Complete(new CompletionRequest { Table = known, Cells = gaps })["c"]).Codes;
        Assert.Equal(0.2 * 0.25 / (0.2 * 0.25 + 0.6 * 0.75), filled.Count(k => k == 0) / 4000.0, 0.02);
    }

    // The same table: P(a, yes) = 0.25 * 0.2, P(b, no) = 0.75 * 0.4.
    [Fact]
    public void The_likelihood_of_a_row_is_the_product_of_its_conditional_shares()
    {
        string[] c = [.. Enumerable.Range(0, 4000).Select(i => i % 4 == 0 ? "a" : "b")];
        string[] d = [.. Enumerable.Range(0, 4000).Select(i => i / 4 % 10 < (i % 4 == 0 ? 2 : 6) ? "yes" : "no")];
        Table training = Table.Of(Columns.Levels("c", c), Columns.Levels("d", d));
        var sampler = (TreesSampler)new SequentialTrees(new TreesOptions { Smoothing = 0, TreesPerColumn = 1, Order = VisitingOrder.Table }).Learn(training, new FitContext());
        double[] logs = sampler.LogLikelihood(training, orders: 1, seed: 0);
        Assert.Equal(Math.Log(0.05), logs[0], 9);
        Assert.Equal(Math.Log(0.3), logs[3999], 9);
    }

    [Theory]
    [InlineData("order=entropy")]
    [InlineData("order=association")]
    [InlineData("order=table")]
    [InlineData("trees-per-column=1")]
    [InlineData("reject-copies=true")]
    public void Every_option_makes_a_model_that_comes_back_from_its_file(string option)
    {
        using var folder = new TemporaryFolder();
        using IFittedSynthesizer fitted = Fit([option]);
        fitted.Save(folder.At("m.synthtab"));
        using IFittedSynthesizer loaded = new SynthesizerCatalog(SequentialTrees.Entry).Load(folder.At("m.synthtab"), "cpu");
        TableAssert.SameCells(fitted.Rows(200), loaded.Rows(200));
        (int[] c, double[] x, _) = Cells(fitted.Rows(2000));
        Assert.Equal(20, x.Where((_, i) => c[i] == 2).Average(), 0.5);
    }

    // 400 different rows of two columns with 20 levels each, every one once: without rejection nearly all rows made are copies.
    [Fact]
    public void Copies_of_rows_that_are_there_once_are_drawn_anew()
    {
        var random = new RandomSource(2);
        int[] chosen = [.. Enumerable.Range(0, 900)];
        random.Shuffle<int>(chosen);
        Table training = Table.Of(
            Columns.Levels("a", [.. chosen.Take(300).Select(i => $"a{i / 30:D2}")]),
            Columns.Levels("b", [.. chosen.Take(300).Select(i => $"b{i % 30:D2}")]));
        HashSet<string> known = [.. Keys(training)];
        Table Made(string option) => new SynthesizerCatalog(SequentialTrees.Entry).Create("trees", [option, "min-leaf=3", "trees-per-column=1"]).Fit(training, new FitContext()).Rows(1000);
        Assert.True(Keys(Made("reject-copies=false")).Count(known.Contains) > 100);
        Assert.DoesNotContain(Keys(Made("reject-copies=true")), known.Contains);
    }

    [Fact]
    public void A_leaf_below_the_floor_is_refused()
    {
        OptionsException refused = Assert.Throws<OptionsException>(() => SequentialTrees.Entry.Create(new JsonObject { ["min-leaf"] = 2, ["bins"] = 1 }));
        Assert.Contains("min-leaf is 2, and must be at least 3", refused.Message, StringComparison.Ordinal);
        Assert.Contains("bins is 1", refused.Message, StringComparison.Ordinal);
    }

    private static IFittedSynthesizer Fit(string[] options)
        => new SynthesizerCatalog(SequentialTrees.Entry).Create("trees", options).Fit(_training.Value, new FitContext { Seed = 3, Threads = 1 });

    private static (int[] C, double[] X, double[] Y) Cells(Table table)
        => (((CategoricalColumn)table["c"]).Codes, ((NumericColumn)table["x"]).Values, ((NumericColumn)table["y"]).Values);

    private static IEnumerable<string> Keys(Table table)
        => Enumerable.Range(0, table.Rows).Select(row => string.Join('|', table.Columns.Select(c => ((CategoricalColumn)c).Schema.Levels[((CategoricalColumn)c).Codes[row]])));
}
