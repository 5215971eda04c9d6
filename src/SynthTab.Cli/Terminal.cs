using System.Text.Json;
using System.Text.Json.Nodes;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace SynthTab.Cli;

/// <summary>The two streams of the tool: results on one, everything else on the other.</summary>
/// <param name="output">For results only.</param>
/// <param name="error">For progress, remarks and refusals.</param>
/// <param name="progressIsSeen">Whether a person watches the error stream, so that a bar may be redrawn in place.</param>
/// <param name="width">Characters of a line of results.</param>
/// <param name="leash">An input whose end asks the work to stop, or null.</param>
internal sealed class Terminal(TextWriter output, TextWriter error, bool progressIsSeen = false, int width = 160, TextReader? leash = null)
{
    private static readonly JsonSerializerOptions _indented = new() { WriteIndented = true };

    /// <summary>The streams of the process.</summary>
    public static Terminal OfProcess()
        => new(Console.Out, Console.Error, !Console.IsErrorRedirected, Console.IsOutputRedirected ? 160 : Math.Max(Console.WindowWidth, 40), Jobs.Leash.OfProcess());

    /// <summary>For results only.</summary>
    public TextWriter Output => output;

    /// <summary>For progress, remarks and refusals.</summary>
    public TextWriter Error => error;

    /// <summary>An input whose end asks the work to stop, or null.</summary>
    public TextReader? Leash => leash;

    /// <summary>Whether a person watches the error stream.</summary>
    public bool ProgressIsSeen => progressIsSeen;

    /// <summary>Writes a remark for the person who waits.</summary>
    public void Say(string sentence) => error.WriteLine(sentence);

    /// <summary>Writes the one object of <c>--json</c>.</summary>
    public void WriteJson(JsonNode result) => output.WriteLine(result.ToJsonString(_indented));

    /// <summary>Writes a table with these headers and rows.</summary>
    public void WriteTable(IReadOnlyList<string> headers, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.Simple, ShowHeaders = true };
        foreach (string header in headers) { table.AddColumn(new TableColumn(new Text(header))); }
        foreach (IReadOnlyList<string> row in rows) { table.AddRow(row.Select(cell => (IRenderable)new Text(cell))); }
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = AnsiSupport.No, Out = new AnsiConsoleOutput(output) });
        console.Profile.Width = width;
        console.Write(table);
    }
}
