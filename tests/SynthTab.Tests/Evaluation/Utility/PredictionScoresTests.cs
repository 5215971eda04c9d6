using SynthTab.Evaluation;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Utility;

namespace SynthTab.Tests.Evaluation.Utility;

public sealed class PredictionScoresTests
{
    // Positives score 3 and 1, negatives 2 and 1: 3 beats both, 1 loses to 2 and ties with 1: (2 + 0.5)/4
    [Fact]
    public void The_area_counts_pairs_won_and_ties_half()
        => Assert.Equal(0.625, new AreaUnderRoc([3, 1, 2, 1], [true, true, false, false]).Value([1, 1, 1, 1]), 12);

    // The positive that scores 3 counts three times: (3*2 + 0.5)/8
    [Fact]
    public void A_row_counts_as_often_as_it_was_drawn()
        => Assert.Equal(0.8125, new AreaUnderRoc([3, 1, 2, 1], [true, true, false, false]).Value([3, 1, 1, 1]), 12);

    [Fact]
    public void One_class_alone_has_no_area() => Assert.Equal(double.NaN, new AreaUnderRoc([1, 2], [true, true]).Value([1, 1]));

    // truth 0 0 1 2, predicted 0 1 1 0: class 0: 2*1/(2+2), class 1: 2*1/(1+2), class 2: 0/(1+0)
    [Fact]
    public void Macro_f1_is_the_mean_over_classes_and_accuracy_the_share_of_hits()
    {
        var predicted = new PredictedClasses([0, 0, 1, 2], [[.9, .1, .2, .8], [.1, .8, .7, .1], [0, .1, .1, .1]], ["a", "b", "c"]);
        Assert.Equal((0.5 + 2.0 / 3 + 0) / 3, predicted.MacroF1, 12);
        Assert.Equal(0.5, predicted.Accuracy, 12);
        Assert.Equal(-(Math.Log(.9) + Math.Log(.1) + Math.Log(.7) + Math.Log(.1)) / 4, predicted.LogLoss, 12);
    }

    // Stated 0.2 for ten rows of which three came true, 0.95 for ten of which nine did: (10·0.1 + 10·0.05)/20
    [Fact]
    public void Calibration_is_the_mean_distance_of_stated_from_observed_shares()
    {
        double[] stated = [.. Enumerable.Repeat(0.2, 10), .. Enumerable.Repeat(0.95, 10), 1];
        bool[] happened = [.. Enumerable.Range(0, 10).Select(i => i < 3), .. Enumerable.Range(0, 10).Select(i => i < 9), true];
        var calibration = new Calibration(stated[..20], happened[..20]);
        Assert.Equal(0.075, calibration.Error, 12);
        IReadOnlyList<DetailRow> rows = calibration.Table().Rows;
        Assert.Equal(["0.2 to 0.3", "10"], rows[0].Labels);
        Assert.Equal(0.3, rows[0].Values[1]!.Value, 12);
        Assert.Equal(2, new Calibration(stated, happened).Table().Rows.Count); // certainty belongs to the last bin
    }

    [Fact]
    public void Bins_and_classes_of_few_rows_are_not_told()
    {
        Assert.Empty(new Calibration([0.5, 0.5], [true, false]).Table().Rows);
        DetailTable classes = new PredictedClasses([0, 1, 1], [[.9, .1, .2], [.1, .9, .8]], ["a", "b"]).Details().Single(d => d.Name == "classes");
        Assert.All(classes.Rows, row => Assert.All(row.Values, Assert.Null));
    }

    // truth 1 2 3 (mean 2, squared deviation 2), predictions off by 1, 0, 0: 1 - 1/2; on a scale of 0 to 10 errors are ten times as large
    [Fact]
    public void Explained_variance_is_one_less_the_share_of_squared_error()
    {
        var predicted = new PredictedNumbers([1, 2, 3], [2, 2, 3], new UnitScale(0, 10));
        Assert.Equal(0.5, predicted.Value(), 12);
        Assert.Equal(10 * Math.Sqrt(1 / 3.0), predicted.RootMeanSquareError, 12);
        Assert.Equal(10 / 3.0, predicted.MeanAbsoluteError, 12);
    }

    // Weights 2, 0, 1: rows 1 1 3, mean 5/3, squared deviation 8/3, error 2: 1 - 2/(8/3)
    [Fact]
    public void Explained_variance_of_weighted_rows_is_that_of_the_rows_repeated()
        => Assert.Equal(0.25, new PredictedNumbers([1, 2, 3], [2, 2, 3], new UnitScale(0, 1)).Value([2, 0, 1]), 12);

    // Ranks 1 2 3 4 against 1 3 2 4: Spearman 1 - 6·2/(4·15) = 0.8; of six pairs five agree and one does not: 4/6
    [Fact]
    public void Rank_correlations_of_four_things()
    {
        var ranks = new RankAgreement([0.1, 0.2, 0.3, 0.4], [1, 30, 2, 400]);
        Assert.Equal(0.8, ranks.Spearman, 12);
        Assert.Equal(4 / 6.0, ranks.Kendall, 12);
    }

    // First list 1 1 2: ranks 1.5 1.5 3; second 1 2 3. Spearman 1.5/√(1.5·2); Kendall (0 + 1 + 1)/√(2·3)
    [Fact]
    public void Tied_things_share_their_mean_rank()
    {
        var ranks = new RankAgreement([1, 1, 2], [1, 2, 3]);
        Assert.Equal(1.5 / Math.Sqrt(3), ranks.Spearman, 12);
        Assert.Equal(2 / Math.Sqrt(6), ranks.Kendall, 12);
        Assert.Equal(0, new RankAgreement([1, 1, 1], [1, 2, 3]).Spearman);
    }

    // The judged model ranks three of four pairs right, the real one all: 0.75
    [Fact]
    public void The_ratio_to_real_sets_one_model_over_the_other()
    {
        var judged = new PredictedClasses([0, 0, 1, 1], [[.9, .4, .5, .1], [.1, .6, .5, .9]], ["a", "b"]);
        var real = new PredictedClasses([0, 0, 1, 1], [[.9, .8, .2, .1], [.1, .2, .8, .9]], ["a", "b"]);
        DetailRow ratio = RatioToReal.Table(judged, real, new RandomSource(1)).Rows[1];
        Assert.Equal(0.75, ratio.Values[0]);
        Assert.True(ratio.Values[1] < 0.75 && ratio.Values[2] > 0.75);
    }
}
