using SynthTab.Cli;

namespace SynthTab.Tests.Cli;

/// <summary>One run of the tool within the test's own process.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote to stdout.</param>
/// <param name="Error">What it wrote to stderr.</param>
internal sealed record ToolRun(int Code, string Output, string Error)
{
    public static ToolRun Of(params string[] arguments)
    {
        StringWriter output = new(), error = new();
        int code = Tool.Run(arguments, new Terminal(output, error));
        return new ToolRun(code, output.ToString(), error.ToString());
    }

    /// <summary>A refusal: exit code 2, nothing on stdout, and on stderr exactly one line that holds the words.</summary>
    public void ShouldRefuse(params string[] words)
    {
        Assert.Equal((2, ""), (Code, Output));
        string line = Assert.Single(Error.Split('\n', StringSplitOptions.RemoveEmptyEntries));
        Assert.All(words, word => Assert.Contains(word, line, StringComparison.Ordinal));
    }
}
