using System.Globalization;
using System.IO.Compression;
using System.Text.Json.Nodes;
using SynthTab.Encoders.Mixtures;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Encoders.Mixtures;

public class GaussianMixtureTests
{
    // Two unit normals at 0 and 2, of 3/4 and 1/4. At 1 both have the same density exp(-1/2)/sqrt(2 pi) = 0.24197.
    [Fact]
    public void Responsibilities_and_density_are_those_of_the_formula()
    {
        var mixture = new GaussianMixture([3, 1], [0, 2], [1, 1]);
        Assert.Equal(Math.Log(0.24197072451914337), mixture.LogDensity(1), 1e-12);
        double[] shares = new double[2];
        mixture.Responsibilities(1, shares);
        Assert.Equal([0.75, 0.25], shares, (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Fact]
    public void Far_out_the_nearest_component_is_responsible()
    {
        double[] shares = new double[2];
        new GaussianMixture([0.5, 0.5], [0, 2], [1, 1]).Responsibilities(1e9, shares);
        Assert.Equal([0, 1], shares);
    }

    [Fact]
    public void Small_components_go_and_the_rest_is_in_order()
    {
        GaussianMixture kept = new GaussianMixture([0.6, 0.001, 0.399], [5, 0, 1], [1, 1, 1]).WithoutBelow(0.005);
        Assert.Equal([1, 5], kept.Means);
        Assert.Equal(0.399 / 0.999, kept.Weights[0], 1e-12);
        Assert.Equal(1, new GaussianMixture([0.6, 0.4], [0, 1], [1, 1]).WithoutBelow(0.9).Count);
    }

    [Fact]
    public void What_is_no_mixture_is_refused()
    {
        Assert.Throws<ArgumentException>(() => new GaussianMixture([], [], []));
        Assert.Throws<ArgumentException>(() => new GaussianMixture([1], [0], [0]));
        Assert.Throws<ArgumentException>(() => new GaussianMixture([1], [double.NaN], [1]));
        Assert.Throws<ArgumentException>(() => new GaussianMixture([0.5, 0.5], [0], [1]));
    }

    /// <summary>The reference's listed mixture, valued by our density, gives the reference's log density of each held-out value.</summary>
    [Theory, InlineData("three_modes"), InlineData("skewed"), InlineData("spikes")]
    public void The_log_density_is_that_of_the_reference(string name)
    {
        string folder = Shared.Folder("reference");
        JsonNode reference = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "mixture.json")))!["columns"]![name]!;
        JsonNode best = reference["converged_runs"]!.AsArray().Single(r => (int)r!["seed"]! == (int)reference["best_seed"]!)!;
        var mixture = new GaussianMixture(
            [.. best["weights"]!.AsArray().Select(w => (double)w!)],
            [.. best["means"]!.AsArray().Select(m => (double)m!)],
            [.. best["variances"]!.AsArray().Select(v => Math.Sqrt((double)v!))]);
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path.Combine(folder, (string)reference["per_value_file"]!)), CompressionMode.Decompress));
        reader.ReadLine();
        int rows = 0;
        for (; reader.ReadLine() is string line; rows++)
        {
            double[] cells = [.. line.Split(',').Take(2).Select(c => double.Parse(c, CultureInfo.InvariantCulture))];
            Assert.Equal(cells[1], mixture.LogDensity(cells[0]), 1e-9);
        }
        Assert.Equal(2000, rows);
    }
}
