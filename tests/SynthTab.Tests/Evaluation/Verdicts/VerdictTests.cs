using SynthTab.Evaluation;
using SynthTab.Evaluation.Verdicts;
using static SynthTab.Tests.Evaluation.Verdicts.SomeOutcomes;

namespace SynthTab.Tests.Evaluation.Verdicts;

public sealed class VerdictTests
{
    [Theory]
    [InlineData(0.99, 0.99, VerdictGrade.Good, "It looks like the real table: the one measure is where real rows are")]
    [InlineData(0.9, 0.99, VerdictGrade.Mixed, "furthest off is column-shapes (0.900 where real rows score 0.990)")]
    [InlineData(0.5, 0.99, VerdictGrade.Bad, "It does not look like the real table")]
    [InlineData(0.5, 0.5, VerdictGrade.Good, "where real rows are")] // a poor score that real rows share is no fault of the table
    public void Fidelity_is_judged_against_what_real_rows_score(double value, double reference, VerdictGrade grade, string words)
        => Expect(Card(OfFidelity("column-shapes", value, reference)), grade, words);

    [Fact]
    public void Where_no_measure_is_off_none_is_named()
        => Expect(Card(OfFidelity("column-shapes", 0.99, 0.995), OfFidelity("pair-trends", 0.98, 0.98)), VerdictGrade.Good, "all 2 measures are where real rows are.");

    [Fact]
    public void A_hair_above_a_reference_near_the_end_of_the_range_is_nothing()
        => Expect(Card(Outcome(MetricFamily.Diversity, MetricDirection.CloserToReference, "distinct-rows", 1, 0.9996, 0)), VerdictGrade.Good, "the one measure is");

    [Fact]
    public void Figures_are_written_so_that_they_differ()
        => Expect(Card(Outcome(MetricFamily.Fidelity, MetricDirection.Lower, "wasserstein", 0.0003, 0.0001, 0, MetricRange.NonNegative)),
            VerdictGrade.Mixed, "wasserstein (0.0003 where real rows score 0.0001)");

    [Fact]
    public void Levels_that_few_rows_have_do_not_make_diversity_bad()
    {
        Expect(Card(OfLevels(0.5, lost: 8, lostByReal: 0)), VerdictGrade.Mixed, "It holds most of what the real table holds");
        Expect(Card(OfLevels(0.5, lost: 40, lostByReal: 5)), VerdictGrade.Bad, "missing or far too rare");
    }

    [Fact]
    public void One_measure_far_off_spoils_fidelity_only_in_part()
        => Expect(Card(OfFidelity("column-shapes", 0.99, 0.99), OfFidelity("pair-trends", 0.98, 0.98), OfFidelity("tails", 0.2, 0.95)),
            VerdictGrade.Mixed, "2 of 3 measures are where real rows are, furthest off is tails");

    [Fact]
    public void Distances_without_an_upper_end_are_judged_by_their_ratio()
    {
        Scorecard Card(double value) => SomeOutcomes.Card(Outcome(MetricFamily.Fidelity, MetricDirection.Lower, "frechet", value, 1, 0, MetricRange.NonNegative));
        Expect(Card(1.2), VerdictGrade.Good, "where real rows are");
        Expect(Card(3.9), VerdictGrade.Mixed, "frechet");
        Expect(Card(4.1), VerdictGrade.Bad, "frechet");
    }

    [Fact]
    public void A_training_table_passed_off_as_synthetic_is_called_a_copy()
        => Expect(Card(OfPrivacy("exact-copies", 1, 0.002, 0.001), OfPrivacy("membership", 0.99, 0.5)), VerdictGrade.Bad,
            "This is a copy of training rows: 100.0 % of its rows equal a training row, where 0.2 % of unseen real rows do.");

    [Fact]
    public void Copies_that_unseen_rows_are_too_are_no_leak()
        => Expect(Card(OfPrivacy("exact-copies", 0.99, 0.985), OfPrivacy("membership", 0.5, 0.5)), VerdictGrade.Good, "No leak was found: by 2 measures");

    [Fact]
    public void A_blurred_copy_is_a_copy_too()
        => Expect(Card(OfPrivacy("exact-copies", 0, 0.001), OfPrivacy("near-copies", 0.9, 0.01)), VerdictGrade.Bad, "lie closer to a training row");

