namespace SynthTab.Evaluation;

/// <summary>How the evaluator finds what the choice of judged rows leaves open where a metric has no formula for it: it asks the
/// metric again about random halves of them.</summary>
/// <remarks>A half drawn without replacement scatters about the table it was drawn from as that table does about its law, since
/// 1/(n/2) - 1/n = 1/n (McCarthy 1969, "Pseudo-Replication: Half Samples"). Unlike a bootstrap, a half repeats no row, which every
/// distance between distributions would take for a difference. Only the spread of the halves is used, never their level, which is
/// that of a smaller table.</remarks>
public sealed record Resampling
{
    /// <summary>For metrics that average over rows: at most <see cref="EvaluationLimits.HalvedRows"/> judged rows are halved and the spread is carried over to the
    /// number of rows there are, as that of a mean.</summary>
    public static Resampling OfParts { get; } = new();

    /// <summary>For metrics that count what occurs at all: all judged rows are halved, because their spread does not shrink with the
    /// number of rows as that of a mean does.</summary>
    public static Resampling OfAllRows { get; } = new() { TakesAllRows = true };

    /// <summary>For metrics that look at the largest and the smallest values: as <see cref="OfAllRows"/>, and √2 times as wide. Half of
    /// all halves hold the extreme row itself, so that they scatter by about 0.7 of what another table would.</summary>
    public static Resampling OfExtremes { get; } = new() { TakesAllRows = true, Widening = Math.Sqrt(2) };

    /// <summary>For metrics that learn from the judged rows and are tested on others, so that their own interval holds the chance
    /// of the tested rows alone: six models learned from parts, whose spread is added to it.</summary>
    public static Resampling OfLearning { get; } = new() { Halves = 6 };

    /// <summary>By how much the spread of the halves falls short. Default 1.</summary>
    public double Widening { get; init; } = 1;

    /// <summary>How many halves are drawn, unless <see cref="EvaluationLimits.Halves"/> are fewer. Default 16, at least 2.</summary>
    public int Halves { get; init; } = 16;

    /// <summary>Whether all rows are halved. Default false.</summary>
    public bool TakesAllRows { get; init; }

    /// <summary>The most judged rows that the metric itself looks at. Default: no limit.</summary>
    public int MostRows { get; init; } = int.MaxValue;
}
