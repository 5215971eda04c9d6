using System.Globalization;
using System.Text.Json.Nodes;
using SynthTab.Encoders.Mixtures;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Encoders.Mixtures;

/// <summary>
/// Compares with scikit-learn 1.2.1's BayesianGaussianMixture on three columns: the fit must not explain held-out values worse.
/// </summary>
public class MixtureGoldenTests(ITestOutputHelper output)
{
    [Theory, InlineData("three_modes"), InlineData("skewed"), InlineData("spikes")]
    public void Held_out_values_are_explained_as_well_as_by_the_reference(string name)
    {
        string folder = Shared.Folder("reference");
        JsonNode reference = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "mixture.json")))!["columns"]![name]!;
        GaussianMixture mixture = BayesianGaussianMixture.Fit(ReadColumn(folder, (string)reference["train_file"]!), maximumComponents: 10);
        double found = ReadColumn(folder, (string)reference["heldout_file"]!).Average(mixture.LogDensity);
        double needed = (double)reference["heldout_mean_log_density_range"]![0]!;
        output.WriteLine($"{name}: {found:F5}, needed {needed:F5}");
        Assert.True(found > needed - 0.01, $"{found} is below {needed}");
    }

    internal static double[] ReadColumn(string folder, string file)
        => [.. File.ReadLines(Path.Combine(folder, file)).Skip(1).Select(line => double.Parse(line, CultureInfo.InvariantCulture))];
}
