using SynthTab.Evaluation;
using SynthTab.Evaluation.Neighbours;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy.Attacks;
using SynthTab.Evaluation.Privacy.Attacks.Inference;
using SynthTab.Evaluation.Privacy.Attacks.Linking;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Privacy.Attacks;

public sealed class InferenceTests
{
    [Fact]
    public void Leaving_one_column_out_finds_what_a_search_over_the_others_finds()
    {
        PreparedPair pair = Asking.Judge(Some.People(700, seed: 1), Some.People(900, seed: 2));
        var coding = new RowCoding(pair.Training, RowDistance.Gower);
        MixedRows queries = coding.Apply(pair.Training), references = coding.Apply(pair.Candidate);
        for (int secret = 0; secret < 2; secret++)
        {
            MixedRows WithoutNumber(MixedRows rows) => new([rows.Numbers[1 - secret]], rows.Categories, rows.Rows);
            AssertSame(WithoutNumber, new NearestWithoutOne.Secret(true, queries.Numbers[secret], references.Numbers[secret]));
            MixedRows WithoutCodes(MixedRows rows) => new(rows.Numbers, [rows.Categories[1 - secret]], rows.Rows);
            AssertSame(WithoutCodes, new NearestWithoutOne.Secret(false, queries.Categories[secret], references.Categories[secret]));
        }

        void AssertSame(Func<MixedRows, MixedRows> others, NearestWithoutOne.Secret secret)
        {
            NearestRows expected = NearestRows.Find(others(queries), others(references), RowDistance.Gower, 1);
            int[][] found = NearestWithoutOne.Find(queries, references, [secret], default);
            Assert.Equal(Enumerable.Range(0, queries.Rows).Select(q => expected.Row(q)), found[0]);
        }
    }

    // 5 % of 100 is 5, of -100 too; 0 is only near 0; missing is guessed by missing.
    [Theory]
    [InlineData(100, 104.9, true)]
    [InlineData(100, 95.1, true)]
    [InlineData(100, 105.1, false)]
    [InlineData(-100, -104.9, true)]
    [InlineData(-100, 104.9, false)]
    [InlineData(-100, -94, false)]
    [InlineData(0, 0, true)]
    [InlineData(0, 0.001, false)]
    [InlineData(double.NaN, double.NaN, true)]
    [InlineData(double.NaN, 1, false)]
    [InlineData(1, double.NaN, false)]
    public void A_number_is_guessed_within_five_per_cent_of_its_size(double truth, double guess, bool right)
    {
        PreparedPair pair = Asking.Judge(Table.Of(Some.Numbers("x", truth)), Table.Of(Some.Numbers("x", guess)));
        var secret = new SecretColumn(pair.Training, 0);
        Assert.Equal([right], secret.Hits(pair.Training, pair.Candidate, [0]));
        Assert.Equal(right ? 1 : 0, secret.ExpectedHits(pair.Training, pair.Candidate));
    }

    // Range 1,000 s, so 50 s are allowed although the moments are a billion.
    [Fact]
    public void A_moment_is_guessed_within_five_per_cent_of_the_range()
    {
        static Table Moments(params double[] values)
            => Table.Of(new NumericColumn(new ColumnSchema { Name = "t", Kind = ColumnKind.DateTime }, values));
        PreparedPair pair = Asking.Judge(Moments(1e9, 1e9 + 1000), Moments(1e9 + 49, 1e9 + 900));
        var secret = new SecretColumn(pair.Training, 0);
        Assert.Equal([true, false], secret.Hits(pair.Training, pair.Candidate, [0, 1]));
    }

    // Truths a, a, b, missing; judged a, b, b, missing: a random guess is right in 1/4 + 1/4 + 2/4 + 1/4 cases.
    [Fact]
    public void Naive_guesses_are_right_as_often_as_the_value_is_frequent()
    {
        PreparedPair pair = Asking.Judge(Table.Of(Some.Categories("c", "a", "a", "b", null)), Table.Of(Some.Categories("c", "a", "b", "b", null)));
        Assert.Equal(1.25, new SecretColumn(pair.Training, 0).ExpectedHits(pair.Training, pair.Candidate), 12);
    }

    [Fact]
    public void Declared_secrets_are_attacked_and_others_are_not()
    {
        Table training = Some.People(200, seed: 1).With(ColumnRoles.Sensitive, "rich");
        MetricResult.Score score = new AttributeInference().Score(Asking.Judge(training, Some.People(200, seed: 2), Some.People(200, seed: 3)));
        Assert.Equal("rich", Assert.Single(score.Details[0].Rows).Labels[0]);
        Assert.Equal(4, new AttributeInference().Score(Asking.Judge(Some.People(200, 1), Some.People(200, 2), Some.People(200, 3))).Details[0].Rows.Count);
    }

    // Different values: id 6, x 3, c 2, b 1, dealt 1, 2, 2, 1.
    [Fact]
    public void Both_files_get_columns_that_identify()
    {
        Table table = Table.Of(
            Some.Categories("b", "u", "u", "u", "u", "u", "u"), Some.Numbers("x", 1, 1, 2, 2, 3, 3),
            Some.Categories("c", "a", "b", "a", "b", "a", "b"), Some.Numbers("id", 1, 2, 3, 4, 5, 6));
        AuxiliaryColumns all = AuxiliaryColumns.Of(Asking.Judge(table, table).Training);
        Assert.Equal([0, 3], all.First);
        Assert.Equal([1, 2], all.Second);
        AuxiliaryColumns declared = AuxiliaryColumns.Of(Asking.Judge(table.With(ColumnRoles.QuasiIdentifier, "x", "c"), table).Training);
        Assert.Equal([1], declared.First);
        Assert.Equal([2], declared.Second);
    }
}
