using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Xunit;
using SynthTab.Encoders.Discrete;
using SynthTab.Tables;

namespace SynthTab.Tests.Encoders.Discrete;

public sealed class DiscreteCodingTests
{
    public static TheoryData<string> Cases => [.. ColumnCases.All.Keys];

    [Theory, MemberData(nameof(Cases))]
    public void A_saved_coding_encodes_and_decodes_alike(string name)
    {
        Table table = Table.Of(ColumnCases.Named(name));
        DiscreteCoding coding = DiscreteCoding.Fit(table, new DiscreteOptions());
        DiscreteCoding loaded = DiscreteCoding.FromJson(JsonNode.Parse(coding.ToJson().ToJsonString())!.AsObject(), table.Schema);
        int[][] codes = coding.Encode(table);
        Assert.Equal(codes[0], loaded.Encode(table)[0]);
        Assert.All(codes[0], code => Assert.InRange(code, 0, coding.Columns[0].Classes - 1)); // training has a class for all that it holds
        Assert.Equal(coding.Columns[0].Counts, loaded.Columns[0].Counts);
        Assert.Equal(Cells(coding.Decode(codes, seed: 3)), Cells(loaded.Decode(codes, seed: 3)));
        Assert.NotEmpty(coding.Columns[0].Counts);
    }

    [Fact]
    public void A_coding_of_other_columns_is_refused()
    {
        Table one = Table.Of(ColumnCases.Numbers([1, 2, 3]));
        JsonObject json = DiscreteCoding.Fit(one, new DiscreteOptions()).ToJson();
        Table two = Table.Of(ColumnCases.Numbers([1, 2, 3], name: "y"));
        Assert.Contains("codings of 1 columns", Assert.Throws<SynthTabException>(() => DiscreteCoding.FromJson(json, two.Schema)).Message, StringComparison.Ordinal);
        Table levels = Table.Of(ColumnCases.Levels([0, 1], 2, name: "x"));
        Assert.Contains("not a discrete one", Assert.Throws<SynthTabException>(() => DiscreteCoding.FromJson(json, levels.Schema)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Options_that_cannot_work_are_named()
    {
        string message = Assert.Throws<OptionsException>(() => new DiscreteOptions { Bins = 1, MaximumLevels = 3, LeastRows = 0, Pieces = 65 }.Validate()).Message;
        Assert.All(["bins is 1", "maximum-levels is 3", "least-rows is 0", "pieces is 65"], words => Assert.Contains(words, message, StringComparison.OrdinalIgnoreCase));
        Assert.Equal([4, 25, 96, 96], new[] { 10, 1000, 4000, 1_000_000 }.Select(DiscreteOptions.BinsFor));
    }

    // Whatever the numbers: a drawn cell is of the class that it was drawn for, and no piece stands for fewer than the least rows.
    [Property(MaxTest = 200)]
    public bool Numbers_that_nobody_thought_of_keep_the_promises(NormalFloat[] numbers, byte bins, byte leastRows, byte repeats)
    {
        if (numbers.Length == 0) { return true; }
        double[] values = [.. numbers.SelectMany((n, i) => Enumerable.Repeat(n.Get, 1 + (i * 7 + repeats) % 5))];
        var options = new DiscreteOptions { Bins = 2 + bins % 20, LeastRows = 1 + leastRows % 8, Pieces = 1 + repeats % 6 };
        DiscreteCoding coding = DiscreteCoding.Fit(Table.Of(ColumnCases.Numbers(values)), options);
        int[] classes = [.. Enumerable.Range(0, 4 * coding.Columns[0].Classes).Select(i => i / 4)];
        Table made = coding.Decode([classes], seed: 5);
        var learned = (LearnedClasses)coding.Columns[0].Learned;
        return coding.Encode(made)[0].SequenceEqual(classes)
            && learned.Rows.All(rows => rows >= Math.Min(options.LeastRows.Value, values.Length))
            && ((NumericColumn)made.Columns[0]).Values.All(v => v >= values.Min() && v <= values.Max());
    }

    private static Array Cells(Table table) => table.Columns[0] is NumericColumn numbers ? numbers.Values : ((CategoricalColumn)table.Columns[0]).Codes;
}
