using SynthTab.Evaluation;
using SynthTab.Evaluation.Gates;
using SynthTab.Tests.Reports;

namespace SynthTab.Tests.Evaluation.Gates;

public sealed class GateTests
{
    private static readonly Scorecard Card = SomeScorecard.WithHoldout;

    private static readonly MetricDescription[] Known = [.. Card.Outcomes.Select(o => o.Metric)];

    [Theory]
    [InlineData("fidelity.column-shapes > 0.9", false, 0.873)]
    [InlineData("fidelity.column-shapes < 0.9", true, 0.873)]
    [InlineData("fidelity.column-shapes>=0.873", true, 0.873)]
    [InlineData("fidelity.column-shapes <= 0.8729", false, 0.873)]
    [InlineData("FIDELITY.column-shapes.reference > 0.99", true, 0.9939)]
    [InlineData("fidelity.column-shapes.age < 0.9", false, 0.95)]
    [InlineData("fidelity.column-shapes.work-place.score < 0.9", true, 0.8)]
    [InlineData("fidelity.column-shapes.columns.work-place.reference > 1", false, 1.0)]
    [InlineData("utility.train-synthetic-test-real.auc.low < 0.87", false, 0.871)]
    [InlineData("utility.train-synthetic-test-real.f1 < 0.72", true, 0.713)]
    [InlineData("utility.train-synthetic-test-real.figures.f1.value < 0.72", true, 0.713)]
    [InlineData("privacy.exact-copies.high > 1e-4", true, 0.0002)]
    public void A_rule_finds_its_number_and_compares_it(string rule, bool failed, double found)
    {
        GateResult result = Judge(rule);
        Assert.Equal((failed, found), (result.Failed, result.Found));
        Assert.StartsWith(failed ? "Failed" : "Passed", result.Sentence, StringComparison.Ordinal);
        Assert.Contains($"'{rule}'", result.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_ratio_compares_as_many_rows_as_the_reference_has()
        => Assert.Equal(0.8721 / 0.9939, Judge("fidelity.column-shapes.ratio < 1").Found!.Value, 12);

    [Fact]
    public void The_ratio_of_a_family_is_its_lowest()
    {
        Assert.Equal(0.8846 / 0.9275, Judge("utility.ratio < 0.9").Found!.Value, 12);
        Assert.Equal(0.8721 / 0.9939, Judge("fidelity.ratio < 0.9").Found!.Value, 12);
    }

    [Theory]
    [InlineData("fidelity.pair-trends > 0", "no pair of columns has a defined correlation")]
    [InlineData("fidelity.column-shapes.high > 0.5", "this metric has no interval")]
    [InlineData("utility.train-synthetic-test-real.undefined > 0", "there is not a value of this figure")]
    [InlineData("utility.train-synthetic-test-real.f1.low > 0", "this figure has no interval")]
    [InlineData("privacy.ratio > 0", "no metric of privacy has a ratio to real")]
    public void A_gate_that_cannot_be_judged_fails_with_the_reason(string rule, string reason)
    {
        GateResult result = Judge(rule);
        Assert.True(result.Failed);
        Assert.Null(result.Found);
        Assert.Contains(reason, result.Sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("exact copies", "that is no rule")]
    [InlineData("privacy.exact-copies = 3", "that is no rule")]
    [InlineData("privacy.exact-copies > many", "'many' is no number")]
    [InlineData("privacy.exact-copies > NaN", "'NaN' is no number")]
    [InlineData("privcy.exact-copies > 1", "perhaps 'privacy' is meant")]
    [InlineData("privacy > 1", "a metric is needed after 'privacy.'; there are exact-copies")]
    [InlineData("privacy.exact-copy > 1", "there is no metric 'exact-copy' in privacy, perhaps 'exact-copies' is meant")]
    [InlineData("fidelity.exact-copies > 1", "there are column-shapes, pair-trends")]
    [InlineData("diversity.coverage > 1", "no metric of diversity is asked here")]
    public void A_rule_that_cannot_be_meant_is_refused(string rule, string words)
        => Assert.Contains(words, Assert.Throws<OptionsException>(() => Gate.Parse(rule, Known)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_figure_that_is_not_there_is_refused_and_the_near_ones_are_named()
        => Assert.Contains("no figure 'f2', perhaps 'f1' is meant; there are auc, f1, undefined",
            Assert.Throws<OptionsException>(() => Judge("utility.train-synthetic-test-real.f2 > 0")).Message, StringComparison.Ordinal);

    private static GateResult Judge(string rule) => Gate.Parse(rule, Known).Judge(Card);
}
