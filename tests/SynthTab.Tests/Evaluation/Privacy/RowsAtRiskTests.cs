using SynthTab.Evaluation;
using SynthTab.Evaluation.Privacy;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Privacy;

public sealed class RowsAtRiskTests
{
    // Training 0, 10, 40, 70, 100 (range 100); synthetic 10, 40, 71, 90; holdout 9, 44, 60, 100.
    //   row 0: nearest synthetic 10, unseen 9: not closer        row 1: a copy, unseen 1 away
    //   row 2: a copy, unseen 4 away: before row 1               row 3: synthetic 1, unseen 10: ratio 0.1
    //   row 4: synthetic 10, unseen 0: people share that row
    [Fact]
    public void Copies_come_first_and_then_what_is_closer_than_unseen_rows()
    {
        IReadOnlyList<RowAtRisk> rows = Find([0, 10, 40, 70, 100], [9, 44, 60, 100], [10, 40, 71, 90], 10);
        Assert.Equal([2, 1, 3], rows.Select(r => r.Row));
        Assert.Equal([0, 0, 0.01], rows.Select(r => Math.Round(r.ToSynthetic, 9)));
        Assert.Equal([0.04, 0.01, 0.1], rows.Select(r => Math.Round(r.ToReal, 9)));
        // Of the holdout 9 (1 from 10, 35 from 44), 44 (4, 16), 60 (11, 16) and 100 (10, 40), one has a ratio of at most 0.1: 1/35.
        Assert.Equal([0, 0, 0.25], rows.Select(r => r.UnseenAsClose));
    }

    [Fact]
    public void As_many_rows_as_asked_for_are_listed() => Assert.Equal([2], Find([0, 10, 40, 70, 100], [9, 44, 60, 100], [10, 40, 71, 90], 1).Select(r => r.Row));

    // The nearest other training row is the measure: row 0 has 10, row 1 has 10, row 2 has 30.
    [Fact]
    public void Without_a_holdout_the_other_training_rows_are_the_measure()
    {
        IReadOnlyList<RowAtRisk> rows = Find([0, 10, 40], null, [55, 12], 10);
        Assert.Equal([1, 2], rows.Select(r => r.Row));
        Assert.All(rows, r => Assert.Null(r.UnseenAsClose));
    }

    [Fact]
    public void Copied_people_are_found_by_their_number_in_the_file()
    {
        Table training = Some.Measurements(300, seed: 1);
        int[] copied = [290, 4, 150];
        Table synthetic = Some.Stacked(Some.Measurements(300, seed: 3), training.Take(copied));
        IReadOnlyList<RowAtRisk> rows = RowsAtRisk.Find(
            new EvaluationInput(training, Some.Measurements(300, seed: 2), synthetic) { Limits = new EvaluationLimits { Rows = 50 } }, 3, TestContext.Current.CancellationToken);
        Assert.Equal(copied.Order(), rows.Select(r => r.Row).Order());
        Assert.All(rows, r => Assert.InRange(r.UnseenAsClose!.Value, 0, 0.05));
    }

    [Fact]
    public void One_row_alone_has_no_measure() => Assert.Empty(Find([5], null, [5], 3));

    private static IReadOnlyList<RowAtRisk> Find(double[] training, double[]? holdout, double[] synthetic, int count) => RowsAtRisk.Find(
        new EvaluationInput(
            Table.Of(Some.Numbers("x", training)), holdout is null ? null : Table.Of(Some.Numbers("x", holdout)), Table.Of(Some.Numbers("x", synthetic))),
        count,
        TestContext.Current.CancellationToken);
}
