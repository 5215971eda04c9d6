using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text.Json.Nodes;
using SynthTab.Cli;
using SynthTab.Cli.Commands;
using SynthTab.Datasets;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Cli;

public sealed class ToolTests
{
    [Fact]
    public void Every_command_has_examples_that_parse()
    {
        RootCommand root = Tool.MakeRoot(new Terminal(TextWriter.Null, TextWriter.Null));
        ToolCommand[] commands = [.. Descendants(root).OfType<ToolCommand>()];
        Assert.NotEmpty(commands);
        foreach (ToolCommand command in commands)
        {
            Assert.NotEmpty(command.Examples);
            Assert.All(command.Examples, example =>
            {
                string[] words = [.. CommandLineParser.SplitCommandLine(example)];
                Assert.Equal("synthtab", words[0]);
                ParseResult parsed = root.Parse(words[1..]);
                Assert.Empty(parsed.Errors);
                Assert.Same(command, parsed.CommandResult.Command);
            });
        }
    }

    [Fact]
    public void Help_ends_with_the_examples_and_its_exit_code_is_zero()
    {
        ToolRun run = ToolRun.Of("sample", "--help");
        Assert.Equal(0, run.Code);
        Assert.Contains("Examples:", run.Output, StringComparison.Ordinal);
        Assert.Contains("synthtab sample", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(new[] { "evaporate" }, "evaporate")]
    [InlineData(new[] { "fit", "--out", "m.synthtab" }, "DATA")]
    [InlineData(new[] { "fit", "a.csv" }, "--out")]
    [InlineData(new[] { "sample", "m.synthtab", "--rows", "-5", "--out", "a.csv" }, "--rows: '-5' was given, and a whole number of at least 0 is needed.")]
    [InlineData(new[] { "sample", "m.synthtab", "--rows", "many", "--out", "a.csv" }, "--rows: 'many'")]
    [InlineData(new[] { "fit", "a.csv", "--out", "m", "--budget", "soon" }, "--budget: 'soon' was given, and a time such as")]
    [InlineData(new[] { "models", "--device", "tpu" }, "--device: 'tpu'")]
    [InlineData(new[] { "models", "--threads", "-1" }, "--threads: '-1'")]
    public void A_wrong_command_line_gets_one_sentence(string[] arguments, string words) => ToolRun.Of(arguments).ShouldRefuse(words);

    [Fact]
    public void The_list_of_tables_is_one_json_object_on_request()
    {
        ToolRun run = ToolRun.Of("datasets", "list", "--json");
        JsonArray tables = JsonNode.Parse(run.Output)!["datasets"]!.AsArray();
        Assert.Equal(DatasetCatalog.Entries.Count, tables.Count);
        Assert.True(tables[0]!["built_in"]!.GetValue<bool>());
        Assert.Empty(run.Error);
    }

    [Fact]
    public void A_folder_of_tables_that_is_not_there_is_refused() => ToolRun.Of("datasets", "list", "--datasets", "nowhere").ShouldRefuse("--datasets nowhere");

    [Fact]
    public void A_public_table_is_read_by_its_name()
    {
        ToolRun run = ToolRun.Of("inspect", "insurance", "--datasets", Shared.Folder("datasets"), "--json");
        JsonNode result = JsonNode.Parse(run.Output)!;
        Assert.Equal(1338, result["rows"]!.GetValue<int>());
        Assert.Equal("target", result["columns"]!.AsArray().Single(c => c!["name"]!.GetValue<string>() == "charges")!["roles"]![0]!.GetValue<string>());
    }

    [Fact]
    public void A_bug_is_no_sentence_but_a_stack_trace_and_exit_code_one()
    {
        using var error = new StringWriter();
        using var closed = new StringWriter();
        closed.Dispose();
        Assert.Equal(1, Tool.Run(["models"], new Terminal(closed, error)));
        Assert.Contains("ObjectDisposedException", error.ToString(), StringComparison.Ordinal);
        Assert.Contains("   at ", error.ToString(), StringComparison.Ordinal);
    }

    private static IEnumerable<Command> Descendants(Command command) => command.Subcommands.SelectMany(c => Descendants(c).Prepend(c));
}
