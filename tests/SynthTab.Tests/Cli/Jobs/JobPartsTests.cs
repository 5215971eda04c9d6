using SynthTab.Cli;
using SynthTab.Cli.Jobs;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Cli.Jobs;

/// <summary>The small parts of a comparison's processes.</summary>
public sealed class JobPartsTests
{
    [Theory]
    [InlineData("/opt/synthtab/synthtab", true, "/opt/synthtab/synthtab")] // published, whatever its name
    [InlineData("/x/bin/SynthTab.Cli", true, "/x/bin/SynthTab.Cli")] // dotnet run
    [InlineData("/usr/bin/dotnet", true, "/usr/bin/dotnet tool.dll")] // dotnet SynthTab.Cli.dll
    [InlineData("/x/bin/SynthTab.Tests", false, "dotnet tool.dll")] // loaded by another program
    public void The_tool_finds_itself(string process, bool isTool, string expected)
    {
        OwnProgram found = OwnProgram.Find(process, isTool, "tool.dll");
        Assert.Equal(expected, string.Join(' ', [found.Program, .. found.First]));
    }

    [Fact]
    public void What_several_processes_used_is_added_up_but_for_the_peak()
    {
        using var folder = new TemporaryFolder();
        new ProcessUsage(10, 4.5, 300).AppendTo(folder.At("usage"));
        new ProcessUsage(5, 1.5, 200).AppendTo(folder.At("usage"));
        Assert.Equal(new ProcessUsage(15, 6, 300), ProcessUsage.Of(folder.At("usage")));
        Assert.Equal(new ProcessUsage(0, 0, 0), ProcessUsage.Of(folder.At("none")));
    }

    [Fact]
    public void This_process_has_used_something()
    {
        ProcessUsage usage = ProcessUsage.OfProcess();
        Assert.InRange(usage.PeakBytes, 10_000_000, 100_000_000_000);
        Assert.InRange(usage.ProcessorSeconds, 0.01, 1e6);
    }

    [Theory]
    [InlineData(2, "the sentence", "reading\nthe sentence")]
    [InlineData(137, "more memory than there is", "training")]
    [InlineData(1, "System.DivideByZeroException: nought", "training\nThis is a bug in synthtab: System.DivideByZeroException: nought\n   at Somewhere")]
    [InlineData(1, "it ran out of memory", "This is a bug in synthtab: System.OutOfMemoryException: too much")]
    [InlineData(134, "exit code 134: last words", "last words")]
    [InlineData(139, "exit code 139.", "")]
    public void A_failure_has_its_reason(int code, string reason, string errors)
        => Assert.Contains(reason, new ChildResult(code, "", errors.Split('\n', StringSplitOptions.RemoveEmptyEntries)).Reason, StringComparison.Ordinal);

    [Fact]
    public void A_record_comes_back_and_one_of_another_job_or_damaged_does_not()
    {
        using var folder = new TemporaryFolder();
        var record = new JobRecord { Key = "k", Model = "m", Seed = 3, Training = new ProcessUsage(1, 2, 3) };
        record.Write(folder.At("job.json"));
        Assert.Equal(record, JobRecord.Read(folder.At("job.json"), "k"));
        Assert.Null(JobRecord.Read(folder.At("job.json"), "another"));
        Assert.Null(JobRecord.Read(folder.Write("damaged.json", "{ \"key\": \"k\""), "k"));
        Assert.Null(JobRecord.Read(folder.At("none.json"), "k"));
    }

    [Fact]
    public void The_end_of_the_leash_stops_the_work()
    {
        using var interruption = new Interruption(new Terminal(TextWriter.Null, TextWriter.Null, leash: new StringReader("")));
        Assert.True(interruption.Token.WaitHandle.WaitOne(TimeSpan.FromSeconds(20)));
    }
}
