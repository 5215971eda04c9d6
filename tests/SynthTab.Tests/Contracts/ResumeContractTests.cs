using SynthTab.Datasets;
using SynthTab.Synthesis;
using SynthTab.Synthesis.Checkpoints;
using SynthTab.Synthesis.Files;
using SynthTab.Tables;
using SynthTab.Tests.Synthesis;

namespace SynthTab.Tests.Contracts;

/// <summary>What every synthesizer that trains in epochs promises about interruptions. A new one is tested here by being in the catalog.</summary>
public sealed class ResumeContractTests : IDisposable
{
    private static readonly Table _table = ClinicVisits.Draw(rows: 300);

    private readonly string _folder = Directory.CreateTempSubdirectory("synthtab-resume-").FullName;

    public static TheoryData<string> Names { get; } =
        [.. SynthesizerCases.Catalog.Entries.Where(e => e.Capabilities.HasFlag(SynthesizerCapabilities.Budget)).Select(e => e.Name)];

    private string Checkpoint => Path.Combine(_folder, "m.checkpoint.synthtab");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Theory]
    [MemberData(nameof(Names))]
    public void Interrupted_and_continued_it_is_the_model_of_a_training_in_one_go(string name)
    {
        using IFittedSynthesizer whole = SynthesizerCases.Create(name).Fit(_table, Context());
        using IFittedSynthesizer half = FitHalf(name);
        Assert.True(half.Manifest.Training.Interrupted);
        using IFittedSynthesizer loaded = SynthesizerCases.Catalog.Load(Checkpoint, "cpu");
        TableAssert.SameCells(half.Rows(20), loaded.Rows(20)); // a checkpoint makes rows like any other model
        using IFittedSynthesizer resumed = SynthesizerCases.Create(name).Fit(_table, Context(resume: true));
        Assert.Equal(Weights(whole, "whole"), Weights(resumed, "resumed"));
        Assert.NotEqual(Weights(half, "half"), Weights(resumed, "resumed"));
        Assert.Equal(whole.Manifest.Training.Figures, resumed.Manifest.Training.Figures);
        Assert.False(resumed.Manifest.Training.Interrupted);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Training_goes_on_only_with_what_it_began_with(string name)
    {
        using IFittedSynthesizer half = FitHalf(name);
        Refused("another table", () => SynthesizerCases.Create(name).Fit(_table.Slice(0, 299), Context(resume: true)));
        Refused("the seed 5", () => SynthesizerCases.Create(name).Fit(_table, Context(resume: true) with { Seed = 6 }));
        Refused("epochs=", () => SynthesizerCases.Catalog.Create(name, ["epochs=977"]).Fit(_table, Context(resume: true)));
        Refused("no such file", () => SynthesizerCases.Create(name).Fit(_table, new FitContext
        {
            CheckpointPlan = new CheckpointPlan(Path.Combine(_folder, "none.synthtab")) { Resume = true },
        }));
        half.Save(Checkpoint); // without the training's state, as a finished model is saved
        Refused("a finished model", () => SynthesizerCases.Create(name).Fit(_table, Context(resume: true)));
    }

    [Fact]
    public void A_model_that_learns_in_one_go_cannot_go_on()
        => Refused("learns in one go", () => SynthesizerCases.Catalog.Create("independent").Fit(_table, Context(resume: true)));

    private IFittedSynthesizer FitHalf(string name)
    {
        using var stop = new CancellationTokenSource();
        return SynthesizerCases.Create(name).Fit(_table, Context() with
        {
            Cancellation = stop.Token,
            Progress = new Stopper(stop),
        });
    }

    private FitContext Context(bool resume = false)
        => new() { Seed = 5, Threads = 1, Device = "cpu", CheckpointPlan = new CheckpointPlan(Checkpoint) { Resume = resume } };

    private SortedDictionary<string, string> Weights(IFittedSynthesizer fitted, string file)
    {
        string path = Path.Combine(_folder, file);
        fitted.Save(path);
        return new(ModelFile.Read(path).Weights.ToDictionary(w => w.Key, w => string.Join(' ', w.Value.Values.Cast<object>())));
    }

    private static void Refused(string reason, Func<IFittedSynthesizer> fit)
        => Assert.Contains(reason, Assert.ThrowsAny<SynthTabException>(fit).Message, StringComparison.Ordinal);

    /// <summary>Asks training to stop at its first sign of life: the report of its first step.</summary>
    private sealed class Stopper(CancellationTokenSource stop) : IProgress<FitProgress>
    {
        public void Report(FitProgress value)
        {
            if (value.Stage == "training") { stop.Cancel(); }
        }
    }
}
