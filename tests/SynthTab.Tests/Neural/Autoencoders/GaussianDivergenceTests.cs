using SynthTab.Neural.Autoencoders;

namespace SynthTab.Tests.Neural.Autoencoders;

public sealed class GaussianDivergenceTests
{
    // μ = 1, λ = 0: ½ (1 + 1 − 1 − 0) = ½. μ = 0, λ = ln 4: ½ (4 − 1 − ln 4). Slopes: μ and ½ (e^λ − 1), times the scale 2.
    [Fact]
    public void It_is_the_formula_with_its_slopes()
    {
        float[] means = [1, 0], logVariances = [0, MathF.Log(4)], meanSlopes = new float[2], logVarianceSlopes = new float[2];
        double found = GaussianDivergence.Evaluate(means, logVariances, 2, meanSlopes, logVarianceSlopes);
        Assert.Equal(0.5 + 0.5 * (3 - Math.Log(4)), found, 6);
        Assert.Equal([2, 0], meanSlopes);
        Assert.Equal([0, 3], logVarianceSlopes.Select(s => Math.Round(s, 5)));
    }

    [Fact]
    public void A_standard_normal_distribution_lies_nowhere_else()
        => Assert.Equal(0, GaussianDivergence.Evaluate(new float[3], new float[3], 1, new float[3], new float[3]));

    // KL(q ‖ p) is the mean of ln q(z) − ln p(z) over z drawn from q.
    [Fact]
    public void It_is_what_draws_say()
    {
        float[] means = [0.7f, -1.2f, 0], logVariances = [-1.5f, 0.4f, -4f], slopes = new float[3];
        double closed = GaussianDivergence.Evaluate(means, logVariances, 1, slopes, slopes);
        var random = new RandomSource(3);
        const int draws = 200_000;
        double sum = 0, squares = 0;
        for (int draw = 0; draw < draws; draw++)
        {
            double difference = 0;
            for (int i = 0; i < means.Length; i++)
            {
                double noise = random.NextNormal(), z = means[i] + Math.Exp(logVariances[i] / 2) * noise;
                difference += 0.5 * (z * z - noise * noise - logVariances[i]);
            }
            sum += difference;
            squares += difference * difference;
        }
        double mean = sum / draws, error = Math.Sqrt((squares / draws - mean * mean) / draws);
        Assert.InRange(closed, mean - 4 * error, mean + 4 * error);
        Assert.InRange(error, 0, 0.01 * closed);
    }
}
