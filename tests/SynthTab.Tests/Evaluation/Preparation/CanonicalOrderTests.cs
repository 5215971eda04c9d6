using SynthTab.Evaluation;
using SynthTab.Evaluation.Preparation;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Preparation;

public sealed class CanonicalOrderTests
{
    [Fact]
    public void The_order_of_the_file_leaves_no_trace()
    {
        Table table = Some.People(300, 1);
        Table reversed = table.Take([.. Enumerable.Range(0, 300).Reverse()]);
        Assert.Equal(Ages(table, seed: 5, TableRole.Training), Ages(reversed, seed: 5, TableRole.Training));
    }

    [Fact]
    public void Another_seed_or_role_gives_another_order()
    {
        Table table = Some.People(300, 1);
        Assert.NotEqual(Ages(table, seed: 5, TableRole.Training), Ages(table, seed: 6, TableRole.Training));
        Assert.NotEqual(Ages(table, seed: 5, TableRole.Training), Ages(table, seed: 5, TableRole.Synthetic));
    }

    // 1,000 equal rows and 1,000 different ones: the first 500 of a random order hold 250 of the equal ones, with a standard
    // deviation of 9.7; rows ordered by contents alone would give 0 or 500. Bounds at five standard deviations.
    [Fact]
    public void Equal_rows_are_scattered_so_that_a_sample_takes_its_share_of_them()
    {
        Table table = Table.Of(Some.Numbers("age", [.. Enumerable.Range(0, 2000).Select(i => Math.Max(0.0, i - 999))]));
        int equal = Ages(table, seed: 1, TableRole.Training).Take(500).Count(v => v == 0);
        Assert.InRange(equal, 201, 299);
    }

    private static double[] Ages(Table table, long seed, TableRole role)
    {
        PreparedTable aligned = new ColumnAlignment(new EvaluationInput(table, null, table)).Align(table);
        return CanonicalOrder.Apply(aligned, seed, role, int.MaxValue).Numbers[0].Values;
    }
}