    [Fact]
    public void A_tenth_of_copied_rows_is_found()
        => Expect(Card(OfPrivacy("exact-copies", 0.1, 0.001), OfPrivacy("membership", 0.5, 0.5)), VerdictGrade.Bad, "It holds copies of training rows: exact-copies (0.100");

    [Theory]
    [InlineData(0.505, VerdictGrade.Good, "No leak was found")]
    [InlineData(0.55, VerdictGrade.Mixed, "It gives a little away about training rows: membership (0.550")]
    [InlineData(0.7, VerdictGrade.Bad, "It gives training rows away: membership (0.700")]
    public void An_attack_counts_where_it_succeeds_beyond_chance(double area, VerdictGrade grade, string words)
        => Expect(Card(OfPrivacy("exact-copies", 0, 0.001), OfPrivacy("membership", area, 0.5)), grade, words);

    [Fact]
    public void Distances_to_the_closest_record_decide_nothing()
    {
        Assert.Equal(["distance-to-closest-record", "nearest-neighbour-ratio"], MetricCatalog.All.Select(m => m.Description).Where(d => d.IsDiagnostic).Select(d => d.Name));
        Assert.Null(OfPrivacy("diagnostic", 1, 0.5).AsDiagnostic().Standing);
        Expect(Card(OfPrivacy("diagnostic", 1, 0.5).AsDiagnostic(), OfPrivacy("membership", 0.5, 0.5)), VerdictGrade.Good, "by 1 measure it");
    }

    [Fact]
    public void A_score_of_a_model_is_weighed_against_what_real_rows_teach()
    {
        MetricOutcome Model(double value) => Outcome(MetricFamily.Utility, MetricDirection.Higher, "model", value, 0.9, 0.01, MetricRange.UpToOne);
        Assert.Equal(Standing.AsReal, Model(0.89).Standing);
        Assert.Equal(Standing.Behind, Model(0.85).Standing);
        Assert.Equal(Standing.FarBehind, Model(0.7).Standing);
    }

    [Fact]
    public void Tables_too_small_to_tell_reassure_nobody()
        => Expect(Card(OfPrivacy("exact-copies", 0, 0), OfPrivacy("membership", 0.5, 0.5, halfWidth: 0.2)), VerdictGrade.Mixed, "too small to rule one out");

    [Fact]
    public void Without_attacks_privacy_is_not_called_good()
        => Expect(Card(OfPrivacy("exact-copies", 0, 0.001)), VerdictGrade.Mixed, "no attack could be run");

