using System.CommandLine;
using SynthTab.Cli.Jobs;
using SynthTab.Comparisons.Rule;
using SynthTab.Synthesis;

namespace SynthTab.Cli.Options;

/// <summary>The options that say which models are compared, for how long, and for whom.</summary>
internal sealed class CompareOptions
{
    private const string All = "all";
    private const int MostSideBySide = 4; // each holds a table and a model in memory

    private readonly Option<string?> _models = new("--models")
    {
        Description = "The models, such as ctgan,tabddpm, or all (default: all but those that the catalog names a hazard to privacy).",
        HelpName = "A,B,C",
    };
    private readonly Option<TimeSpan?> _budget = Numbers.TimeOption("--budget", "The time of each training, of models that train in epochs, such as 30s or 5m (default: 5m).");
    private readonly Option<long> _seeds = Numbers.WholeOption("--seeds", "How often each model is trained, with seeds from --seed on.", 1, 1);
    private readonly Option<string[]> _need = new("--need")
    {
        Description = $"What is wanted, the most important first: {Names()} (default: balanced).",
        HelpName = "NEED",
        AllowMultipleArgumentsPerToken = true,
    };
    private readonly Option<bool> _full = new("--full") { Description = "Judge by all rows, not by the quick evaluation: several times longer." };
    private readonly Option<long?> _parallel = Numbers.OptionalWholeOption(
        "--parallel", "Jobs side by side, which share the threads (default: one for each processor, at most 4).", 1);
    private readonly Option<string> _out = new("--out")
    {
        Description = "The folder to fill. The same command goes on where it was interrupted; --models, --seeds and --need may change.",
        HelpName = "DIR",
        Required = true,
    };

    /// <summary>Gives the options to the command.</summary>
    public void AddTo(Command command)
    {
        foreach (Option option in (Option[])[_models, _budget, _seeds, _need, _full, _parallel, _out]) { command.Add(option); }
    }

    /// <summary>The folder to fill.</summary>
    public string Folder(ParseResult parsed) => parsed.GetValue(_out)!;

    /// <summary>Reads the options of a command line.</summary>
    /// <exception cref="SynthTabException">A model or a need does not exist.</exception>
    public ComparisonPlan From(ParseResult parsed)
    {
        CommonOptions common = CommonOptions.From(parsed);
        int threads = common.Threads > 0 ? common.Threads : Environment.ProcessorCount;
        int parallel = (int)Math.Min(parsed.GetValue(_parallel) ?? Math.Min(threads, MostSideBySide), 1024);
        return new ComparisonPlan
        {
            Models = Chosen(parsed.GetValue(_models)),
            Budget = parsed.GetValue(_budget) ?? TimeSpan.FromMinutes(5),
            Seeds = [.. Enumerable.Range(0, (int)Math.Min(parsed.GetValue(_seeds), 1000)).Select(i => common.Seed + i)],
            Needs = [.. (parsed.GetValue(_need) ?? []).SelectMany(text => text.Split(',')).Select(NeedOf)],
            Full = parsed.GetValue(_full),
            Parallel = parallel,
            Threads = Math.Max(threads / parallel, 1),
            Device = common.Device,
        };
    }

    private static IReadOnlyList<SynthesizerEntry> Chosen(string? names)
    {
        IReadOnlyList<SynthesizerEntry> entries = Models.Catalog.Entries;
        if (names is null) { return [.. entries.Where(e => !e.IsHazard)]; }
        if (names == All) { return entries; }
        HashSet<string> wanted = [.. names.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(name => Models.Catalog[name].Name)];
        return wanted.Count > 0 ? [.. entries.Where(e => wanted.Contains(e.Name))] : throw new OptionsException($"--models: '{names}' was given, and at least one model is needed.");
    }

    private static Need NeedOf(string text) => Enum.GetValues<Need>().Any(n => Name(n) == text)
        ? Enum.GetValues<Need>().First(n => Name(n) == text)
        : throw new OptionsException($"--need: '{text}' was given, and {Names()} is needed.");

    private static string Names() => string.Join(", ", Enum.GetValues<Need>().Select(Name));

    private static string Name(Need need) => need.ToString().ToLowerInvariant();
}
