using System.Text.Json.Nodes;
using SynthTab.Cli;
using SynthTab.Synthesis;
using SynthTab.Tests.Cli;
using SynthTab.Tuning;

namespace SynthTab.Tests.Tuning;

/// <summary>Trials and runners without a model behind them.</summary>
internal static class Tries
{
    /// <summary>A real entry, for its options' names and types.</summary>
    public static SynthesizerEntry Ddpm => Models.Catalog["tabddpm"];

    /// <summary>Parts whose distance is <paramref name="distance"/> by their shape error alone: its unit is 0.003.</summary>
    public static ScoreParts At(double distance) => new()
    {
        ShapeExcess = 0.003 * distance, TrendExcess = null, Detection = null, UtilityLoss = null, NearerShare = null, Copied = 0, ExactCopies = 0,
    };

    /// <summary>Trials that differ by one option.</summary>
    public static IReadOnlyList<Trial> Numbered(int count)
        => [.. Enumerable.Range(0, count).Select(i => new Trial(i, new Dictionary<string, string> { ["x"] = $"{i}" }, new JsonObject()))];

    /// <summary>A runner that needs no time but the clock's: a trial takes its budget and <paramref name="judging"/> seconds.</summary>
    public sealed class Runner(ManualClock clock, double judging, Func<Trial, TimeSpan?, ScoreParts> objective) : ITrialRunner
    {
        /// <summary>What was run, in order.</summary>
        public List<(int Trial, double? Seconds)> Ran { get; } = [];

        public TrialMeasure Run(Trial trial, TimeSpan? budget, CancellationToken cancellation)
        {
            cancellation.ThrowIfCancellationRequested();
            Ran.Add((trial.Number, budget?.TotalSeconds));
            double fit = budget?.TotalSeconds ?? 1;
            clock.Advance(fit + judging);
            return new TrialMeasure(objective(trial, budget), fit, judging);
        }
    }
}
