using SynthTab.Evaluation;
using SynthTab.Evaluation.Privacy.Attacks;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Privacy.Attacks;

public sealed class QuasiIdentifierTests
{
    private static readonly Table Training = Table.Of(
        Some.Categories("town", "A", "A", "B", "C", "C"), Some.Categories("ill", "no", "yes", "yes", "no", "no"))
        .With(ColumnRoles.QuasiIdentifier, "town").With(ColumnRoles.Sensitive, "ill");

    private static readonly Table Judged = Table.Of(
        Some.Categories("town", "A", "B", "B", "D"), Some.Categories("ill", "yes", "yes", "no", "no"));

    // A meets two training rows, B one (twice), D none: one training row of five is alone and met.
    [Fact]
    public void K_map_counts_the_training_rows_that_are_alone_and_met()
    {
        MetricResult.Score score = new KMap().Score(Training, Judged);
        Assert.Equal(0.2, score.Value);
        Assert.Equal([1, 2, 1, 0], score.Detail().Rows.Select(r => r.Values[0]!.Value));
    }

    // A: "yes" is guessed, wrong for the first row, right for the second. B: "yes" by half, right. C: no match.
    [Fact]
    public void Cap_is_the_share_of_right_values_among_equal_keys()
    {
        MetricResult.Score score = new DisclosureCap().Score(Training, Judged);
        Assert.Equal((0 + 1 + 0.5) / 3, score.Value, 12);
        DetailRow row = Assert.Single(score.Detail().Rows);
        Assert.Equal((0 + 1 + 0.5) / 5, row.Values[1]!.Value, 12);
        Assert.Equal([0.5, 0.6, 3], [row.Values[3], row.Values[4], row.Values[5]]);
    }

    [Fact]
    public void Without_roles_there_is_no_answer_but_the_way_to_one()
    {
        Table plain = Judged;
        Assert.Contains("\"quasi-identifier\"", Reason(new KMap(), plain), StringComparison.Ordinal);
        Assert.Contains("\"quasi-identifier\"", Reason(new DisclosureCap(), plain), StringComparison.Ordinal);
        Assert.Contains("\"sensitive\"", Reason(new DisclosureCap(), plain.With(ColumnRoles.QuasiIdentifier, "town")), StringComparison.Ordinal);
    }

    private static string Reason(IMetric metric, Table training)
        => Assert.IsType<MetricResult.NotApplicable>(metric.Ask(Asking.Judge(training, Judged))).Reason;
}
