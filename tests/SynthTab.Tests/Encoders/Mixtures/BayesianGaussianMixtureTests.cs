using MathNet.Numerics.Distributions;
using SynthTab.Encoders.Mixtures;

namespace SynthTab.Tests.Encoders.Mixtures;

public class BayesianGaussianMixtureTests
{
    /// <summary>0.3 N(-2, 0.5^2) + 0.6 N(3, 1^2) + 0.1 N(8, 0.1^2).</summary>
    private static readonly GaussianMixture _law = new([0.3, 0.6, 0.1], [-2, 3, 8], [0.5, 1, 0.1]);

    private static double[] Sample(int rows, long seed) => ColumnCases.Draw(
        rows,
        random =>
        {
            double u = random.NextDouble();
            int k = u < 0.3 ? 0 : u < 0.9 ? 1 : 2;
            return _law.Means[k] + _law.Deviations[k] * random.NextNormal();
        },
        seed);

    // The law itself is the best any fit can do on fresh rows; the fit's few parameters cost about 10 / (2 x 20,000).
    [Fact]
    public void A_known_law_is_found()
    {
        double[] fresh = Sample(20_000, seed: 2);
        GaussianMixture fitted = BayesianGaussianMixture.Fit(Sample(20_000, seed: 1), maximumComponents: 10);
        Assert.InRange(fresh.Average(_law.LogDensity) - fresh.Average(fitted.LogDensity), -0.001, 0.003);
        int[] likely = [.. Enumerable.Range(0, fitted.Count).Where(k => Math.Abs(fitted.Means[k] - 8) < 0.2)];
        Assert.Equal(0.1, likely.Sum(k => fitted.Weights[k]), 0.01); // the narrow mode keeps its share and its width
        Assert.All(likely.Where(k => fitted.Weights[k] > 0.02), k => Assert.InRange(fitted.Deviations[k], 0.05, 0.15));
    }

    [Fact]
    public void Components_without_work_vanish()
    {
        GaussianMixture fitted = BayesianGaussianMixture.Fit(Sample(20_000, seed: 1), maximumComponents: 30);
        Assert.Equal(1, fitted.Weights.Sum(), 1e-9);
        Assert.True(fitted.WithoutBelow(0.005).Count < 30);
    }

    // A power of two scales doubles without rounding, so the whole fit must scale with it, bit by bit.
    [Theory, InlineData(900), InlineData(-900)]
    public void The_unit_does_not_matter(int exponent)
    {
        double[] values = Sample(3000, seed: 3);
        GaussianMixture plain = BayesianGaussianMixture.Fit(values, 10);
        GaussianMixture scaled = BayesianGaussianMixture.Fit(Array.ConvertAll(values, v => Math.ScaleB(v, exponent)), 10);
        Assert.Equal(plain.Weights, scaled.Weights);
        Assert.Equal(Array.ConvertAll(plain.Means, m => Math.ScaleB(m, exponent)), scaled.Means);
    }

    [Fact]
    public void The_order_of_the_rows_does_not_matter()
    {
        double[] values = Sample(3000, seed: 4);
        GaussianMixture ordered = BayesianGaussianMixture.Fit(values, 10);
        new RandomSource(1).Shuffle<double>(values);
        Assert.Equal(ordered.Means, BayesianGaussianMixture.Fit(values, 10).Means);
    }

    [Fact]
    public void One_value_is_one_component_at_it()
    {
        GaussianMixture fitted = BayesianGaussianMixture.Fit([5, 5, 5], 10);
        Assert.Equal((1, 5.0), (fitted.Count, fitted.Means[0]));
    }

    // Whole numbers: without the grain a component may settle on one of them; with it, none is narrower than a step's 1/sqrt(12).
    [Fact]
    public void No_component_is_narrower_than_the_grain()
    {
        double[] values = [.. Enumerable.Repeat(3.0, 4000), .. Sample(4000, seed: 5).Select(v => Math.Round(v))];
        Assert.Contains(BayesianGaussianMixture.Fit(values, 10).WithoutBelow(0.005).Deviations, s => s < 0.1);
        Assert.All(BayesianGaussianMixture.Fit(values, 10, grain: 1).WithoutBelow(0.005).Deviations, s => Assert.True(s > 0.28));
    }

    // The evidence bound is what every step maximises: one slip in an expectation, an update or a divergence makes it fall.
    [Fact]
    public void The_evidence_bound_never_falls()
    {
        double[] sorted = [.. Sample(2000, seed: 6).Order()];
        WeightedCells cells = WeightedCells.Of(sorted, grain: 0);
        var posterior = new VariationalPosterior(6);
        var responsibilities = new Responsibilities(cells, 6);
        responsibilities.StartAtQuantiles();
        double bound = double.NegativeInfinity;
        for (int step = 0; step < 200; step++)
        {
            responsibilities.Teach(posterior);
            double next = responsibilities.Ask(posterior) - posterior.Divergence();
            Assert.True(next >= bound - 1e-7, $"step {step}: {bound} fell to {next}");
            bound = next;
        }
        // With weak priors the bound lies a little below the log likelihood of the mixture at its expected values.
        double likelihood = sorted.Sum(posterior.Expected().LogDensity);
        Assert.InRange(likelihood - bound, 0, 120);
    }

    // With one component nothing is approximated: the bound is the log evidence, which is also the sum of what each value's
    // Student t predictive distribution, given the values before it, says of it. 5,000 rows make cells of several rows.
    [Fact]
    public void With_one_component_the_bound_is_the_exact_evidence()
    {
        double[] sorted = [.. ColumnCases.Draw(5000, r => 0.5 + 2 * r.NextNormal()).Order()];
        var posterior = new VariationalPosterior(1);
        var responsibilities = new Responsibilities(WeightedCells.Of(sorted, grain: 0), 1);
        responsibilities.StartAtQuantiles();
        responsibilities.Teach(posterior);
        double bound = responsibilities.Ask(posterior) - posterior.Divergence();

        (double mean, double rows) = (VariationalPosterior.PriorMean, VariationalPosterior.PriorMeanRows);
        (double shape, double rate) = (VariationalPosterior.PriorShape, VariationalPosterior.PriorRate);
        double evidence = 0;
        foreach (double value in sorted)
        {
            evidence += StudentT.PDFLn(mean, Math.Sqrt(rate * (rows + 1) / (shape * rows)), 2 * shape, value);
            rate += 0.5 * rows / (rows + 1) * (value - mean) * (value - mean);
            mean += (value - mean) / ++rows;
            shape += 0.5;
        }
        Assert.Equal(evidence, bound, 1e-6);
    }

    [Fact]
    public void Cells_keep_rows_mean_and_variance()
    {
        double[] sorted = [.. Sample(50_000, seed: 7).Order()];
        WeightedCells cells = WeightedCells.Of(sorted, grain: 0);
        double mean = sorted.Average(), variance = sorted.Average(v => (v - mean) * (v - mean));
        double cellMean = cells.Means.Zip(cells.Weights, (m, w) => m * w).Sum() / cells.Rows;
        double cellVariance = Enumerable.Range(0, cells.Count).Sum(i => cells.Weights[i] * (cells.Variances[i] + Math.Pow(cells.Means[i] - mean, 2))) / cells.Rows;
        Assert.Equal(50_000, cells.Rows);
        Assert.InRange(cells.Count, 1024, 2 * 1024 + 2);
        Assert.Equal(mean, cellMean, 1e-10);
        Assert.Equal(variance, cellVariance, 1e-10);
    }
}
