using SynthTab.Evaluation;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation;

public sealed class EvaluationInputTests
{
    private static readonly Table Good = Table.Of(Some.Numbers("x", 1, 2), Some.Categories("c", "a", "b"));

    [Fact]
    public void A_missing_column_is_named() => Assert.Equal(
        "synthetic table: the column 'c' is missing, and the training table has it.", Refusal(Table.Of(Some.Numbers("x", 1))));

    [Fact]
    public void A_column_of_another_kind_is_named() => Assert.Equal(
        "synthetic table, column 'c': its kind is Continuous, and the training table's is Categorical.",
        Refusal(Table.Of(Some.Numbers("x", 1), Some.Numbers("c", 1))));

    [Fact]
    public void A_column_too_many_is_named() => Assert.Equal(
        "synthetic table: the column 'y' is there, and the training table has no such column.",
        Refusal(Table.Of(Some.Numbers("x", 1), Some.Categories("c", "a"), Some.Numbers("y", 1))));

    [Fact]
    public void An_empty_table_is_refused() => Assert.Equal(
        "synthetic table: it has no rows, and at least one is needed.", Refusal(Good.Slice(0, 0)));

    [Fact]
    public void A_table_of_identifiers_is_refused() => Assert.Equal(
        "training table: every column is an identifier, free text or excluded, and at least one must be comparable.",
        Assert.Throws<SynthTabException>(() => new EvaluationInput(
            Table.Of(Some.Identifiers("id", "a")), null, Table.Of(Some.Identifiers("id", "b")))).Message);

    [Fact]
    public void Limits_below_one_row_are_refused() => Assert.Equal(
        "evaluation limits: rows is 0, and must be at least 1.",
        Assert.Throws<OptionsException>(() => Evaluator.Evaluate(
            new EvaluationInput(Good, null, Good) { Limits = new EvaluationLimits { Rows = 0 } }, cancellation: TestContext.Current.CancellationToken)).Message);

    private static string Refusal(Table synthetic)
        => Assert.Throws<SynthTabException>(() => new EvaluationInput(Good, null, synthetic)).Message;
}
