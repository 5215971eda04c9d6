using SynthTab.Evaluation.Preparation;
using SynthTab.Learners;
using SynthTab.Learners.Trees;
using SynthTab.Tables;
using SynthTab.Tests.Evaluation;

namespace SynthTab.Tests.Learners;

public sealed class BoostedTreesTests
{
    private static readonly CancellationToken _cancellation = TestContext.Current.CancellationToken;

    // One tree, rate 0.5, λ = 1: from the mean 5 a leaf of two rows with residual +5 each steps 0.5 · 10/3.
    [Fact]
    public void The_first_tree_steps_from_the_mean_towards_the_truth()
    {
        var rows = new BinnedRows(4, [new BinnedColumn([1, 2, 3, 4], 5, true)]);
        var options = new BoostingOptions { Trees = 1, LearningRate = 0.5, Growth = new TreeGrowth { Depth = 1 } };
        double[] predicted = BoostedTrees.FitNumbers(rows, [0, 0, 10, 10], options, _cancellation).Outputs(rows);
        Assert.Equal(5 - 5 / 3.0, predicted[1], 12);
        Assert.Equal(5 + 5 / 3.0, predicted[2], 12);
    }

    // One tree, rate 1, λ = 0: at even odds a pure leaf of two rows has slope -1 and curvature 1/2, a step of 2 in log-odds.
    [Fact]
    public void A_yes_or_no_steps_in_log_odds()
    {
        var rows = new BinnedRows(4, [new BinnedColumn([1, 1, 2, 2], 3, true)]);
        var options = new BoostingOptions { Trees = 1, LearningRate = 1, Growth = new TreeGrowth { Depth = 1, Penalty = 0, LeastWeight = 0.1 } };
        double[][] p = BoostedTrees.FitYesNo(rows, [false, false, true, true], options, _cancellation).Probabilities(rows);
        Assert.Equal(1 / (1 + Math.Exp(-2)), p[1][3], 12);
        Assert.Equal(1 / (1 + Math.Exp(2)), p[1][0], 12);
        Assert.Equal(1, p[0][0] + p[1][0], 12);
    }

    /// <summary>Three classes by which of three numbers is greatest: no single column tells, and noise beside them is not used.</summary>
    [Fact]
    public void Several_classes_are_learned_and_the_gain_names_the_columns_that_tell()
    {
        (BinnedRows learned, int[] labels) = Greatest(3000, 1);
        (BinnedRows unseen, int[] truth) = Greatest(1000, 2);
        var model = BoostedTrees.FitClasses(learned, labels, 3, new BoostingOptions(), _cancellation);
        double[][] p = model.Probabilities(unseen);
        Assert.All(Enumerable.Range(0, 1000), row => Assert.Equal(1, p.Sum(k => k[row]), 9));
        double right = Enumerable.Range(0, 1000).Count(row => p[truth[row]][row] == p.Max(k => k[row])) / 1000.0;
        Assert.InRange(right, 0.93, 1);
        Assert.True(model.Gains[..3].Min() > 10 * model.Gains[3]);
    }

    [Fact]
    public void A_forest_learns_them_too_and_the_seed_decides_it()
    {
        (BinnedRows learned, int[] labels) = Greatest(1500, 1);
        (BinnedRows unseen, int[] truth) = Greatest(500, 2);
        double[][] p = RandomForest.FitClasses(learned, labels, 3, 7, _cancellation).Probabilities(unseen);
        double right = Enumerable.Range(0, 500).Count(row => p[truth[row]][row] == p.Max(k => k[row])) / 500.0;
        Assert.InRange(right, 0.9, 1);
        Assert.Equal(p, RandomForest.FitClasses(learned, labels, 3, 7, _cancellation).Probabilities(unseen));
        Assert.NotEqual(p, RandomForest.FitClasses(learned, labels, 3, 8, _cancellation).Probabilities(unseen));
    }

    [Fact]
    public void A_forest_of_numbers_answers_with_means()
    {
        double[] x = [.. Enumerable.Range(0, 400).Select(i => i / 100.0)];
        BinnedRows rows = Bin(Table.Of(Some.Numbers("x", x)));
        double[] predicted = RandomForest.FitNumbers(rows, [.. x.Select(v => v * v)], 1, _cancellation).Outputs(rows);
        Assert.All(Enumerable.Range(5, 390), i => Assert.Equal(x[i] * x[i], predicted[i], 0.1));
    }

    [Fact]
    public void One_kind_of_row_is_learned_as_nearly_certain()
    {
        var rows = new BinnedRows(20, [new BinnedColumn(new byte[20], 2, true)]);
        bool[] all = [.. Enumerable.Repeat(true, 20)];
        Assert.All(BoostedTrees.FitYesNo(rows, all, new BoostingOptions(), _cancellation).Probabilities(rows)[1], p => Assert.InRange(p, 0.95, 1));
    }

    private static (BinnedRows Rows, int[] Labels) Greatest(int rows, int seed)
    {
        var random = new RandomSource(seed);
        double[][] x = [.. Enumerable.Range(0, 4).Select(_ => Enumerable.Range(0, rows).Select(_ => Math.Round(random.NextDouble(), 2)).ToArray())];
        int[] labels = [.. Enumerable.Range(0, rows).Select(row => x[0][row] >= Math.Max(x[1][row], x[2][row]) ? 0 : x[1][row] >= x[2][row] ? 1 : 2)];
        // Codes by hundredths, so that both samples mean the same.
        return (new BinnedRows(rows, [.. x.Select(c => new BinnedColumn([.. c.Select(v => (byte)(1 + Math.Round(100 * v)))], 102, true))]), labels);
    }

    private static BinnedRows Bin(Table table)
    {
        PreparedTable prepared = Asking.Judge(table, table).Training;
        return RowBinning.Fit(prepared).Apply(prepared);
    }
}
