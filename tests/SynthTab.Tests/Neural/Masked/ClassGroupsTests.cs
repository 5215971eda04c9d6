using SynthTab.Encoders.Discrete;
using SynthTab.Neural.Masked;
using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tests.Encoders;

namespace SynthTab.Tests.Neural.Masked;

public sealed class ClassGroupsTests
{
    // Fifteen levels with 15, 14, ..., 1 rows: the eleven most frequent stand alone, the other four together, gaps by themselves.
    [Fact]
    public void The_rarest_levels_share_a_group_and_gaps_have_their_own()
    {
        int[] codes = [.. Enumerable.Range(0, 15).SelectMany(level => Enumerable.Repeat(level, 15 - level)), -1];
        int[] groups = ClassGroups.Of(Coding(ColumnCases.Levels(codes, 15)).Columns[0]);
        Assert.Equal([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 11, 11, 11, 12], groups);
    }

    [Fact]
    public void Numbers_are_grouped_in_runs_of_about_a_twelfth_of_the_rows()
    {
        DiscreteColumn column = Coding(ColumnCases.Named("integers")).Columns[0];
        int[] groups = ClassGroups.Of(column);
        Assert.Equal(groups.Order(), groups);
        Assert.Equal(Enumerable.Range(0, ClassGroups.Most), groups.Distinct());
        double[] rows = [.. groups.Zip(column.Counts).GroupBy(p => p.First).Select(g => (double)g.Sum(p => p.Second))];
        Assert.All(rows, r => Assert.InRange(r, 0.5 * 2000 / 12, 1.6 * 2000 / 12));
    }

    // a and b are equal, c is independent of both: 3 x 3 tables by hand, and the partner of a is b.
    [Fact]
    public void Pairs_are_counted_and_the_strongest_partner_comes_first()
    {
        int[] a = [.. Enumerable.Range(0, 90).Select(i => i % 3)], c = [.. Enumerable.Range(0, 90).Select(i => i / 3 % 2)];
        DiscreteCoding coding = Coding(ColumnCases.Levels(a, 3, name: "a"), ColumnCases.Levels(c, 2, name: "c"), ColumnCases.Levels(a, 3, name: "b"));
        ClassStatistics statistics = ClassStatistics.Of(coding, [a, c, a]);
        Assert.Equal((30, 0, 15), (statistics.Count(0, 1, 2, 1), statistics.Count(2, 1, 0, 2), statistics.Count(1, 0, 0, 2)));
        Assert.Equal([2, 1], statistics.Partners[0]);
        var contents = new ModelContents
        {
            Manifest = new ModelManifest { Synthesizer = "masked", LibraryVersion = "0", Options = [], Training = new TrainingSummary() },
            Schema = coding.Schema,
        };
        statistics.Write(contents);
        ClassStatistics read = ClassStatistics.Read(contents, coding);
        Assert.Equal(statistics.Partners, read.Partners);
        Assert.Equal(15, read.Count(1, 0, 0, 2));
    }

    internal static DiscreteCoding Coding(params Column[] columns) => DiscreteCoding.Fit(Table.Of(columns), new DiscreteOptions());
}
