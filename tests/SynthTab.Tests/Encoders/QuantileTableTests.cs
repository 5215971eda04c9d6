using System.Text.Json.Nodes;
using SynthTab.Encoders;
using SynthTab.Tests.Encoders.Mixtures;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Encoders;

public class QuantileTableTests
{
    // Quantiles of 0 10 20 30 40 at 0, 1/4, 1/2, 3/4, 1 are the values. 10 has probability 1/4, whose normal score is -0.67449;
    // 25 lies half-way between the probabilities 1/2 and 3/4: 5/8, 0.31864.
    [Fact]
    public void A_value_becomes_the_normal_score_of_its_rank()
    {
        QuantileTable table = QuantileTable.Of([0, 10, 20, 30, 40], 5);
        Assert.Equal(-0.6744897501960817, table.Forward(10), 1e-12);
        Assert.Equal(0, table.Forward(20), 1e-12);
        Assert.Equal(0.31863936396437515, table.Forward(25), 1e-12);
        Assert.Equal(25, table.Inverse(0.31863936396437515), 1e-9);
    }

    // Of five quantiles 0 7 7 7 9 the value 7 holds the probabilities 1/4 to 3/4; their middle is 1/2.
    [Fact]
    public void A_repeated_value_goes_to_the_middle_of_its_plateau()
    {
        QuantileTable table = QuantileTable.Of([0, 7, 7, 7, 9], 5);
        Assert.Equal(0, table.Forward(7), 1e-12);
        Assert.Equal(7, table.Inverse(0.5));
        Assert.Equal(7, table.Inverse(-0.5));
    }

    [Fact]
    public void The_ends_hold_whatever_lies_beyond_them()
    {
        QuantileTable table = QuantileTable.Of([1e-300, 2e-300, 5e-300], 3);
        Assert.Equal((-table.Forward(5e-300), 1e-300), (table.Forward(-1e300), table.Inverse(-40)));
        Assert.Equal(5.199337582, table.Forward(1e300), 1e-8);
        Assert.Equal((1e-300, 5e-300), (table.Inverse(double.NegativeInfinity), table.Inverse(double.PositiveInfinity)));
    }

    [Theory, InlineData(1, 10), InlineData(299, 10), InlineData(900, 30), InlineData(1_000_000, 1000)]
    public void One_quantile_stands_for_thirty_rows(int rows, int count) => Assert.Equal(count, QuantileTable.CountFor(rows));

    /// <summary>scikit-learn 1.2.1's QuantileTransformer; the constant column is left out, where ours is documented to differ.</summary>
    [Theory, InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public void The_map_is_that_of_the_reference(int number)
    {
        string folder = Shared.Folder("reference");
        JsonNode reference = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "mixture.json")))!["quantile_transformer"]!["cases"]![number]!;
        double[] values = reference["values"] is JsonArray listed
            ? [.. listed.Select(v => (double)v!)]
            : MixtureGoldenTests.ReadColumn(folder, $"mixture/{(string)reference["data"]!}.train.csv");
        Array.Sort(values);
        QuantileTable table = QuantileTable.Of(values, (int)reference["n_quantiles_used"]!);
        double range = values[^1] - values[0];
        foreach (JsonArray pair in reference["forward"]!.AsArray().Select(p => p!.AsArray()))
        {
            double score = (double)pair[1]!;
            Assert.Equal(score, table.Forward((double)pair[0]!), Math.Abs(score) > 5 ? 1e-6 : 1e-7);
        }
        foreach (JsonArray pair in reference["inverse"]!.AsArray().Select(p => p!.AsArray()))
        {
            Assert.Equal((double)pair[1]!, table.Inverse((double)pair[0]!), 1e-9 * range);
        }
    }
}
