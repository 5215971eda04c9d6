using SynthTab.Tables;

namespace SynthTab.Tests.Tables;

public sealed class TargetCheckTests
{
    private static Table Numbers(params double[] values)
        => Table.Of(new NumericColumn(new() { Name = "y", Kind = ColumnKind.Continuous, Roles = ColumnRoles.Target }, values));

    private static Table Levels(params int[] codes)
        => Table.Of(new CategoricalColumn(new() { Name = "y", Kind = ColumnKind.Categorical, Levels = ["a", "b"], Roles = ColumnRoles.Target }, codes));

    [Fact]
    public void Two_values_are_enough()
    {
        TargetCheck.Require(Numbers(1, double.NaN, 2));
        TargetCheck.Require(Levels(0, -1, 1));
        TargetCheck.Require(Table.Of(new NumericColumn(new() { Name = "x", Kind = ColumnKind.Integer }, [1, 1])));
    }

    [Fact]
    public void One_value_or_none_is_refused()
    {
        const string one = "target 'y': one value stands in all rows, and a target needs at least two different values.";
        Assert.Equal(one, Assert.Throws<SynthTabException>(() => TargetCheck.Require(Numbers(3, 3, double.NaN))).Message);
        Assert.Equal(one, Assert.Throws<SynthTabException>(() => TargetCheck.Require(Levels(1, 1, -1))).Message);
        Assert.Equal("target 'y': every cell is missing, and a target needs at least two different values.", Assert.Throws<SynthTabException>(() => TargetCheck.Require(Levels(-1, -1))).Message);
    }
}
