using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tables.Csv;

namespace SynthTab.Tests.EndToEnd;

/// <summary>The straight way through the tool, as a user goes it.</summary>
public sealed class MainJobTests : IDisposable
{
    private static readonly string[] _files = ["model.synthtab", "report.html", "report.json", "report.md", "schema.json", "synthetic.csv"];
    private const int Interrupt = 2; // SIGINT
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    [Fact]
    public void Generate_with_ctgan_fills_the_folder_and_prints_the_scores()
    {
        ToolProcess run = ToolProcess.Run("generate", _bench["visits.csv"], "--target", "readmitted", "--epochs", "2", "--batch-size", "100", "--out", _bench["out"]).ShouldBeDone();
        Assert.Equal(_files, Directory.EnumerateFiles(_bench["out"]).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Table synthetic = CsvTableReader.ReadFile(_bench["out/synthetic.csv"], TableSchemaFile.Load(_bench["out/schema.json"]));
        Assert.Equal(300, synthetic.Rows);
        Assert.Contains("2 epochs", run.Output, StringComparison.Ordinal);
        Assert.Contains("synthetic", run.Output, StringComparison.Ordinal);
        Assert.Contains("240 training rows and 60", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Generate_reads_parts_that_were_split_before_and_answers_in_json()
    {
        string[] lines = File.ReadAllLines(_bench["visits.csv"]);
        File.WriteAllLines(_bench["train.csv"], lines[..201]);
        File.WriteAllLines(_bench["test.csv"], [lines[0], .. lines[201..]]);
        ToolProcess run = ToolProcess.Run(
            "generate", "--train", _bench["train.csv"], "--holdout", _bench["test.csv"], "--model", "independent",
            "--rows", "70", "--out", _bench["out"], "--json").ShouldBeDone();
        JsonNode result = JsonNode.Parse(run.Output)!;
        Assert.Equal(200, result["training"]!["training_rows"]!.GetValue<int>());
        Assert.Equal(71, File.ReadLines(_bench["out/synthetic.csv"]).Count());
    }

    [Fact]
    public void The_same_seed_gives_the_same_file_whatever_the_batch_size_and_the_threads()
    {
        ToolProcess.Run("fit", _bench["visits.csv"], "--model", "independent", "--out", _bench["m.synthtab"]).ShouldBeDone();
        Sample("one.csv", "--seed", "7", "--threads", "1");
        Sample("two.csv", "--seed", "7", "--threads", "2", "--batch-size", "17");
        Sample("three.csv", "--seed", "8");
        Assert.Equal(File.ReadAllText(_bench["one.csv"]), File.ReadAllText(_bench["two.csv"]));
        Assert.NotEqual(File.ReadAllText(_bench["one.csv"]), File.ReadAllText(_bench["three.csv"]));
    }

    [Fact]
    public void Conditions_hold_for_every_row()
    {
        ToolProcess.Run("fit", _bench["visits.csv"], "--model", "independent", "--out", _bench["m.synthtab"]).ShouldBeDone();
        Sample("women.csv", "--where", "sex=female", "--where", "age>=60");
        Table women = CsvTableReader.InferAndRead(_bench["women.csv"]).Table;
        Assert.All(((NumericColumn)women["age"]).Values, age => Assert.True(age >= 60));
        Assert.Equal(["female"], women.Schema["sex"].Levels);
    }

    [Fact]
    public void A_schema_that_was_edited_is_obeyed()
    {
        ToolProcess.Run("inspect", _bench["visits.csv"], "--out", _bench["schema.json"]).ShouldBeDone();
        string schema = File.ReadAllText(_bench["schema.json"]);
        JsonNode edited = JsonNode.Parse(schema)!;
        edited["columns"]!.AsArray().Single(c => c!["name"]!.GetValue<string>() == "cost")!["roles"] = new JsonArray("excluded");
        File.WriteAllText(_bench["schema.json"], edited.ToJsonString());
        ToolProcess.Run("fit", _bench["visits.csv"], "--schema", _bench["schema.json"], "--model", "independent", "--out", _bench["m.synthtab"]).ShouldBeDone();
        Sample("rows.csv");
        Assert.DoesNotContain("cost", File.ReadLines(_bench["rows.csv"]).First(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_first_interrupt_keeps_the_model_so_far()
    {
        SkipWhereNoInterruptArrives();
        using Process tool = ToolProcess.Start("fit", _bench["visits.csv"], "--epochs", "1000000", "--batch-size", "100", "--out", _bench["m.synthtab"]);
        string? line;
        do { line = await tool.StandardError.ReadLineAsync(TestContext.Current.CancellationToken); }
        while (line is not null && !line.Contains("epochs,", StringComparison.Ordinal));
        Assert.Equal(0, Kill(tool.Id, Interrupt));
        ToolProcess end = ToolProcess.End(tool, tool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        Assert.Equal(130, end.Code);
        Assert.Contains("m.checkpoint.synthtab", end.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_bench["m.synthtab"]));
        ToolProcess.Run("sample", _bench["m.checkpoint.synthtab"], "--rows", "5", "--out", _bench["rows.csv"]).ShouldBeDone();
        ToolProcess other = ToolProcess.Run("fit", _bench["visits.csv"], "--epochs", "7", "--batch-size", "100", "--resume", "--out", _bench["m.synthtab"]);
        Assert.Equal(2, other.Code);
        Assert.Contains("it was trained with epochs=1000000, and epochs=7 is asked for", other.Error, StringComparison.Ordinal);
    }

    // A budget ends the training that the interrupt left half-done: the second run goes on from its steps and counts its time.
    [Fact]
    public async Task Resume_goes_on_where_the_interrupt_came_and_takes_the_checkpoint_away()
    {
        SkipWhereNoInterruptArrives();
        string[] command = ["fit", _bench["visits.csv"], "--epochs", "1000000", "--batch-size", "100", "--out", _bench["m.synthtab"], "--json"];
        using Process tool = ToolProcess.Start(command);
        string? line;
        do { line = await tool.StandardError.ReadLineAsync(TestContext.Current.CancellationToken); }
        while (line is not null && !line.Contains("epochs,", StringComparison.Ordinal));
        Assert.Equal(0, Kill(tool.Id, Interrupt));
        Assert.Equal(130, ToolProcess.End(tool, tool.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).Code);
        double before = StepsOf("m.checkpoint.synthtab");
        ToolProcess.Run([.. command, "--resume", "--budget", "1s"]).ShouldBeDone();
        Assert.False(File.Exists(_bench["m.checkpoint.synthtab"]));
        Assert.InRange(StepsOf("m.synthtab"), before, double.MaxValue);
        Assert.InRange(before, 1, double.MaxValue);
    }

    private static void SkipWhereNoInterruptArrives()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGINT to send.");
        const string status = "/proc/self/status";
        if (!File.Exists(status)) { return; }
        string ignored = File.ReadLines(status).First(line => line.StartsWith("SigIgn:", StringComparison.Ordinal))[7..].Trim();
        Assert.SkipWhen(((Convert.ToUInt64(ignored, 16) >> (Interrupt - 1)) & 1) == 1, "The tests were started with SIGINT ignored, as a job in the background of a script is, and the tool inherits that.");
    }

    private double StepsOf(string model)
    {
        using IFittedSynthesizer fitted = SynthTab.Cli.Models.Catalog.Load(_bench[model], "cpu");
        return fitted.Manifest.Training.Figures["steps"];
    }

    [Fact]
    public void A_command_that_has_nothing_to_go_on_from_says_so()
    {
        ToolProcess run = ToolProcess.Run("fit", _bench["visits.csv"], "--epochs", "2", "--resume", "--out", _bench["m.synthtab"]);
        Assert.Equal(2, run.Code);
        Assert.Contains("m.checkpoint.synthtab", run.Error, StringComparison.Ordinal);
        Assert.Contains("there is no such file", run.Error, StringComparison.Ordinal);
    }

    // By the C library: a plain Debian has no 'kill' program.
    [DllImport("libc", EntryPoint = "kill")]
    private static extern int Kill(int process, int signal);

    private void Sample(string to, params string[] options)
        => ToolProcess.Run(["sample", _bench["m.synthtab"], "--rows", "50", "--out", _bench[to], .. options]).ShouldBeDone();
}
