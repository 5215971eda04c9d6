using SynthTab.Evaluation;
using SynthTab.Evaluation.Privacy;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Privacy;

/// <summary>Metrics of one distance or two, on a line where everybody can see who is near.</summary>
public sealed class DistanceMetricsTests
{
    private static readonly Table Training = Numbers(0, 10, 100);

    // Judged 1, 12, 50 against training {0, 10} and unseen {2, 30}, each side two rows: 1 is tied (1 and 1), 12 is nearer to
    // training (2 against 10), 50 to the unseen (40 against 20): (1 + ½) / 3.
    [Fact]
    public void Closest_records_are_sought_among_as_many_rows_on_both_sides()
    {
        MetricResult.Score score = new DistanceToClosestRecord().Score(Asking.Judge(Training, Numbers(1, 12, 50), Numbers(2, 30)));
        Assert.Equal(0.5, score.Value, 12);
        Assert.Contains(score.Notes, n => n.StartsWith("A diagnostic, not a measure of privacy", StringComparison.Ordinal));
    }

    // To the whole training table: 1 → 1, 12 → 2, 50 → 40 of 100; the median is 0.02.
    [Fact]
    public void Distances_themselves_are_to_the_whole_training_table()
    {
        MetricResult.Score score = new DistanceToClosestRecord().Score(Asking.Judge(Training, Numbers(1, 12, 50), Numbers(2, 30)));
        Assert.Equal(0.02, score.Details.Single(d => d.Name == "quantiles").Rows.Single(r => r.Labels[0] == "50%").Values[0]!.Value, 12);
    }

    // 4 lies 4 from 0 and 6 from 10.
    [Fact]
    public void The_ratio_is_that_of_the_two_nearest_training_rows()
        => Assert.Equal(4.0 / 6, new NearestNeighbourRatio().Score(Training, Numbers(4)).Value, 12);

    [Fact]
    public void A_copy_of_two_equal_rows_has_ratio_one()
        => Assert.Equal(1, new NearestNeighbourRatio().Score(Numbers(3, 3, 9), Numbers(3)).Value);

    // Nearest other training rows: 0 → 10, 10 → 10, 100 → 90. Nearest judged of {4, 9, 300}: 4, 1, 91. Two of three are nearer.
    [Fact]
    public void A_training_row_is_identified_by_a_judged_row_nearer_than_any_other()
        => Assert.Equal(2.0 / 3, new Identifiability().Score(Training, Numbers(4, 9, 300)).Value, 12);

    // Nearest training row of 4 is 0 (4 away, its own gap is 10): no. Of 21 it is 10 (11 against 10): authentic. Of 200 it is 100
    // (100 against 90): authentic. As commonly coded: rows 0, 10, 100 have the nearest judged rows number 0, 0, 1, at 4, 6, 79; the
    // training rows of those numbers have gaps 10, 10, 10: 10 < 4 no, 10 < 6 no, 10 < 79 yes.
    [Fact]
    public void A_row_is_authentic_where_it_keeps_more_distance_than_real_rows_do()
    {
        MetricResult.Score score = new Authenticity().Score(Training, Numbers(4, 21, 200));
        Assert.Equal(2.0 / 3, score.Value, 12);
        Assert.Equal(1.0 / 3, score.Detail().Rows[1].Values[0]!.Value, 12);
    }

    [Fact]
    public void Rows_that_hang_together_count_as_fewer()
    {
        // Four groups of 25: as many trials as 4, not 100.
        Interval dependent = DependentShare.Interval(0.5, Enumerable.Range(0, 100).Select(i => i % 4));
        Assert.Equal(Wilson.Interval(2, 4), dependent);
        Assert.Equal(Wilson.Interval(50, 100), DependentShare.Interval(0.5, Enumerable.Range(0, 100)));
    }

    private static Table Numbers(params double[] values) => Table.Of(Some.Numbers("x", values));
}
