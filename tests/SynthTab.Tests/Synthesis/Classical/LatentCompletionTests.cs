using MathNet.Numerics.Distributions;
using SynthTab.Synthesis.Classical;
using SynthTab.Synthesis.Classical.Copula;

namespace SynthTab.Tests.Synthesis.Classical;

/// <summary>Against normal laws whose conditional moments are known.</summary>
public sealed class LatentCompletionTests
{
    private const int Rows = 20_000;
    private const double Error = 0.03; // four standard errors of a mean of so many

    // Given z1 = a, z2 is normal with mean rho a and variance 1 - rho^2.
    [Fact]
    public void Given_a_number_the_other_is_normal_about_its_regression()
    {
        RankEvidence known = RankEvidence.Between(0.9, 0.9)!;
        double[] other = Draw(new double[,] { { 1, 0.8 }, { 0.8, 1 } }, [known, null], rank: 1);
        Assert.Equal(0.8 * Normal.InvCDF(0, 1, 0.9), other.Average(), Error);
        Assert.Equal(1 - 0.64, Variance(other), Error);
    }

    // Given z1 > 0, E z1 = sqrt(2 / pi), and E z2 = rho sqrt(2 / pi).
    [Fact]
    public void Given_a_stretch_the_other_follows_the_mean_of_the_stretch()
    {
        RankEvidence known = RankEvidence.Between(0.5, 1)!;
        double[] other = Draw(new double[,] { { 1, 0.6 }, { 0.6, 1 } }, [known, null], rank: 1);
        Assert.Equal(0.6 * Math.Sqrt(2 / Math.PI), other.Average(), Error);
    }

    // Three numbers with stretches that disagree with their correlation: compared with keeping those rows of free draws that fit.
    [Fact]
    public void Several_stretches_give_what_rejection_gives()
    {
        double[,] correlation = { { 1, 0.7, 0.5 }, { 0.7, 1, 0.3 }, { 0.5, 0.3, 1 } };
        double[] drawn = Draw(correlation, [RankEvidence.Between(0.6, 1), RankEvidence.Between(0, 0.45), null], rank: 2);

        double[][] free = new LatentGaussian(correlation, new UnitIntervals?[3]).Draw(400_000, new RandomSource(5));
        double[] kept = [.. Enumerable.Range(0, 400_000).Where(r => free[0][r] > 0.6 && free[1][r] < 0.45).Select(r => Normal.InvCDF(0, 1, free[2][r]))];
        Assert.Equal(kept.Average(), drawn.Average(), Error);
        Assert.Equal(Variance(kept), Variance(drawn), 2 * Error);
    }

    // A number and a stretch together: z3 = (z1 + z2) / sqrt(2) exactly would be singular, so a little less.
    [Fact]
    public void Numbers_and_stretches_are_held_while_the_rest_is_drawn()
    {
        double[,] correlation = { { 1, 0, 0.6 }, { 0, 1, 0.6 }, { 0.6, 0.6, 1 } };
        double[] third = Draw(correlation, [RankEvidence.Between(0.8, 0.8), RankEvidence.Between(0.5, 1), null], rank: 2);
        Assert.Equal(0.6 * Normal.InvCDF(0, 1, 0.8) + 0.6 * Math.Sqrt(2 / Math.PI), third.Average(), Error);
    }

    [Fact]
    public void Without_evidence_ranks_are_even_and_correlated()
    {
        double[] first = Draw(new double[,] { { 1, 0.8 }, { 0.8, 1 } }, [null, null], rank: 0);
        Assert.Equal(0, first.Average(), Error);
        Assert.Equal(1, Variance(first), 2 * Error);
    }

    [Fact]
    public void A_value_beyond_all_of_training_is_rare_and_not_impossible()
    {
        Assert.Equal(Normal.InvCDF(0, 1, 1e-6), RankEvidence.Between(0, 0)!.Point, 6);
        Assert.Null(RankEvidence.Between(0, 1));
        Assert.True(double.IsNaN(RankEvidence.Between(0.1, 0.2)!.Point));
    }

    private static double[] Draw(double[,] correlation, RankEvidence?[] evidence, int rank)
    {
        var latent = new LatentCompletion(correlation);
        var ranks = new double[evidence.Length];
        return Columns.Rows(Rows, row =>
        {
            latent.Draw(evidence, ranks, new RandomSource(1, (ulong)row));
            return Normal.InvCDF(0, 1, ranks[rank]);
        });
    }

    private static double Variance(double[] values)
    {
        double mean = values.Average();
        return values.Average(v => (v - mean) * (v - mean));
    }
}
