using SynthTab.Evaluation;
using SynthTab.Evaluation.Preparation;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Preparation;

public sealed class PreparedTablesTests
{
    [Fact]
    public void A_level_means_the_same_code_in_every_table_and_an_unseen_one_is_visible()
    {
        PreparedPair pair = Asking.Judge(
            Table.Of(Some.Categories("x", "b", "d")), Table.Of(Some.Categories("x", "a", "b", "d")), Table.Of(Some.Categories("x", "c", null)));
        Assert.Equal(["b", "d", "a", "c"], pair.Training.Categories[0].Levels);
        Assert.Equal([0, 1], pair.Training.Categories[0].Codes);
        Assert.Equal([2, 0, 1], pair.Candidate.Categories[0].Codes);
        Assert.Equal([3, -1], pair.Unseen!.Categories[0].Codes);
        Assert.Equal([0, 0, 0, 1], pair.Unseen.Categories[0].Counts);
    }

    [Fact]
    public void Columns_are_found_by_name_and_identifiers_are_left_out()
    {
        var input = new EvaluationInput(
            Table.Of(Some.Identifiers("id", "r1"), Some.Numbers("x", 1), Some.Numbers("y", 2)), null, Table.Of(Some.Numbers("y", 4), Some.Numbers("x", 3)));
        PreparedPair pair = PreparedTables.From(input).Judged;
        Assert.Equal(["x", "y"], pair.Candidate.Columns.Select(c => c.Name));
        Assert.Equal([3], pair.Candidate.Numbers[0].Values);
        Assert.Equal(new IgnoredColumn("id", "identifier"), Assert.Single(Evaluator.Evaluate(input, cancellation: TestContext.Current.CancellationToken).Ignored));
    }

    [Fact]
    public void The_reference_has_at_most_as_many_rows_as_the_synthetic_table()
    {
        PreparedTables tables = PreparedTables.From(new EvaluationInput(Some.People(50, 1), Some.People(40, 2), Some.People(30, 3)));
        Assert.Equal(30, tables.ReferenceFor(ReferenceKind.HoldoutAsSynthetic)!.Candidate.Rows);
        PreparedPair halves = tables.ReferenceFor(ReferenceKind.HoldoutHalves)!;
        Assert.Equal((20, 20), (halves.Candidate.Rows, halves.Unseen!.Rows));
        Assert.Equal(20, tables.JudgedAtSizeOf(halves).Candidate.Rows);
    }

    [Fact]
    public void A_smaller_holdout_makes_the_synthetic_table_answer_at_its_size_too()
    {
        var input = new EvaluationInput(Some.People(50, 1), Some.People(20, 2), Some.People(60, 3));
        Scorecard card = Evaluator.Evaluate(input, cancellation: TestContext.Current.CancellationToken);
        Assert.NotNull(card["column-shapes"].AtReferenceSize);
        Assert.NotEqual(card["column-shapes"].Value, card["column-shapes"].AtReferenceSize);
        Assert.Null(card["exact-copies"].AtReferenceSize);
    }

    [Fact]
    public void Rows_beyond_the_limit_are_left_out_by_seed_and_said_so()
    {
        var input = new EvaluationInput(Some.People(200, 1), null, Some.People(100, 2), seed: 3) { Limits = new EvaluationLimits { Rows = 150 } };
        Assert.Equal(150, PreparedTables.From(input).Judged.Training.Rows);
        Assert.Contains(
            "Of the training table 150 of 200 rows were taken, drawn by seed.", Evaluator.Evaluate(input, cancellation: TestContext.Current.CancellationToken).Notes);
    }

    [Fact]
    public void A_part_is_made_once_however_many_ask_for_it()
    {
        PreparedPair pair = Asking.Judge(Some.People(10, 1), Some.People(10, 2));
        int made = 0;
        Parallel.For(0, 50, _ => pair.Shared(_ => { Interlocked.Increment(ref made); return new object(); }));
        Assert.Equal(1, made);
    }
}
