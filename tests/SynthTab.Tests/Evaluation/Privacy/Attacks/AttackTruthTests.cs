using SynthTab.Evaluation;
using SynthTab.Evaluation.Privacy.Attacks;
using SynthTab.Tables;

namespace SynthTab.Tests.Evaluation.Privacy.Attacks;

/// <summary>Cases whose residual risk is known.</summary>
public sealed class AttackTruthTests
{
    private static readonly Table Training = Numbers(1_000, seed: 1);
    private static readonly Table Holdout = Numbers(1_000, seed: 2);

    private static IMetric[] Attacks { get; } = [new SinglingOutUnivariate(), new SinglingOutMultivariate(), new Linkability(), new AttributeInference()];

    public static TheoryData<string> Names { get; } = [.. Attacks.Select(a => a.Description.Name)];

    [Theory, MemberData(nameof(Names))]
    public void A_fresh_sample_leaves_no_risk(string name)
        => Assert.Equal(0, Risk(name, Numbers(1_000, seed: 3), Holdout).Interval!.Low, 0.01);

    [Theory, MemberData(nameof(Names))]
    public void The_training_table_itself_leaves_every_risk(string name)
        => Assert.True(Risk(name, Training, Holdout).Value > 0.95);

    // A quarter of the training rows is replaced for the control, and the figure is scaled up to all.
    [Theory, InlineData("singling-out-univariate"), InlineData("singling-out-multivariate")]
    public void A_small_holdout_does_not_hide_the_copies(string name)
        => Assert.True(Risk(name, Training, Holdout.Slice(0, 250)).Value > 0.85);

    // Combinations that single out a judged row often meet a second training row by chance, so that copies show less there.
    [Theory]
    [InlineData("singling-out-univariate", 0.2)]
    [InlineData("singling-out-multivariate", 0.05)]
    [InlineData("linkability", 0.2)]
    [InlineData("attribute-inference", 0.15)]
    public void Three_copied_rows_in_ten_are_found(string name, double least)
    {
        Table leaky = Some.Stacked(Training.Take([.. Enumerable.Range(0, 1_000).Where(row => row % 10 < 3)]), Numbers(700, seed: 4));
        Assert.InRange(Risk(name, leaky, Holdout).Value, least, 0.4);
        Assert.InRange(Risk(name, leaky, Holdout.Slice(0, 500)).Value, least, 0.4);
    }

    [Theory, MemberData(nameof(Names))]
    public void Without_unseen_rows_there_is_no_answer(string name)
        => Assert.IsType<MetricResult.NotApplicable>(Metric(name).Ask(Asking.Judge(Training, Training)));

    /// <summary>Four correlated numbers, all different: who knows three nearly knows the fourth.</summary>
    private static Table Numbers(int rows, int seed)
    {
        var random = new RandomSource(seed);
        double[][] columns = [new double[rows], new double[rows], new double[rows], new double[rows]];
        for (int row = 0; row < rows; row++)
        {
            double common = random.NextNormal();
            foreach (double[] column in columns) { column[row] = 10 * common + 10 * random.NextNormal(); }
        }
        return Table.Of([.. columns.Select((values, i) => Some.Numbers($"x{i}", values))]);
    }

    private static IMetric Metric(string name) => Attacks.Single(a => a.Description.Name == name);

    private static MetricResult.Score Risk(string name, Table synthetic, Table holdout)
        => Metric(name).Score(Asking.Judge(Training, synthetic, holdout));
}
