using SynthTab.Comparisons;
using SynthTab.Evaluation;
using SynthTab.Evaluation.Verdicts;

namespace SynthTab.Tests.Comparisons;

/// <summary>Models with figures by hand. Unless told otherwise a model is as good as real rows in everything, and took ten seconds.</summary>
internal static class SomeModels
{
    /// <summary>A model with one run of seed 0.</summary>
    public static ComparedModel Model(
        string name, double detection = 0.5, double membership = 0.5, double seconds = 10, double half = 0, int abilities = 0,
        VerdictGrade privacy = VerdictGrade.Good, bool isHazard = false, double utility = 1)
        => Of(name, [Run(0, detection, membership, seconds, half, privacy, utility)], abilities, isHazard);

    /// <summary>A model with these runs.</summary>
    public static ComparedModel Of(string name, IReadOnlyList<ModelRun> runs, int abilities = 0, bool isHazard = false) => new()
    {
        Name = name,
        Runs = runs,
        IsHazard = isHazard,
        Abilities = [.. Enumerable.Range(0, abilities).Select(i => $"ability {i}")],
    };

    /// <summary>A model that failed.</summary>
    public static ComparedModel Failed(string name, string reason) => Of(name, [new ModelRun { Seed = 0, Failure = reason }]);

    /// <summary>One run.</summary>
    public static ModelRun Run(
        long seed, double detection = 0.5, double membership = 0.5, double seconds = 10, double half = 0, VerdictGrade privacy = VerdictGrade.Good, double utility = 1) => new()
        {
            Seed = seed,
            Figures = new Dictionary<string, FigureValue>
            {
                ["shape-error"] = new(0.01, half, 0.01),
                ["detection"] = new(detection, half, 0.5),
                ["utility"] = new(utility, half, 1),
                ["membership"] = new(membership, half, 0.5),
            },
            Verdicts = [new FamilyVerdict(MetricFamily.Fidelity, VerdictGrade.Good, "It is."), new FamilyVerdict(MetricFamily.Privacy, privacy, "It is.")],
            Cost = Cost(seconds),
            Report = FormattableString.Invariant($"jobs/x-seed{seed}/report.html"),
        };

    /// <summary>A cost of so many processor seconds, all of training.</summary>
    public static RunCost Cost(double seconds) => new()
    {
        TrainingSeconds = 2 * seconds,
        TrainingProcessorSeconds = seconds,
        TrainingPeakBytes = 100_000_000,
        Device = "cpu",
        SamplingSeconds = 0.5,
        SamplingProcessorSeconds = 0,
        SamplingPeakBytes = 50_000_000,
        Rows = 1000,
        ModelBytes = 123_456,
    };
}
