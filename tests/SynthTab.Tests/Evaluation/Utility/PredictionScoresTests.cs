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
        var predicted = new PredictedClasses([0, 0, 1, 2], [[.9, .1, .2, .8], [.1, .8, .7, .1], [0, .1, .1, .1]]);
        Assert.Equal((0.5 + 2.0 / 3 + 0) / 3, predicted.MacroF1, 12);
        Assert.Equal(0.5, predicted.Accuracy, 12);
    }

    // truth 1 2 3 (mean 2, squared deviation 2), predictions off by 1, 0, 0: 1 - 1/2
    [Fact]
    public void Explained_variance_is_one_less_the_share_of_squared_error()
    {
        var predicted = new PredictedNumbers([1, 2, 3], [2, 2, 3]);
        Assert.Equal(0.5, predicted.ExplainedVariance([1, 1, 1]), 12);
        Assert.Equal(Math.Sqrt(1 / 3.0), predicted.RootMeanSquareError, 12);
        Assert.Equal(1 / 3.0, predicted.MeanAbsoluteError, 12);
    }

    // Weights 2, 0, 1: rows 1 1 3, mean 5/3, squared deviation 8/3, error 2: 1 - 2/(8/3)
    [Fact]
    public void Explained_variance_of_weighted_rows_is_that_of_the_rows_repeated()
        => Assert.Equal(0.25, new PredictedNumbers([1, 2, 3], [2, 2, 3]).ExplainedVariance([2, 0, 1]), 12);
}
