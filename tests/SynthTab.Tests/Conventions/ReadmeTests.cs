using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.RegularExpressions;
using SynthTab.Cli;
using SynthTab.Synthesis;

namespace SynthTab.Tests.Conventions;

/// <summary>What the README tells people to type exists.</summary>
public sealed partial class ReadmeTests
{
    private const string InAClone = "dotnet run --project src/SynthTab.Cli -c Release -- ";

    public static TheoryData<string> Commands => [.. new[] { "README.md", "datasets/README.md", "CONTRIBUTING.md" }.SelectMany(CommandsIn).Distinct()];

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_command_of_the_documents_parses(string command)
    {
        ParseResult parsed = Tool.MakeRoot(new Terminal(TextWriter.Null, TextWriter.Null)).Parse([.. CommandLineParser.SplitCommandLine(command)]);
        Assert.Empty(parsed.Errors);
        Assert.NotSame(parsed.RootCommandResult, parsed.CommandResult);
    }

    [Fact]
    public void The_README_has_the_first_command_and_enough_others()
    {
        Assert.Contains("generate --out out/clinic", CommandsIn("README.md"));
        Assert.True(CommandsIn("README.md").Count() > 8);
    }

    [Fact]
    public void The_test_command_of_the_README_is_the_one_that_the_checks_run()
    {
        Assert.Contains("\ndotnet test -c Release\n", Read("README.md"), StringComparison.Ordinal);
        Assert.Contains("\ndotnet test -c Release ", Read(".ci/run"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_README_lists_the_models_that_there_are()
    {
        string readme = Read("README.md");
        foreach (SynthesizerEntry entry in Models.Catalog.Entries)
        {
            Assert.Contains($"\n| `{entry.Name}` | {entry.Summary} |\n", readme, StringComparison.Ordinal);
        }
    }

    private static IEnumerable<string> CommandsIn(string document)
    {
        string[] lines = Read(document).Split('\n');
        foreach (string line in lines.Where(l => l.StartsWith("synthtab ", StringComparison.Ordinal))) { yield return line["synthtab ".Length..]; }
        foreach (string line in lines.Where(l => l.StartsWith(InAClone, StringComparison.Ordinal))) { yield return line[InAClone.Length..]; }
        foreach (Match match in InlineCommand().Matches(Read(document))) { yield return match.Groups[1].Value; }
    }

    private static string Read(string document) => File.ReadAllText(Path.Combine(SourceTree.Root, document));

    [GeneratedRegex("`synthtab ([^`]+)`")]
    private static partial Regex InlineCommand();
}
