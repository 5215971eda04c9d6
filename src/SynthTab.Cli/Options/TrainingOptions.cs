using System.CommandLine;
using System.Globalization;
using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Cli.Options;

/// <summary>The options that say which model learns, how, and for how long.</summary>
internal sealed class TrainingOptions
{
    private readonly Option<string?> _model = new("--model") { Description = "The model; see synthtab models (default: one that suits the table, with the reason).", HelpName = "NAME" };
    private readonly Option<string?> _preset = new("--preset") { Description = "A named set of the model's options, see synthtab models NAME; options that are given win (default: the one for the device).", HelpName = "NAME" };
    private readonly Option<long?> _epochs = Numbers.OptionalWholeOption("--epochs", "Passes over the training table; short for --set epochs=N.", 1);
    private readonly Option<long?> _batchSize = Numbers.OptionalWholeOption("--batch-size", "Rows of one training step; short for --set batch-size=N.", 1);
    private readonly Option<TimeSpan?> _budget = Numbers.TimeOption("--budget", $"The time that training may take, such as 90s, 5m or 1h30m (default: {Duration.Text(Models.DefaultBudget)} where neither model nor epochs are named, else none).");
    private readonly Option<bool> _resume = new("--resume") { Description = "Go on from the checkpoint that an interrupted run left beside its output; data, options and seed must be the same." };
    private readonly Option<string[]> _set = new("--set") { Description = "An option of the model; see synthtab models NAME. May be repeated.", HelpName = "OPTION=VALUE" };

    /// <summary>Gives the options to the command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_model, _preset, _epochs, _batchSize, _budget, _set, _resume]) { command.Add(option); }
    }

    /// <summary>Reads the options where a model is named, so that a wrong one is refused before any file is read; null where none is.</summary>
    /// <exception cref="SynthTabException">The model, the preset or an option does not exist, or the options cannot work.</exception>
    public TrainingPlan? IfNamed(ParseResult parsed) => parsed.GetValue(_model) is { } name ? From(Models.Catalog[name], parsed, isNamed: true) : null;

    /// <summary>Reads the options for the model that suits the table.</summary>
    /// <exception cref="SynthTabException">The preset or an option does not exist, or the options cannot work.</exception>
    public TrainingPlan For(Table table, ParseResult parsed, Terminal terminal)
    {
        (string name, string reason) = DefaultModel.For(table);
        terminal.Say($"Model {name}: {reason}; --model chooses another.");
        return From(Models.Catalog[name], parsed, isNamed: false);
    }

    private TrainingPlan From(SynthesizerEntry entry, ParseResult parsed, bool isNamed)
    {
        List<string> assignments = [.. parsed.GetValue(_set) ?? []];
        if (parsed.GetValue(_epochs) is { } epochs) { assignments.Add(string.Create(CultureInfo.InvariantCulture, $"epochs={epochs}")); }
        if (parsed.GetValue(_batchSize) is { } rows) { assignments.Add(string.Create(CultureInfo.InvariantCulture, $"batch-size={rows}")); }
        string? preset = parsed.GetValue(_preset) ?? entry.PresetFor(CommonOptions.From(parsed).Device);
        // Who names a model, a preset or epochs wants that model's own schedule; who names nothing wants a table soon.
        bool scheduleNamed = isNamed || parsed.GetResult(_preset) is { Implicit: false } || assignments.Any(a => a.StartsWith("epochs=", StringComparison.Ordinal));
        return new TrainingPlan(Models.Catalog.Create(entry.Name, assignments, preset), Budget(entry, parsed.GetValue(_budget), scheduleNamed), parsed.GetValue(_resume));
    }

    private static TimeSpan? Budget(SynthesizerEntry entry, TimeSpan? given, bool scheduleNamed)
    {
        bool keepsBudget = entry.Capabilities.HasFlag(SynthesizerCapabilities.Budget);
        if (given is not null && !keepsBudget)
        {
            throw new OptionsException($"--budget: the model '{entry.Name}' does not train in epochs, and only a model that does can keep a budget.");
        }
        return given ?? (keepsBudget && !scheduleNamed ? Models.DefaultBudget : null);
    }
}

/// <summary>A model that is ready to learn.</summary>
/// <param name="Synthesizer">The model with its options.</param>
/// <param name="Budget">The time that training may take, or null for no limit.</param>
/// <param name="Resume">Whether it goes on from a checkpoint.</param>
internal sealed record TrainingPlan(ISynthesizer Synthesizer, TimeSpan? Budget, bool Resume);
