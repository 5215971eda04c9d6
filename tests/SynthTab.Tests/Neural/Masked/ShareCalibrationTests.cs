using SynthTab.Encoders.Discrete;
using SynthTab.Neural.Masked;
using SynthTab.Tests.Encoders;

namespace SynthTab.Tests.Neural.Masked;

public sealed class ShareCalibrationTests
{
    private const int Rows = 4000;

    // The network says (0.5, 0.5), training (0.6, 0.4): factors 0.6/0.5 and 0.4/0.5 but for a damping of one row.
    [Fact]
    public void Expected_shares_come_to_those_of_training_and_rows_still_sum_to_one()
    {
        float[] probabilities = [.. Enumerable.Range(0, Rows).SelectMany(row => row % 2 == 0 ? new[] { 0.3f, 0.7f } : [0.7f, 0.3f])];
        Calibration(withPairs: false).Apply(0, Rows, probabilities, [new int[Rows], new int[Rows]], [false, false]);
        Assert.All(probabilities.Chunk(2), row => Assert.Equal(1, row.Sum(), 1e-5));
        Assert.Equal(0.6, probabilities.Where((_, i) => i % 2 == 0).Average(), 0.004);
        Assert.True(probabilities[0] < probabilities[2]); // what tells rows apart stays
    }

    // In training, the second column equals the first in 80 of 100 rows. The network sees nothing of it: every row (0.6, 0.4).
    [Fact]
    public void Pairs_come_to_those_of_training_where_the_partner_is_drawn()
    {
        int[] partner = [.. Enumerable.Range(0, Rows).Select(row => row % 5 < 3 ? 0 : 1)];
        float[] Made(bool isDrawn)
        {
            float[] probabilities = [.. Enumerable.Range(0, Rows).SelectMany(_ => new[] { 0.6f, 0.4f })];
            Calibration(withPairs: true).Apply(0, Rows, probabilities, [new int[Rows], partner], [false, isDrawn]);
            return probabilities;
        }
        float[] fitted = Made(isDrawn: true), alone = Made(isDrawn: false);
        Assert.All(fitted.Chunk(2), row => Assert.Equal(1, row.Sum(), 1e-5));
        Assert.Equal(50 / 60.0, Share(fitted, partner, 0), 0.02); // of 60 rows with partner 0, 50 are 0
        Assert.Equal(10 / 40.0, Share(fitted, partner, 1), 0.02);
        Assert.Equal(0.6, Share(alone, partner, 0), 0.01);
    }

    [Fact]
    public void A_share_is_moved_at_most_threefold()
    {
        float[] probabilities = [.. Enumerable.Range(0, Rows).SelectMany(_ => new[] { 0.001f, 0.999f })];
        Calibration(withPairs: false).Apply(0, Rows, probabilities, [new int[Rows], new int[Rows]], [false, false]);
        Assert.InRange(probabilities[0], 0.001f, 0.001f * 3 * 3 * 3 * 3); // two sweeps, each by 3 over at least 1/3
    }

    private static double Share(float[] probabilities, int[] partner, int group)
        => Enumerable.Range(0, Rows).Where(row => partner[row] == group).Average(row => probabilities[2 * row]);

    /// <summary>One hundred training rows: (0, 0) 50, (0, 1) 10, (1, 0) 10, (1, 1) 30.</summary>
    private static ShareCalibration Calibration(bool withPairs)
    {
        int[] a = [.. Enumerable.Repeat(0, 60), .. Enumerable.Repeat(1, 40)], b = [.. Enumerable.Range(0, 100).Select(i => i is < 50 or (>= 60 and < 70) ? 0 : 1)];
        DiscreteCoding coding = ClassGroupsTests.Coding(ColumnCases.Levels(a, 2, name: "a"), ColumnCases.Levels(b, 2, name: "b"));
        return new ShareCalibration(ClassStatistics.Of(coding, [a, b]), [[0.6, 0.4], [0.6, 0.4]], withPairs);
    }
}
