using SynthTab.Reports.Tuning;
using SynthTab.Tuning;

namespace SynthTab.Cli.Output;

/// <summary>What a search leaves beside its model: <c>NAME.tune.html</c>, <c>.md</c>, <c>.json</c> and the log.</summary>
/// <param name="model">The model file.</param>
internal sealed class TuneFiles(string model) : IDisposable
{
    private static readonly string[] _endings = [".tune.html", ".tune.md", ".tune.json", ".trials.jsonl"];

    private readonly OutputFolder _folder = new(Path.GetDirectoryName(model) is { Length: > 0 } named ? named : ".");

    /// <summary>The log of trials.</summary>
    public string Log => Path.ChangeExtension(model, ".trials.jsonl");

    /// <summary>Where the winner's unfinished training is kept.</summary>
    public string Checkpoint => Path.ChangeExtension(model, ".checkpoint.synthtab");

    /// <summary>The files in words.</summary>
    public string Names => string.Join(", ", _endings.Select(Name));

    /// <summary>Writes the reports.</summary>
    public void Write(TuneResult result)
    {
        _folder.WriteText(Name(".tune.html"), TuneHtml.Text(result));
        _folder.WriteText(Name(".tune.md"), TuneMarkdown.Text(result));
        _folder.WriteText(Name(".tune.json"), TuneJson.Text(result));
    }

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    private string Name(string ending) => Path.GetFileName(Path.ChangeExtension(model, ending))!;
}
