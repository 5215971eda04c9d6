using System.CommandLine;
using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tuning;

namespace SynthTab.Cli.Options;

/// <summary>The options that say what is tuned, around what, and for how long.</summary>
internal sealed class TuneOptions
{
    private readonly Option<string> _model = new("--model")
    {
        Description = "The model; synthtab models NAME says what is searched of it.", HelpName = "NAME", Required = true,
    };
    private readonly Option<string?> _preset = new("--preset")
    {
        Description = "The named set of options that the search begins with (default: the one for the device).", HelpName = "NAME",
    };
    private readonly Option<TimeSpan?> _budget = Numbers.TimeOption(
        "--budget", $"The time of all together, a third of it for the winner's training (default: {Duration.Text(DefaultBudget)}).");
    private readonly Option<long?> _trials = Numbers.OptionalWholeOption(
        "--trials", "How many options to try (default: as many as the budget is enough for).", 1);
    private readonly Option<string[]> _set = new("--set")
    {
        Description = "An option of the model that is held. May be repeated.", HelpName = "OPTION=VALUE",
    };
    private readonly Option<string[]> _search = new("--search")
    {
        Description = "A range or a list to search, in place of the model's own or beside it: option=a..b or option=a|b. May be repeated.",
        HelpName = "OPTION=VALUES",
    };
    private readonly Option<bool> _resume = new("--resume")
    {
        Description = "Go on from the log that an unfinished search left beside its output; finished trials are not run again.",
    };

    private static TimeSpan DefaultBudget { get; } = TimeSpan.FromMinutes(20);

    /// <summary>Gives the options to the command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_model, _preset, _budget, _trials, _set, _search, _resume]) { command.Add(option); }
    }

    /// <summary>Refuses models and ranges that there are not, before any table is read.</summary>
    /// <exception cref="SynthTabException">The model, the preset, an option or a range does not exist.</exception>
    public (SynthesizerEntry Entry, SearchSpace Space, IReadOnlyList<string> Assignments) Searched(ParseResult parsed)
    {
        SynthesizerEntry entry = Models.Catalog[parsed.GetValue(_model)!];
        string[] held = parsed.GetValue(_set) ?? [], wanted = parsed.GetValue(_search) ?? [];
        SearchSpace space = wanted.Aggregate(entry.SearchSpace, (s, text) => s.With(text, entry));
        foreach (string name in held.Select(NameOf))
        {
            if (wanted.Any(text => NameOf(text) == name))
            {
                throw new OptionsException($"--set {name}: --search {name} was given too, and an option is either held or searched.");
            }
            space = space.Without(name);
        }
        if (space.Options.Count == 0)
        {
            string others = string.Join(", ", Models.Catalog.Entries.Where(e => e.SearchSpace.Options.Count > 0).Select(e => e.Name));
            throw new OptionsException(
                $"--model {entry.Name}: it has no option left to search, and one is needed (--search option=a..b), "
                    + $"or a model that has some: {others}.");
        }
        string? preset = parsed.GetValue(_preset) ?? entry.PresetFor(CommonOptions.From(parsed).Device);
        string[] assignments = [.. preset is null ? [] : entry.Preset(preset).Assignments, .. held];
        Models.Catalog.Create(entry.Name, assignments); // refuses what cannot work
        return (entry, space, assignments);
    }

    /// <summary>The request for a table.</summary>
    public TuneRequest For(
        (SynthesizerEntry Entry, SearchSpace Space, IReadOnlyList<string> Assignments) searched,
        Table table,
        string logFile,
        ParseResult parsed,
        CommonOptions common) => new()
    {
        Entry = searched.Entry,
        Space = searched.Space,
        Assignments = searched.Assignments,
        Table = table,
        LogFile = logFile,
        Budget = parsed.GetValue(_budget) ?? DefaultBudget,
        Trials = parsed.GetValue(_trials) is { } trials ? (int)Math.Min(trials, int.MaxValue) : null,
        Resume = parsed.GetValue(_resume),
        Seed = common.Seed,
        Device = common.Device,
        Threads = common.Threads,
    };

    private static string NameOf(string assignment) => assignment.Split('=')[0].Trim();
}
