using SynthTab.Cli;
using SynthTab.Datasets;
using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tuning;

namespace SynthTab.Tests.Tuning;

/// <summary>The judge against tables whose rank is known: fresh rows of the same law, copies, near copies, columns without
/// dependence.</summary>
public sealed class ValidationJudgeTests(ValidationJudgeTests.Judged judged) : IClassFixture<ValidationJudgeTests.Judged>
{
    [Fact]
    public void Fresh_rows_of_the_same_law_are_close_and_no_copies()
    {
        Assert.InRange(judged.Fresh.Distance, 0, 1.5);
        Assert.Equal((0, 0), (judged.Fresh.Copied, judged.Fresh.ExactCopies));
    }

    [Fact]
    public void Copies_of_learned_rows_are_close_and_below_zero()
    {
        Assert.InRange(judged.Copies.Distance, 0, 1.5);
        Assert.InRange(judged.Copies.ExactCopies, 0.9, 1);
        Assert.InRange(judged.Copies.Score, -2, 0);
    }

    // One number of every row is shifted a little: no row is an exact copy, and all are nearer to the rows that they came from.
    [Fact]
    public void Near_copies_of_learned_rows_are_found_by_their_nearness()
    {
        Assert.Equal(0, judged.NearCopies.ExactCopies);
        Assert.InRange(judged.NearCopies.Copied, 0.7, 1);
        Assert.True(judged.NearCopies.Score < judged.Independent.Score);
    }

    [Fact]
    public void Columns_without_dependence_are_far_from_real_rows()
    {
        Assert.True(judged.Independent.Score < judged.Fresh.Score);
        Assert.InRange(judged.Independent.Detection!.Value, 0.8, 1);
        Assert.InRange(judged.Independent.UtilityLoss!.Value, 0.1, 1);
    }

    /// <summary>The four tables, judged once.</summary>
    public sealed class Judged
    {
        public Judged()
        {
            Table learned = ClinicVisits.Draw(4_000, seed: 11), validation = ClinicVisits.Draw(1_000, seed: 12);
            var judge = new ValidationJudge(learned, validation, seed: 1);
            Fresh = judge.Judge(ClinicVisits.Draw(1_000, seed: 13));
            int[] every = [.. Enumerable.Range(0, 1_000).Select(i => 4 * i)];
            Table copies = learned.Take(every);
            Copies = judge.Judge(copies);
            NearCopies = judge.Judge(new Table(copies.Schema, [.. copies.Columns.Select(c => c.Schema.Name == "wait_minutes"
                ? new NumericColumn(c.Schema, Array.ConvertAll(((NumericColumn)c).Values, v => v + 1))
                : c)]));
            using IFittedSynthesizer fitted = Models.Catalog.Create("independent").Fit(learned, new FitContext());
            Independent = judge.Judge(TableConcatenation.Concatenate([.. fitted.Sample(new SampleRequest { Rows = 1_000 })]));
        }

        public ScoreParts Fresh { get; }

        public ScoreParts Copies { get; }

        public ScoreParts NearCopies { get; }

        public ScoreParts Independent { get; }
    }
}
