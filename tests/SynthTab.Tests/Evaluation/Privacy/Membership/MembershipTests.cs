using SynthTab.Evaluation;
using SynthTab.Evaluation.Preparation;
using SynthTab.Evaluation.Privacy.Membership;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Privacy.Membership;

public sealed class MembershipTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Twenty targets: the tenth that lies farthest are the distances 30 and 29, one of either kind.
    [Fact]
    public void The_most_exposed_are_the_farthest_tenth_of_all_targets()
    {
        PreparedTable rows = Asking.Judge(Numbers(new double[10]), Numbers(0)).Training;
        var targets = new MembershipTargets(rows, [1, 2, 30, 3, 4, 5, 6, 7, 8, 9], rows, [1, 2, 3, 4, 5, 6, 7, 8, 9, 29]);
        Assert.Equal([2], targets.ExposedMembers);
        Assert.Equal([9], targets.ExposedNonMembers);
    }

    // A member is 5 away from the only other member; counted against itself it would be 0 away, and never be exposed.
    [Fact]
    public void A_member_is_no_neighbour_of_itself()
    {
        (MembershipSplit? split, _) = MembershipSplit.Of(Asking.Judge(Numbers(0, 5), Numbers(1), Numbers(0.1, 5.1)));
        Assert.Equal([0, 1], split!.All.ExposedMembers);
        Assert.Empty(split.All.ExposedNonMembers);
    }

    [Fact]
    public void Members_and_non_members_are_as_many_and_none_of_the_rows_held()
    {
        (MembershipSplit? split, _) = MembershipSplit.Of(Asking.Judge(Numbers(1, 2, 3, 4, 5, 6), Numbers(1), Numbers(10, 20, 30, 40, 50)));
        Assert.Equal([10, 20], split!.Known.Numbers[0].Values);
        Assert.Equal([30, 40, 50], split.Rest.NonMembers.Numbers[0].Values);
        Assert.Equal([1, 2, 3], split.Rest.Members.Numbers[0].Values);
        Assert.Equal((5, 5), (split.All.Members.Rows, split.All.NonMembers.Rows));
    }

    // Centres ±1 have variance 2, times n^(-2/5); the density at 0 is that of one normal law at distance 1.
    [Fact]
    public void A_kernel_density_is_the_mean_of_its_kernels()
    {
        double variance = 2 * Math.Pow(2, -0.4);
        double expected = -0.5 / variance - Math.Log(2 * Math.PI * variance) / 2;
        Assert.Equal(expected, new KernelDensity(new NumericPoints([[-1, 1]], 2)).LogDensities(new NumericPoints([[0]], 1), Cancellation)[0], 12);
    }

    // Far beyond every centre the density underflows, and its logarithm still tells near from far.
    [Fact]
    public void Far_rows_keep_their_order()
    {
        double[] far = new KernelDensity(new NumericPoints([[-1, 1]], 2)).LogDensities(new NumericPoints([[100, 101]], 2), Cancellation);
        Assert.True(double.IsFinite(far[0]) && far[0] > far[1]);
    }

    [Fact]
    public void Columns_that_say_the_same_do_not_stop_the_densities()
    {
        double[] x = [.. Enumerable.Range(0, 40).Select(i => (double)(i * i % 37))];
        PreparedPair pair = Asking.Judge(Twice(x), Twice([.. x.Take(20)]), Twice([.. x.Skip(5)]));
        Assert.InRange(new MembershipByDensity().Score(pair).Value, 0, 1);
    }

    [Fact]
    public void Without_numbers_the_densities_say_so_and_the_worst_case_does_without()
    {
        Table People(int seed) => Some.People(60, seed).Select(c => c.Name is "work" or "rich");
        PreparedPair pair = Asking.Judge(People(1), People(2), People(3));
        Assert.StartsWith("no numeric column varies", Assert.IsType<MetricResult.NotApplicable>(new MembershipByDensity().Ask(pair)).Reason, StringComparison.Ordinal);
        Assert.StartsWith("The worst of 4 attacks", new MembershipInference().Score(pair).Notes[0], StringComparison.Ordinal);
    }

    [Fact]
    public void The_worst_case_is_the_largest_area_and_its_interval_holds_for_all()
    {
        PreparedPair pair = Asking.Judge(Some.People(300, seed: 1), Some.People(300, seed: 3), Some.People(300, seed: 2));
        MetricResult.Score worst = new MembershipInference().Score(pair);
        MetricResult.Score[] each = [new MembershipByDistance().Score(pair), new MembershipByDensity().Score(pair), new MembershipByClassifier().Score(pair)];
        Assert.All(each, e => Assert.True(worst.Value >= e.Value));
        Assert.All(each, e => Assert.True(worst.Interval!.High > e.Interval!.High));
        Assert.Equal(6, worst.Details.Single(d => d.Name == "attacks").Rows.Count(r => r.Labels[1] == "all"));
    }

    private static Table Numbers(params double[] values) => Table.Of(Some.Numbers("x", values));

    private static Table Twice(double[] x) => Table.Of(Some.Numbers("x", x), Some.Numbers("y", [.. x.Select(v => 3 * v)]), Some.Numbers("z", [.. x.Select(v => v * v)]));
}
