using System.Diagnostics;
using System.Text.Json.Nodes;

namespace SynthTab.Tests.EndToEnd;

/// <summary>Models are compared as a user does it: to the end, past a model that fails, and past a kill.</summary>
public sealed class CompareTests : IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(4);
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void A_model_that_fails_does_not_stop_the_others()
    {
        string[] command = ["compare", _bench["visits.csv"], "--target", "readmitted", "--models", "independent,ctgan", "--budget", "1s", "--device", "cuda:99", "--out", _bench["out"]];
        ToolProcess run = ToolProcess.Run([.. command, "--json"]).ShouldBeDone();
        JsonNode comparison = JsonNode.Parse(run.Output)!["comparison"]!;
        Assert.Equal(["independent", "ctgan"], comparison["models"]!.AsArray().Select(m => (string)m!["name"]!));
        Assert.Null(comparison["models"]![0]!["failure"]);
        Assert.Contains("cuda", (string?)comparison["models"]![1]!["failure"], StringComparison.OrdinalIgnoreCase);
        JsonNode cost = comparison["models"]![0]!["runs"]![0]!["cost"]!;
        Assert.True((double)cost["trainingProcessorSeconds"]! > 0 && (long)cost["trainingPeakBytes"]! > 10_000_000 && (long)cost["modelBytes"]! > 1000);
        Assert.True(File.Exists(_bench["out/compare.html"]) && File.Exists(_bench["out/compare.md"]) && File.Exists(_bench["out/jobs/independent-seed0/report.html"]));
        Assert.False(Directory.Exists(_bench["out/real-rows-while-at-work"]) || File.Exists(_bench["out/jobs/bootstrap-seed0/synthetic.csv"])); // no real row stays
        ToolProcess.Run("compare", _bench["visits.csv"], "--target", "readmitted", "--models", "ctgan", "--budget", "1s", "--device", "cuda:99", "--out", _bench["out"])
            .ShouldFail(2, "every model failed");
        ToolProcess.Run([.. command, "--seed", "5"]).ShouldRefuse("it holds a comparison");
        ToolProcess.Run("compare", _bench["visits.csv"], "--target", "readmitted", "--models", "independent", "--budget", "2s", "--device", "cuda:99", "--out", _bench["out"])
            .ShouldRefuse("budget=1 s", "budget=2 s");
    }

    [Fact]
    public async Task After_a_kill_the_same_command_goes_on_without_what_was_done()
    {
        string[] command = ["compare", _bench["visits.csv"], "--models", "independent,gaussian-copula", "--parallel", "1", "--out", _bench["out"]];
        await KillOnce(command, () => IsDone("independent-seed0"));
        string finished = File.ReadAllText(_bench["out/jobs/independent-seed0/job.json"]);
        ToolProcess again = ToolProcess.Run([.. command, "--need", "speed"]).ShouldBeDone();
        Assert.Matches("3 jobs, [12] of them done before", again.Error);
        Assert.DoesNotContain("independent-seed0: training begins", again.Error, StringComparison.Ordinal);
        Assert.Equal(finished, File.ReadAllText(_bench["out/jobs/independent-seed0/job.json"]));
        Assert.Contains("for speed?", again.Output, StringComparison.Ordinal);
    }

    // The budget is never reached: what counts is that the second training goes on from where the first one was killed.
    [Fact]
    public async Task A_training_that_was_killed_goes_on_from_its_checkpoint()
    {
        string[] command = ["compare", _bench["visits.csv"], "--models", "ctgan", "--budget", "1h", "--out", _bench["out"]];
        await KillOnce(command, () => Log("ctgan-seed0").Contains("epochs,", StringComparison.Ordinal));
        await Until(() => Processes() == 1, null); // nobody told the child: it has noticed, kept its model, and ended
        Assert.True(File.Exists(_bench["out/jobs/ctgan-seed0/model.checkpoint.synthtab"]));
        await KillOnce(command, () => Log("ctgan-seed0").Contains("Going on with the training", StringComparison.Ordinal) && Log("ctgan-seed0").Split("epochs,").Length > 2);
        await Until(() => Processes() == 2, null);
        Assert.Contains("--resume", Log("ctgan-seed0"), StringComparison.Ordinal);
    }

    [Fact]
    public void What_cannot_be_compared_is_refused_before_any_work()
    {
        string table = _bench["visits.csv"], to = _bench["out"];
        ToolProcess.Run("compare", table, "--models", "independent,ctgam", "--out", to).ShouldRefuse("'ctgam'", "ctgan");
        ToolProcess.Run("compare", table, "--need", "beauty", "--out", to).ShouldRefuse("--need", "'beauty'", "privacy");
        ToolProcess.Run("compare", table, "--target", "height", "--out", to).ShouldRefuse("height");
        ToolProcess.Run("compare", table, "--seeds", "0", "--out", to).ShouldRefuse("--seeds", "'0'");
        Assert.False(Directory.Exists(to));
    }

    /// <summary>Starts the tool, and ends it once this holds, without a chance to say goodbye.</summary>
    private static async Task KillOnce(string[] command, Func<bool> holds)
    {
        using Process tool = ToolProcess.Start(command);
        Task<string> error = tool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await Until(holds, tool);
        tool.Kill();
        await tool.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The processes that have trained and ended.</summary>
    private int Processes() => File.Exists(_bench["out/jobs/ctgan-seed0/training.usage"]) ? File.ReadLines(_bench["out/jobs/ctgan-seed0/training.usage"]).Count() : 0;

    private bool IsDone(string job)
    {
        string file = _bench[$"out/jobs/{job}/job.json"];
        return File.Exists(file) && JsonNode.Parse(File.ReadAllText(file))!["evaluation"] is not null;
    }

    private string Log(string job)
    {
        string file = _bench[$"out/jobs/{job}/log.txt"];
        if (!File.Exists(file)) { return ""; }
        using var reader = new StreamReader(new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }

    private static async Task Until(Func<bool> holds, Process? alive)
    {
        var watch = Stopwatch.StartNew();
        while (!holds())
        {
            Assert.True(watch.Elapsed < _patience && alive is not { HasExited: true }, "What was waited for did not come.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
