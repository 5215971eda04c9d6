using System.Diagnostics;

namespace SynthTab.Tests.EndToEnd;

/// <summary>The built tool as a process of its own, as a user runs it.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote to stdout.</param>
/// <param name="Error">What it wrote to stderr.</param>
internal sealed record ToolProcess(int Code, string Output, string Error)
{
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(8);

    /// <summary>Runs the tool to its end.</summary>
    public static ToolProcess Run(params string[] arguments)
    {
        using Process process = Start(arguments);
        return End(process, process.StandardError.ReadToEndAsync());
    }

    /// <summary>Starts the tool.</summary>
    public static Process Start(params string[] arguments)
    {
        string tool = Path.Combine(AppContext.BaseDirectory, "SynthTab.Cli.dll");
        return Process.Start(new ProcessStartInfo("dotnet", [tool, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
    }

    /// <summary>Waits for the end of a tool that was started.</summary>
    public static ToolProcess End(Process process, Task<string> error)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(_patience))
        {
            process.Kill();
            Assert.Fail("The tool did not end.");
        }
        return new ToolProcess(process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }

    /// <summary>Done: exit code 0.</summary>
    public ToolProcess ShouldBeDone()
    {
        Assert.True(Code == 0, $"exit code {Code}: {Error}");
        return this;
    }

    /// <summary>Another end: this exit code, and words on stderr.</summary>
    public void ShouldFail(int code, string words)
    {
        Assert.Equal(code, Code);
        Assert.Contains(words, Error, StringComparison.Ordinal);
    }

    /// <summary>A refusal: exit code 2, nothing on stdout, and on stderr one sentence that holds the words.</summary>
    public void ShouldRefuse(params string[] words)
    {
        Assert.Equal((2, ""), (Code, Output));
        string sentence = Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(words, word => Assert.Contains(word, sentence, StringComparison.Ordinal));
    }
}