    [Fact]
    public void Without_a_holdout_table_nothing_is_judged_and_the_copies_are_still_told()
    {
        Scorecard card = Card(OfFidelity("column-shapes", 0.9, 0).WithoutReference(), OfPrivacy("exact-copies", 0.25, 0).WithoutReference()) with { HoldoutRows = null };
        Assert.All(card.Verdicts, v => Assert.Equal(VerdictGrade.NotJudged, v.Grade));
        Assert.Contains("no held-out rows were given", card.Verdicts[0].Sentence, StringComparison.Ordinal);
        Assert.EndsWith("; 25.0 % of the rows equal a training row.", card.Verdicts[1].Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void A_collapsed_table_is_told_what_it_lacks()
        => Expect(Card(OfDiversity("beta-recall", 0.3, 0.95)).WithPart("work", "farm", real: 0.1, synthetic: 0),
            VerdictGrade.Bad, "Parts of the real table are missing or far too rare: there is not one row with work farm; 0 of 1 measure is");

    [Fact]
    public void What_is_missing_is_told_without_a_holdout_table_too()
        => Expect(Card(OfDiversity("beta-recall", 0.9, 0).WithoutReference()).WithPart("work", "farm", real: 0.015, synthetic: 0) with { HoldoutRows = null },
            VerdictGrade.Mixed, "work farm; no held-out rows were given to compare with");

    [Fact]
    public void What_only_copies_score_is_left_to_privacy()
        => Expect(Card(OfCopies(0.9, 0.5), OfDiversity("density-and-coverage", 0.97, 0.97)), VerdictGrade.Good,
            "1 of 2 measures are where real rows are; beta-recall (0.900 where real rows score 0.500) lies where copies of training rows do: see privacy.");

    [Fact]
    public void Beyond_the_other_side_it_is_a_loss()
        => Expect(Card(OfCopies(0.1, 0.5)), VerdictGrade.Bad, "furthest off is beta-recall (0.100");

    [Fact]
    public void An_attack_is_not_better_because_the_real_rows_fell_below_a_coin()
    {
        MetricOutcome Attack(double area) => OfPrivacy("membership", 0, 0) with
        {
            Value = new MetricResult.Score(area) { Measure = "AUC", Interval = new Interval(area - 0.04, area + 0.04) },
            Reference = new MetricResult.Score(0.38) { Measure = "AUC", Interval = new Interval(0.32, 0.44) },
        };
        Expect(Card(OfPrivacy("exact-copies", 0, 0.001), Attack(0.53)), VerdictGrade.Good, "No leak was found");
        Expect(Card(OfPrivacy("exact-copies", 0, 0.001), Attack(0.6)), VerdictGrade.Bad, "membership (0.600 where real rows score 0.380)");
    }

    [Fact]
    public void Groups_of_real_rows_that_nothing_was_drawn_from_are_named()
    {
        MetricOutcome groups = OfDiversity("cluster-coverage", 0.7, 0.95) with
        {
            Value = new MetricResult.Score(0.7)
            {
                Details =
                [
                    new DetailTable("groups", "Groups", DetailKind.Figures, ["group", "typical of it"], ["share in training", "share judged", "ratio"],
                    [
                        new DetailRow(["group 1", "work mostly farm"], [0.3, 0.0, 0.0]),
                        new DetailRow(["group 2", "work mostly shop"], [0.7, 1.0, 1.4]),
                        new DetailRow(["group 3", "age about 99"], [0.001, 0.0, 0.0]),
                    ]),
                ],
            },
        };
        Expect(Card(groups), VerdictGrade.Bad, "whole groups are missing, such as the one with work mostly farm; 0 of 1 measure is");
    }

    [Fact]
    public void A_level_too_rare_to_be_expected_is_not_missing()
        => Expect(Card(OfDiversity("beta-recall", 0.95, 0.95)).WithPart("work", "farm", real: 0.009, synthetic: 0), VerdictGrade.Good, "It holds what the real table holds");

    [Theory]
    [InlineData(0.91, VerdictGrade.Good, "about as well as what is learned from real ones: train-synthetic-test-real (0.910 where real rows score 0.930), 97.8 % of it")]
    [InlineData(0.84, VerdictGrade.Mixed, "less well")]
    [InlineData(0.5, VerdictGrade.Bad, "much less well")]
    public void Utility_is_what_training_on_real_rows_would_have_given(double area, VerdictGrade grade, string words)
        => Expect(Card(OfUtility("train-synthetic-test-real", area, 0.93, 0.001)), grade, words);

    [Fact]
    public void A_loss_that_small_tables_cannot_tell_from_chance_is_no_praise()
        => Expect(Card(OfUtility("train-synthetic-test-real", 0.7, 0.93, 0.2)), VerdictGrade.Mixed, "The tables are too small to tell whether what is learned");

    [Fact]
    public void Utility_without_a_target_says_why_it_is_not_judged()
        => Expect(Card(OfUtility("train-synthetic-test-real", 0, 0).WithoutValue("no column is named as the target")),
            VerdictGrade.NotJudged, "Cannot be judged: no column is named as the target.");

    /// <summary>One column of 1,000 training cells, some of whose levels the synthetic table lacks, and some the real one.</summary>
    private static MetricOutcome OfLevels(double value, double lost, double lostByReal)
    {
        MetricResult.Score Of(double share, double cells) => new(share)
        {
            Details = [new DetailTable("columns", "Levels", DetailKind.Columns, ["column"], ["share", "training cells with those"], [new DetailRow(["town"], [share, cells])])],
        };
        return OfDiversity("category-coverage", 0, 0) with { Value = Of(value, lost), Reference = Of(0.99, lostByReal) };
    }

    private static MetricOutcome OfCopies(double value, double reference)
    {
        MetricOutcome outcome = Outcome(MetricFamily.Diversity, MetricDirection.CloserToReference, "beta-recall", value, reference, 0.01);
        return outcome with { Metric = outcome.Metric with { Copies = CopySide.Above } };
    }

    private static void Expect(Scorecard card, VerdictGrade grade, string words)
    {
        FamilyVerdict verdict = Assert.Single(card.Verdicts);
        Assert.Contains(words, verdict.Sentence, StringComparison.Ordinal);
        Assert.Equal(grade, verdict.Grade);
        Assert.EndsWith(".", verdict.Sentence, StringComparison.Ordinal);
    }
}
