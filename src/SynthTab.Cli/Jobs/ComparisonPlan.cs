using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SynthTab.Cli.Options;
using SynthTab.Comparisons.Rule;
using SynthTab.Synthesis;

namespace SynthTab.Cli.Jobs;

/// <summary>What a comparison is to do.</summary>
internal sealed record ComparisonPlan
{
    /// <summary>The models, in the order of the catalog.</summary>
    public required IReadOnlyList<SynthesizerEntry> Models { get; init; }

    /// <summary>The time that each training may take.</summary>
    public required TimeSpan Budget { get; init; }

    /// <summary>The seeds, the first one also that of the evaluator.</summary>
    public required IReadOnlyList<long> Seeds { get; init; }

    /// <summary>What is wanted of the table.</summary>
    public required IReadOnlyList<Need> Needs { get; init; }

    /// <summary>Whether the evaluator looks at all rows.</summary>
    public required bool Full { get; init; }

    /// <summary>Jobs side by side.</summary>
    public required int Parallel { get; init; }

    /// <summary>Threads of each job.</summary>
    public required int Threads { get; init; }

    /// <summary>Where models are trained.</summary>
    public required string Device { get; init; }

    /// <summary>The jobs: seed by seed, the long ones first, so that none is left alone at the end.</summary>
    public IReadOnlyList<ComparisonJob> Jobs =>
    [
        .. Seeds.SelectMany(seed => Models.OrderByDescending(KeepsBudget).Select(m => new ComparisonJob(m, seed))),
        new ComparisonJob(null, Seeds[0]),
    ];

    /// <summary>What a finished job depends on, besides its model and seed. A folder holds jobs of one such set.</summary>
    /// <param name="data">The hash of the tables.</param>
    public JsonObject Terms(string data) => new()
    {
        ["data"] = data,
        ["budget"] = Duration.Text(Budget),
        ["seed"] = Seeds[0],
        ["evaluation"] = Full ? "full" : "quick",
        ["device"] = Device,
        ["threads"] = Threads,
        ["version"] = typeof(SynthesizerEntry).Assembly.GetName().Version!.ToString(fieldCount: 3),
    };

    /// <summary>Whether the model trains in epochs, and so for a time that may be set.</summary>
    public static bool KeepsBudget(SynthesizerEntry model) => model.Capabilities.HasFlag(SynthesizerCapabilities.Budget);
}

/// <summary>One model with one seed.</summary>
/// <param name="Model">The model; null for the bootstrap of training rows.</param>
/// <param name="Seed">The seed of training and sampling.</param>
internal sealed record ComparisonJob(SynthesizerEntry? Model, long Seed)
{
    /// <summary>The model's name.</summary>
    public string ModelName => Model?.Name ?? "bootstrap";

    /// <summary>The name of its folder.</summary>
    public string Name => string.Create(CultureInfo.InvariantCulture, $"{ModelName}-seed{Seed}");

    /// <summary>Whether it trains for a time that was set.</summary>
    public bool KeepsBudget => Model is not null && ComparisonPlan.KeepsBudget(Model);

    /// <summary>Names the job and everything that its result depends on.</summary>
    public string Key(JsonObject terms)
        => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{terms.ToJsonString()} {Name}")))[..32];
}
