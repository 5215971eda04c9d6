using SynthTab.Evaluation;
using SynthTab.Evaluation.Privacy.Likelihood;
using SynthTab.Evaluation.Verdicts;
using SynthTab.Reports;
using SynthTab.Tests.Evaluation.Verdicts;
using SynthTab.Tests.Reports;

namespace SynthTab.Tests.Evaluation.Privacy;

public sealed class LikelihoodComparisonTests
{
    // -1, -2, -3 and an impossible row: mean -2, variance 1, standard error sqrt(1/3)
    [Fact]
    public void The_mean_leaves_impossible_rows_out_and_counts_them()
    {
        var mean = MeanLikelihood.Of([-1, double.NegativeInfinity, -2, -3]);
        Assert.Equal((3, 1, -2), (mean.Rows, mean.Impossible, mean.Mean));
        Assert.Equal(Math.Sqrt(1 / 3.0), mean.StandardError!.Value, 1e-12);
    }

    // Errors 0.3 and 0.4 make 0.5; the ends lie 1.95996 x 0.5 = 0.97998 to both sides of the difference.
    [Theory]
    [InlineData(-20, -21, true)]
    [InlineData(-20, -20.97, false)]
    [InlineData(-21, -20, false)]
    public void A_model_remembers_when_the_difference_is_beyond_both_errors(double training, double holdout, bool remembers)
    {
        LikelihoodComparison comparison = Compared(training, holdout);
        Assert.Equal(training - holdout - 0.97998, comparison.Interval!.Low, 1e-5);
        Assert.Equal(training - holdout + 0.97998, comparison.Interval.High, 1e-5);
        Assert.Equal(remembers, comparison.Remembers);
        Assert.Contains(remembers ? "remembers training rows" : "no higher likelihood", comparison.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Tables_without_an_error_are_not_compared()
    {
        var comparison = new LikelihoodComparison(MeanLikelihood.Of([-1.0]), MeanLikelihood.Of([double.NegativeInfinity]));
        Assert.Null(comparison.Interval);
        Assert.False(comparison.Remembers);
        Assert.Contains("too small", comparison.Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void The_verdict_on_privacy_says_what_the_model_remembers()
    {
        Scorecard card = SomeOutcomes.Card(SomeOutcomes.OfPrivacy("exact-copies", 0, 0.001), SomeOutcomes.OfPrivacy("membership", 0.5, 0.5));
        FamilyVerdict Verdict(Scorecard judged) => Assert.Single(judged.Verdicts);
        Assert.Equal(VerdictGrade.Good, Verdict(card).Grade);
        Assert.Equal(Verdict(card), Verdict(card with { Likelihood = Compared(-21, -20) }));
        FamilyVerdict remembered = Verdict(card with { Likelihood = Compared(-20, -21) });
        Assert.Equal(VerdictGrade.Good, remembered.Grade); // attacks on the table found nothing
        Assert.EndsWith("the model remembers training rows. Give away the table, not the model.", remembered.Sentence, StringComparison.Ordinal);
        Scorecard copied = SomeOutcomes.Card(SomeOutcomes.OfPrivacy("exact-copies", 1, 0.001));
        Assert.Equal(VerdictGrade.Bad, Verdict(copied with { Likelihood = Compared(-20, -21) }).Grade);
    }

    [Fact]
    public void Every_report_holds_the_finding()
    {
        Scorecard card = SomeScorecard.WithHoldout with { Likelihood = Compared(-20, -20.25) };
        const string words = "difference 0.250 (-0.730 to 1.230) nats";
        Assert.All([TextSummary.Text(card), MarkdownReport.Text(card), HtmlReport.Text(card), JsonReport.Text(card)], text => Assert.Contains(words, text, StringComparison.Ordinal));
    }

    private static LikelihoodComparison Compared(double training, double holdout)
        => new(new MeanLikelihood(100, 0, training, 0.3), new MeanLikelihood(50, 0, holdout, 0.4));
}
