using System.Text.Json.Nodes;
using SynthTab.Cli;
using SynthTab.Synthesis;
using SynthTab.Tests.Cli;

namespace SynthTab.Tests.EndToEnd;

/// <summary><c>synthtab tune</c> as a user goes it.</summary>
public sealed class TuneTests : IDisposable
{
    private static readonly string[] _files = ["m.synthtab", "m.trials.jsonl", "m.tune.html", "m.tune.json", "m.tune.md", "visits.csv"];
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    // Two epochs end every training long before its budget, so that the test takes seconds.
    [Fact]
    public void A_neural_model_is_tuned_in_two_rungs_and_the_winner_makes_rows()
    {
        string[] command =
        [
            "tune", _bench["visits.csv"], "--target", "readmitted", "--model", "tabddpm", "--budget", "5h", "--trials", "6", "--set", "epochs=2",
            "--set", "widths=16", "--set", "sampling-steps=2", "--search", "batch-size=32|64", "--threads", "1", "--seed", "3", "--out", _bench["m.synthtab"], "--json",
        ];
        ToolRun run = ToolRun.Of(command);
        Assert.True(run.Code == 0, run.Error);
        Assert.Equal(_files, Directory.EnumerateFiles(Path.GetDirectoryName(_bench["visits.csv"])!).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        JsonNode result = JsonNode.Parse(run.Output)!;
        Assert.Equal([6, 3], result["plan"]!.AsArray().Select(r => r!["trials"]!.GetValue<int>()));
        Assert.Equal(3, result["plan"]![1]!["seconds"]!.GetValue<double>() / result["plan"]![0]!["seconds"]!.GetValue<double>(), 6);
        Assert.Equal(9, result["trials"]!.AsArray().Count);
        Assert.Equal(300, result["training"]!["training_rows"]!.GetValue<int>());
        Assert.Equal(2, result["training"]!["options"]!["epochs"]!.GetValue<int>());
        string[] log = File.ReadAllLines(_bench["m.trials.jsonl"]);
        Assert.Equal(0, ToolRun.Of([.. command, "--resume"]).Code);
        Assert.Equal(log, File.ReadAllLines(_bench["m.trials.jsonl"])); // finished: nothing was run again
        using IFittedSynthesizer fitted = Models.Catalog.Load(_bench["m.synthtab"], "cpu");
        Assert.Equal(5, fitted.Sample(new SampleRequest { Rows = 5 }).Sum(t => t.Rows));
    }

    [Fact]
    public void A_fast_model_prints_a_small_table()
    {
        ToolRun run = ToolRun.Of("tune", _bench["visits.csv"], "--model", "gaussian-copula", "--trials", "9", "--budget", "5h", "--out", _bench["m.synthtab"]);
        Assert.True(run.Code == 0, run.Error);
        Assert.Contains("least-rows", run.Output, StringComparison.Ordinal);
        Assert.Contains("explains  by chance up to", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_tuned_is_refused_and_leaves_nothing()
    {
        string table = _bench["visits.csv"], to = _bench["m.synthtab"];
        ToolRun.Of("tune", table, "--model", "independent", "--out", to).ShouldRefuse("--model independent", "no option left to search", "tabddpm");
        ToolRun.Of("tune", table, "--model", "ctgan", "--search", "pac=9..1", "--out", to).ShouldRefuse("--search pac=9..1", "the smaller one first");
        ToolRun.Of("tune", table, "--model", "ctgan", "--search", "pac=1|2", "--set", "pac=5", "--out", to).ShouldRefuse("--set pac", "either held or searched");
        ToolRun.Of("tune", table, "--model", "ctgan", "--trials", "0", "--out", to).ShouldRefuse("--trials: '0'");
        ToolRun.Of("tune", table, "--holdout", "0.2", "--out", to).ShouldRefuse("--holdout");
        Assert.Equal(["visits.csv"], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(table)!).Select(Path.GetFileName));
    }

    [Fact]
    public void A_budget_that_is_too_short_is_refused_with_the_one_that_would_do()
    {
        ToolRun run = ToolRun.Of("tune", _bench["visits.csv"], "--model", "tabddpm", "--budget", "1s", "--set", "widths=16", "--set", "sampling-steps=2", "--out", _bench["m.synthtab"]);
        Assert.Equal(2, run.Code);
        Assert.Contains("--budget: 1 seconds were given, and two trials of 'tabddpm' on this table need at least", run.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_bench["m.trials.jsonl"]));
    }
}
