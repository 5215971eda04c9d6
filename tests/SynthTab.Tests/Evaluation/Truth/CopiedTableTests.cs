using SynthTab.Datasets;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Privacy;
using SynthTab.Evaluation.Privacy.Membership;
using SynthTab.Evaluation.Verdicts;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Truth;

/// <summary>Training rows are passed off as synthetic, all of them or one in ten.</summary>
public sealed class CopiedTableTests
{
    private static readonly Table Training = ClinicVisits.Draw(600, seed: 1);
    private static readonly Table Holdout = ClinicVisits.Draw(600, seed: 2);
    private static readonly Lazy<Scorecard> OfCopy = new(() => Evaluator.Evaluate(new EvaluationInput(Training, Holdout, Training, seed: 5)));

    /// <summary>Where no other rows than its own are asked, a copy leaves nothing to wish for.</summary>
    [Theory]
    [InlineData("column-shapes", 1)]
    [InlineData("wasserstein", 0)]
    [InlineData("jensen-shannon", 0)]
    [InlineData("statistics", 1)]
    [InlineData("tails", 0)]
    [InlineData("missing-shares", 1)]
    [InlineData("decimal-grid", 1)]
    [InlineData("range-adherence", 1)]
    [InlineData("category-adherence", 1)]
    [InlineData("pair-trends", 1)]
    [InlineData("pair-trends-shared-edges", 1)]
    [InlineData("three-way-marginals", 1)]
    [InlineData("frechet", 0)]
    [InlineData("category-coverage", 1)]
    [InlineData("range-coverage", 1)]
    [InlineData("cluster-coverage", 1)]
    [InlineData("density-and-coverage", 1)]
    public void A_copy_is_perfect_in_fidelity_and_diversity(string name, double best) => Assert.Equal(best, OfCopy.Value.Value(name), 1e-6);

    [Fact]
    public void No_model_calls_a_copy_unlike_the_real_table()
    {
        Assert.True(OfCopy.Value.Value("detection-trees") < 0.2); // what was learned as real comes back as judged
        Assert.True(OfCopy.Value.Value("detection-logistic") < 0.5);
        Assert.True(OfCopy.Value.Value("mmd") < 0);
    }

    /// <summary>Ends of the range where a metric has one to reach; attacks that guess are far beyond what they reach on unseen rows.</summary>
    [Theory]
    [InlineData("exact-copies", 1, 1)]
    [InlineData("near-copies", 1, 1)]
    [InlineData("distance-to-closest-record", 0.99, 1)]
    [InlineData("nearest-neighbour-ratio", 0, 0)]
    [InlineData("identifiability", 0.99, 1)]
    [InlineData("authenticity", 0, 0)]
    [InlineData("membership", 0.999, 1)]
    [InlineData("membership-distance", 0.999, 1)]
    [InlineData("membership-domias", 0.65, 1)]
    [InlineData("membership-classifier", 0.65, 1)]
    [InlineData("singling-out-univariate", 0.99, 1)]
    [InlineData("singling-out-multivariate", 0.4, 1)]
    [InlineData("linkability", 0.15, 1)]
    [InlineData("attribute-inference", 0.3, 1)]
    [InlineData("k-map", 0.99, 1)]
    [InlineData("disclosure-cap", 0.35, 1)] // some people share their quasi-identifiers
    public void A_copy_is_at_its_worst_in_privacy(string name, double low, double high)
    {
        Assert.InRange(OfCopy.Value.Value(name), low - 1e-9, high + 1e-9);
        Assert.False(OfCopy.Value[name].CoversReference);
    }

    [Fact]
    public void The_verdicts_call_a_copy_a_copy_and_not_unlike_or_poor()
    {
        FamilyVerdict privacy = OfCopy.Value.Verdict(MetricFamily.Privacy);
        Assert.Equal(VerdictGrade.Bad, privacy.Grade);
        Assert.StartsWith("This is a copy of training rows: 100.0 % of its rows equal a training row", privacy.Sentence, StringComparison.Ordinal);
        Assert.All([MetricFamily.Fidelity, MetricFamily.Diversity], family =>
        {
            FamilyVerdict verdict = OfCopy.Value.Verdict(family);
            Assert.Equal(VerdictGrade.Good, verdict.Grade);
            Assert.EndsWith("lies where copies of training rows do: see privacy.", verdict.Sentence, StringComparison.Ordinal);
        });
    }

    // 60 of 600 rows are copied. A copied member stands above every non-member: the area is 0.9 · 0.5 + 0.1 = 0.55, and one member in
    // ten is found without a false alarm. A table of two laws in the share 0.1 is what the true-positive rate estimates.
    [Fact]
    public void One_copied_row_in_ten_is_found_and_its_share_lies_within_the_intervals()
    {
        Table leaky = Training.Take([.. Enumerable.Range(0, 60).Select(i => 10 * i)]).Then(ClinicVisits.Draw(540, seed: 3));
        IMetric[] asked = [new ExactCopies(), new NearCopies(), new MembershipByDistance(), new MembershipInference()];
        Scorecard card = Evaluator.Evaluate(new EvaluationInput(Training, Holdout, leaky, seed: 5), asked, cancellation: TestContext.Current.CancellationToken);
        MetricResult.Score copies = Assert.IsType<MetricResult.Score>(card["exact-copies"].Value);
        Assert.Equal(0.1, copies.Value, 12);
        Assert.InRange(0.1, copies.Interval!.Low, copies.Interval.High);
        Assert.False(card["exact-copies"].CoversReference);
        IReadOnlyList<double?> attack = Assert.IsType<MetricResult.Score>(card["membership-distance"].Value).Details.Single(d => d.Name == "attacks").Rows[0].Values;
        Assert.InRange(0.55, attack[3]!.Value, attack[4]!.Value);
        Assert.InRange(0.1, attack[6]!.Value, attack[7]!.Value);
        Assert.True(attack[6] > 0.01, "As many members as non-members are found at 1 % false alarms.");
        Assert.StartsWith("It holds copies of training rows: ", card.Verdict(MetricFamily.Privacy).Sentence, StringComparison.Ordinal);
        Assert.Contains("exact-copies (0.100 where real rows score 0.000)", card.Verdict(MetricFamily.Privacy).Sentence, StringComparison.Ordinal);
        Assert.Equal(VerdictGrade.Bad, card.Verdict(MetricFamily.Privacy).Grade);
    }
}
