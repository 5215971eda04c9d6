using System.Globalization;

namespace SynthTab.Comparisons.Rule;

/// <summary>One thing that models are compared by, in a recommendation. Less is better.</summary>
/// <param name="Name">In files, in kebab-case.</param>
/// <param name="Words">What it is, in a sentence: <c>distance from real rows</c>.</param>
/// <param name="Better">What a model is that has less of it: <c>nearer to real rows</c>.</param>
/// <param name="Of">The number and what sampling leaves open of it.</param>
/// <param name="Trifle">A difference that does not matter, given the lesser of the two numbers.</param>
/// <param name="Text">The number for people.</param>
public sealed record Criterion(
    string Name, string Words, string Better, Func<ModelScores, Measured> Of, Func<double, double> Trifle, Func<ModelScores, string> Text)
{
    /// <summary>A loss of so little matters to nobody.</summary>
    private const double LossTrifle = 0.01;

    /// <summary>A quarter more time, or three seconds, is as long.</summary>
    private const double TimeTrifle = 0.25, SecondsTrifle = 3;

    /// <summary>Closeness of the table to the real one.</summary>
    public static Criterion Closeness { get; } = new("closeness", "distance from real rows", "nearer to real rows", s => s.Closeness, _ => LossTrifle, s => Loss(s.Closeness));

    /// <summary>Closeness, diversity and utility together.</summary>
    public static Criterion Quality { get; } = new("quality", "quality loss", "better in quality", s => s.Quality, _ => LossTrifle, s => Loss(s.Quality));

    /// <summary>The evaluator's verdict on privacy.</summary>
    public static Criterion PrivacyGrade { get; } = new("privacy-verdict", "verdict on privacy", "better in its verdict on privacy",
        s => new Measured(s.PrivacyGrade, 0), _ => 0, s => s.PrivacyGrade switch { 0 => "good", 1 => "mixed", _ => "bad" });

    /// <summary>What is told of training rows.</summary>
    public static Criterion Risk { get; } = new("risk", "privacy risk", "of less risk", s => s.Risk, _ => LossTrifle, s => Loss(s.Risk));

    /// <summary>The time it takes.</summary>
    public static Criterion Cost { get; } = new("cost", "seconds of work", "quicker", s => new Measured(s.Seconds, 0),
        least => Math.Max(TimeTrifle * least, SecondsTrifle), s => s.Seconds.ToString(s.Seconds < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture) + " s");

    /// <summary>What rows can be ordered.</summary>
    public static Criterion Control { get; } = new("control", "abilities", "of more abilities", s => new Measured(s.Control, 0), _ => 0,
        s => (-s.Control).ToString(CultureInfo.InvariantCulture));

    /// <summary>All of them, in the order that counts where nothing else is asked.</summary>
    public static IReadOnlyList<Criterion> All { get; } = [Quality, PrivacyGrade, Risk, Cost, Control, Closeness];

    /// <summary>What needs put first, in their order; then the rest.</summary>
    public static IReadOnlyList<Criterion> For(IEnumerable<Need> needs) => [.. needs.SelectMany(First).Concat(All).Distinct()];

    /// <summary>Whether the first model is better by more than a trifle and by more than sampling explains.</summary>
    public bool TellsApart(ModelScores better, ModelScores worse) => Of(worse).Value - Of(better).Value > Tolerance(better, worse);

    /// <summary>The models that cannot be told from the best one; with any of them, all that are at least as good.</summary>
    /// <remarks>The second half keeps the rule from dropping a model for the one it beats, only because the latter is less certain.</remarks>
    public IReadOnlyList<ModelScores> Best(IReadOnlyList<ModelScores> models)
    {
        ModelScores best = models.MinBy(m => Of(m).Value)!;
        double last = models.Where(m => !TellsApart(best, m)).Max(m => Of(m).Value);
        return [.. models.Where(m => Of(m).Value <= last)];
    }

    private static Criterion[] First(Need need) => need switch
    {
        Need.Privacy => [PrivacyGrade, Risk],
        Need.Speed => [Cost],
        Need.Fidelity => [Closeness],
        Need.Control => [Control],
        _ => [Quality],
    };

    private double Tolerance(ModelScores better, ModelScores worse)
    {
        (double a, double b) = (Of(better).Half, Of(worse).Half);
        return Math.Max(Math.Sqrt(a * a + b * b), Trifle(Of(better).Value));
    }

    private static string Loss(Measured loss) => loss.Value.ToString("0.000", CultureInfo.InvariantCulture);
}
