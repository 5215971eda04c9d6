using SynthTab.Evaluation;
using SynthTab.Evaluation.Privacy;
using SynthTab.Evaluation.Privacy.Distances;
using SynthTab.Evaluation.Preparation;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Privacy;

public sealed class NearCopiesTests
{
    // Training: 0, 1, 3, 6, … (gaps grow by 1), 200 rows, so that the two smallest nearest distances are those of the first two
    // rows, 1 each; two rows are 1 % of 200. The limit is 1 over the range; judged 0.9 away is near, 1.2 away is not.
    [Fact]
    public void Near_is_what_at_most_one_training_row_in_a_hundred_has()
    {
        double[] training = [.. Enumerable.Range(0, 200).Select(i => i * (i + 1) / 2.0)];
        double far = training[^1];
        MetricResult.Score score = new NearCopies().Score(Numbers(training), Numbers(far, far + 0.9, far + 1.2, far + 500));
        Assert.Equal(0.5, score.Value);
        Assert.Equal(1 / far, score.Detail().Rows[1].Values[0]!.Value, 12);
    }

    // More than one row in a hundred has an equal one: only equal rows count.
    [Fact]
    public void Where_training_rows_repeat_only_exact_copies_count()
    {
        double[] training = [.. Enumerable.Range(0, 100).Select(i => Math.Floor(i / 2.0))];
        Assert.Equal(0.5, new NearCopies().Score(Numbers(training), Numbers(7, 7.001)).Value);
    }

    // 1 % of the judged value: 100 reaches from 99 to 101, and 0 only 0; a sign or a missing cell is never near.
    [Theory]
    [InlineData(99, 100, 1)]
    [InlineData(98.9, 100, 0)]
    [InlineData(100, 99, 0)] // 1 % of 99 is 0.99
    [InlineData(0.000001, 0, 0)]
    [InlineData(0, 0, 1)]
    [InlineData(-100, 100, 0)]
    [InlineData(double.NaN, 100, 0)]
    [InlineData(double.NaN, double.NaN, 1)]
    public void A_match_is_within_one_per_cent_of_the_judged_value(double training, double judged, int matches)
        => Assert.Equal(matches, Matches(Numbers(training, 500, 900), Numbers(judged)));

    [Fact]
    public void A_match_must_agree_in_every_column()
    {
        Table training = Table.Of(Some.Numbers("x", 100, 200), Some.Numbers("y", 5, 6), Some.Categories("c", "a", null));
        Assert.Equal(2, Matches(training, Table.Of(
            Some.Numbers("x", 100, 200, 100, 100, 200), Some.Numbers("y", 5, 6, 6, 5, 6), Some.Categories("c", "a", null, "a", "b", "a"))));
    }

    [Fact]
    public void Matches_are_those_of_the_definition_written_out()
    {
        PreparedPair pair = Asking.Judge(Some.People(300, seed: 1), Some.People(400, seed: 2));
        bool Match(int row, int other) => pair.Training.Columns.Zip(pair.Candidate.Columns).All(c => (c.First, c.Second) switch
        {
            (PreparedNumbers t, PreparedNumbers s) => (double.IsNaN(t.Values[other]) && double.IsNaN(s.Values[row]))
                || Math.Abs(t.Values[other] - s.Values[row]) <= 0.01 * Math.Abs(s.Values[row]),
            (PreparedCategories t, PreparedCategories s) => t.Codes[other] == s.Codes[row],
            _ => false,
        });
        int written = Enumerable.Range(0, 400).Count(row => Enumerable.Range(0, 300).Any(other => Match(row, other)));
        Assert.True(written > 10);
        Assert.Equal(written, RelativeMatches.Count(pair.Training, pair.Candidate));
    }

    private static int Matches(Table training, Table judged)
    {
        PreparedPair pair = Asking.Judge(training, judged);
        return RelativeMatches.Count(pair.Training, pair.Candidate);
    }

    private static Table Numbers(params double[] values) => Table.Of(Some.Numbers("x", values));
}
