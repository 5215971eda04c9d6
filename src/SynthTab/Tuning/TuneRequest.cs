using SynthTab.Synthesis;
using SynthTab.Tables;

namespace SynthTab.Tuning;

/// <summary>What is to be tuned, on what, and for how long.</summary>
public sealed record TuneRequest
{
    /// <summary>The share of the rows that no trial learns from.</summary>
    public const double ValidationShare = 0.2;

    /// <summary>The share of the budget that is kept for the winner, who learns the whole table in it.</summary>
    public const double RefitShare = 1.0 / 3;

    /// <summary>The fewest rows that can be parted for a search.</summary>
    public const int FewestRows = 100;

    /// <summary>The synthesizer.</summary>
    public required SynthesizerEntry Entry { get; init; }

    /// <summary>What may change.</summary>
    public required SearchSpace Space { get; init; }

    /// <summary>The options to begin with and those that are held, <c>name=value</c>.</summary>
    public required IReadOnlyList<string> Assignments { get; init; }

    /// <summary>The training table. A holdout never comes here.</summary>
    public required Table Table { get; init; }

    /// <summary>The time that all may take together: judging, the search, and the winner's training.</summary>
    public required TimeSpan Budget { get; init; }

    /// <summary>The file of the log, which a search goes on from.</summary>
    public required string LogFile { get; init; }

    /// <summary>How many options are tried, or null for as many as the budget is enough for. At least 1.</summary>
    public int? Trials { get; init; }

    /// <summary>The seed of the parts, the options and every training. Default 0.</summary>
    public long Seed { get; init; }

    /// <summary><c>auto</c>, <c>cpu</c>, <c>cuda</c> or <c>cuda:n</c>. Default <c>auto</c>.</summary>
    public string Device { get; init; } = "auto";

    /// <summary>Processor threads of a training; 0 (the default) means that the model chooses.</summary>
    public int Threads { get; init; }

    /// <summary>Whether the search goes on from its log where there is one. Default false.</summary>
    public bool Resume { get; init; }

    /// <summary>Is told how far the search has come, or null.</summary>
    public IProgress<FitProgress>? Progress { get; init; }

    /// <summary>Stops the search; what is in the log stays.</summary>
    public CancellationToken Cancellation { get; init; }

    /// <summary>Whether the model keeps a time to learn in, so that trials can begin short.</summary>
    public bool KeepsBudget => Entry.Capabilities.HasFlag(SynthesizerCapabilities.Budget);

    /// <summary>Refuses what cannot be searched.</summary>
    /// <exception cref="SynthTabException">Nothing is to be searched, or the table is too small.</exception>
    public void Validate()
    {
        if (Space.Options.Count == 0)
        {
            throw new OptionsException(
                $"tune: the model '{Entry.Name}' has no options that a search would try, and one is needed (--search option=a..b).");
        }
        if (Table.Rows < FewestRows)
        {
            throw new SynthTabException(FormattableString.Invariant(
                $"tune: the table has {Table.Rows} rows, and at least {FewestRows} are needed, a fifth of which judges the others."));
        }
        new OptionsCheck("tune").AtLeast(1, Trials ?? 1, nameof(Trials)).ThrowIfAny();
    }
}
