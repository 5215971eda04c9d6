using SynthTab.Evaluation;
using SynthTab.Evaluation.Privacy;
using SynthTab.Evaluation.Privacy.Membership;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Privacy;

/// <summary>Cases whose answer is known.</summary>
public sealed class PrivacyTruthTests
{
    private static readonly Table Training = Some.Measurements(600, seed: 1);
    private static readonly Table Holdout = Some.Measurements(600, seed: 2);

    private static IMetric[] Judges { get; } =
    [
        new NearCopies(), new DistanceToClosestRecord(), new NearestNeighbourRatio(), new Identifiability(), new Authenticity(),
        new MembershipByDistance(), new MembershipByDensity(), new MembershipByClassifier(), new MembershipInference(),
    ];

    [Fact]
    public void The_training_table_itself_is_unmasked()
    {
        Scorecard card = Evaluate(Training, seed: 5);
        Assert.Equal(1, Value(card, "near-copies"));
        Assert.True(Value(card, "distance-to-closest-record") > 0.9);
        Assert.Equal(0, Value(card, "nearest-neighbour-ratio"));
        Assert.True(Value(card, "identifiability") > 0.9);
        Assert.Equal(0, Value(card, "authenticity"));
        Assert.True(Value(card, "membership-distance") > 0.95);
        Assert.True(Value(card, "membership-domias") > 0.52);
        Assert.True(Value(card, "membership-classifier") > 0.6);
        Assert.True(Value(card, "membership") > 0.95);
    }

    // One row in ten is copied: a copied member stands above all non-members, so that the area is 0.9 · 0.5 + 0.1 · 1 = 0.55 if
    // each member is copied with probability 0.1, and one member in ten is found without a false alarm.
    [Fact]
    public void One_copied_row_in_ten_is_found_and_its_share_lies_within_the_interval()
    {
        Table leaky = Some.Stacked(Training.Take([.. Enumerable.Range(0, 60).Select(i => 10 * i)]), Some.Measurements(540, seed: 4));
        Scorecard card = Evaluate(leaky, seed: 5);
        Interval copies = Score(card["near-copies"].Value).Interval!; // 0.1 and, as of all rows, about 0.01 by chance
        Assert.InRange(0.109, copies.Low, copies.High);
        DetailRow plain = Score(card["membership-distance"].Value).Details.Single(d => d.Name == "attacks").Rows[0];
        Assert.InRange(0.55, plain.Values[3]!.Value, plain.Values[4]!.Value);
        Assert.InRange(plain.Values[5]!.Value, 0.07, 0.14);
        Assert.True(Score(card["membership"].Value).Interval!.High > 0.55);
    }

    /// <summary>A fresh sample of the same law. The reference is a sample too (for the attacks of half the size), so that it lies
    /// within the interval of the difference, and not of the value alone, in 95 of 100 cases.</summary>
    [Fact, Trait("Category", "Slow")]
    public void A_fresh_sample_is_as_private_as_unseen_rows()
    {
        var agreed = Judges.ToDictionary(m => m.Description.Name, _ => 0);
        var fair = Judges.Where(m => m is MembershipByDistance or MembershipByDensity or MembershipByClassifier or MembershipInference)
            .ToDictionary(m => m.Description.Name, _ => 0);
        for (int seed = 0; seed < 100; seed++)
        {
            Table Draw(int part) => Some.Measurements(200, 1_000 + 3 * seed + part);
            var input = new EvaluationInput(Draw(0), Draw(1), Draw(2), seed);
            foreach (MetricOutcome outcome in Evaluator.Evaluate(input, Judges, cancellation: TestContext.Current.CancellationToken).Outcomes)
            {
                MetricResult.Score value = Score(outcome.Comparable), reference = Score(outcome.Reference);
                agreed[outcome.Metric.Name] += Agree(value, reference) ? 1 : 0;
                if (fair.ContainsKey(outcome.Metric.Name)) { fair[outcome.Metric.Name] += value.Interval!.Low <= 0.5 && value.Interval.High >= 0.5 ? 1 : 0; }
            }
        }
        Assert.All(agreed, a => Assert.True(a.Value >= 90, $"{a.Key} agrees with its reference in {a.Value} of 100 cases."));
        Assert.All(fair, a => Assert.True(a.Value >= 90, $"The interval of {a.Key} holds 0.5 in {a.Value} of 100 cases."));
    }

    /// <summary>Newcombe's interval of a difference, from the ends of the two intervals that face each other.</summary>
    private static bool Agree(MetricResult.Score value, MetricResult.Score reference)
    {
        (MetricResult.Score upper, MetricResult.Score lower) = value.Value >= reference.Value ? (value, reference) : (reference, value);
        return upper.Value - lower.Value <= double.Hypot(upper.Value - upper.Interval!.Low, lower.Interval!.High - lower.Value) + 1e-12;
    }

    private static Scorecard Evaluate(Table synthetic, long seed)
        => Evaluator.Evaluate(new EvaluationInput(Training, Holdout, synthetic, seed), Judges, cancellation: TestContext.Current.CancellationToken);

    private static double Value(Scorecard card, string name) => Score(card[name].Value).Value;

    private static MetricResult.Score Score(MetricResult result) => Assert.IsType<MetricResult.Score>(result);
}
