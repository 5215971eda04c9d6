using SynthTab.Evaluation.Learners;
using SynthTab.Evaluation.Preparation;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Learners;

public sealed class FeatureCodingTests
{
    // Learned: x from 0 to 4, median 2 with a flag for gaps; c with the levels a and b and a place for gaps.
    [Fact]
    public void Numbers_are_scaled_and_flagged_and_levels_get_a_feature_each()
    {
        PreparedPair pair = Asking.Judge(
            Table.Of(Some.Numbers("x", 0, 2, 4, double.NaN), Some.Categories("c", "a", "b", null, "a"), Some.Numbers("t", 1, 2, 3, 4)),
            Table.Of(Some.Numbers("x", 1, double.NaN, 8), Some.Categories("c", "b", null, "z"), Some.Numbers("t", 1, 2, 3)));
        FeatureMatrix features = FeatureCoding.Fit(pair.Training, target: "t").Encode(pair.Candidate);
        Assert.Equal([0.25f, 0, 0, 1, 0], features.Row(0));
        Assert.Equal([0.5f, 1, 0, 0, 1], features.Row(1));
        Assert.Equal([2f, 0, 0, 0, 0], features.Row(2)); // beyond the range, and a level that was not learned
    }

    // 70 levels are more than get a feature each: the one that stands twice is first, an unseen one -1.
    [Fact]
    public void Many_levels_become_ranks_by_frequency()
    {
        string[] levels = [.. Enumerable.Range(10, 70).Select(i => $"v{i}")];
        PreparedPair pair = Asking.Judge(Table.Of(Some.Categories("c", [.. levels, "v50"])), Table.Of(Some.Categories("c", "v50", "v10", "new")));
        FeatureMatrix features = FeatureCoding.Fit(pair.Training, target: "t").Encode(pair.Candidate);
        Assert.Equal([0f, 1f, -1f], features.Values);
    }

    [Fact]
    public void A_range_that_no_double_holds_is_scaled_all_the_same()
    {
        var column = Asking.Judge(Table.Of(Some.Numbers("x", -1e308, 1e308)), Table.Of(Some.Numbers("x", 0))).Training.Numbers[0];
        Assert.Equal([0, 0.5, 1], new[] { -1e308, 0, 1e308 }.Select(UnitScale.Of(column).Apply));
    }
}
