using System.CommandLine;
using System.Text.Json.Nodes;
using SynthTab.Cli.Options;
using SynthTab.Synthesis;

namespace SynthTab.Cli.Commands;

/// <summary><c>synthtab models</c>: the catalog of synthesizers, with what each can do and its options.</summary>
internal sealed class ModelsCommand : ToolCommand
{
    private readonly Argument<string?> _name = new("NAME") { Description = "One model, with its options; all of them if left out.", Arity = ArgumentArity.ZeroOrOne };

    /// <summary>Makes the command.</summary>
    public ModelsCommand(Terminal terminal)
        : base(terminal, "models", "Lists the models, what each can do, and the options of one.", "synthtab models", "synthtab models ctgan")
        => Add(_name);

    /// <inheritdoc/>
    protected override int Run(ParseResult parsed)
    {
        IReadOnlyList<SynthesizerEntry> shown = parsed.GetValue(_name) is { } name ? [Models.Catalog[name]] : Models.Catalog.Entries;
        if (CommonOptions.From(parsed).Json)
        {
            Terminal.WriteJson(new JsonObject { ["models"] = new JsonArray([.. shown.Select(e => (JsonNode)Describe(e))]) });
            return ExitCodes.Done;
        }
        Terminal.WriteTable(["model", "can", "what it is"], shown.Select(e => (IReadOnlyList<string>)[e.Name, string.Join(", ", Abilities(e)), e.Summary]));
        if (shown.Count == 1) { WriteDetails(shown[0]); }
        else { Terminal.Output.WriteLine("The options of one model: synthtab models NAME"); }
        return ExitCodes.Done;
    }

    private void WriteDetails(SynthesizerEntry entry)
    {
        if (entry.Presets.Count > 0)
        {
            Terminal.WriteTable(
                ["--preset", "what it is", "its options"],
                entry.Presets.Select(p => (IReadOnlyList<string>)[p.Name, p.Summary, string.Join(" ", p.Assignments)]));
        }
        IReadOnlyList<OptionDescription> options = OptionsBinder.Describe(entry.DefaultOptions);
        if (options.Count == 0)
        {
            Terminal.Output.WriteLine($"{entry.Name} has no options.");
            return;
        }
        Terminal.WriteTable(["--set option=value", "type", "default", "what it does"], options.Select(o => (IReadOnlyList<string>)[o.Name, o.Type, o.Default, o.Doc]));
    }

    private static IEnumerable<string> Abilities(SynthesizerEntry entry)
    {
        yield return "rows";
        if (entry.Capabilities.HasFlag(SynthesizerCapabilities.NativeConditions)) { yield return "conditions"; }
        if (entry.Capabilities.HasFlag(SynthesizerCapabilities.Budget)) { yield return "budget"; }
        if (entry.Capabilities.HasFlag(SynthesizerCapabilities.Gpu)) { yield return "gpu"; }
        if (entry.Capabilities.HasFlag(SynthesizerCapabilities.Completion)) { yield return "completion"; }
        if (entry.Capabilities.HasFlag(SynthesizerCapabilities.Latent)) { yield return "latent"; }
        if (entry.Capabilities.HasFlag(SynthesizerCapabilities.Likelihood)) { yield return "likelihood"; }
        if (entry.Capabilities.HasFlag(SynthesizerCapabilities.Guidance)) { yield return "guidance"; }
        if (entry.Capabilities.HasFlag(SynthesizerCapabilities.Samplers)) { yield return $"samplers ({string.Join(", ", entry.Samplers)})"; }
    }

    private static JsonObject Describe(SynthesizerEntry entry) => new()
    {
        ["name"] = entry.Name,
        ["summary"] = entry.Summary,
        ["capabilities"] = new JsonArray([.. Abilities(entry).Select(a => (JsonNode)a)]),
        ["presets"] = new JsonArray([.. entry.Presets.Select(p => (JsonNode)new JsonObject
        {
            ["name"] = p.Name,
            ["summary"] = p.Summary,
            ["options"] = new JsonArray([.. p.Assignments.Select(a => (JsonNode)a)]),
        })]),
        ["options"] = new JsonArray([.. OptionsBinder.Describe(entry.DefaultOptions).Select(o => (JsonNode)new JsonObject
        {
            ["name"] = o.Name,
            ["type"] = o.Type,
            ["default"] = o.Default,
            ["doc"] = o.Doc,
        })]),
    };
}
