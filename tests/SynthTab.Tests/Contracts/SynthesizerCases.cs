using System.Collections.Concurrent;
using SynthTab.Datasets;
using SynthTab.Neural;
using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tests.Synthesis;

namespace SynthTab.Tests.Contracts;

/// <summary>Every synthesizer of the catalogs with every table that it must be able to learn; each is fitted once.</summary>
internal static class SynthesizerCases
{
    // A model that trains for long names the options here that make it quick: the contract is about form, not quality.
    private static readonly Dictionary<string, string[]> _quick = new()
    {
        ["ctgan"] = ["epochs=2", "batch-size=100", "embedding-size=16", "generator-widths=32", "critic-widths=32"],
        ["tvae"] = ["epochs=4", "batch-size=100", "latent-size=8", "encoder-widths=32", "decoder-widths=32"],
        ["tabddpm"] = ["epochs=4", "batch-size=64", "stream-width=16", "widths=32", "time-width=8", "warm-up-steps=0", "sampling-steps=8"],
        ["tabdiff"] = ["epochs=4", "batch-size=64", "width=32", "depth=1", "steps=4"],
        ["masked"] = ["epochs=2", "width=16", "embedding=4"],
    };

    private static readonly ConcurrentDictionary<(string Name, string Table), Lazy<IFittedSynthesizer>> _fitted = new();

    public static SynthesizerCatalog Catalog { get; } = new([.. ClassicalSynthesizers.Entries, .. NeuralSynthesizers.Entries]);

    public const string Mixed = "mixed kinds";

    public static IReadOnlyDictionary<string, Table> Tables { get; } = new Dictionary<string, Table>
    {
        [Mixed] = ClinicVisits.Draw(rows: 600),
        ["all categorical"] = ClinicVisits.Draw(rows: 200).Select(c => c.IsCategorical),
        ["all numeric"] = ClinicVisits.Draw(rows: 200).Select(c => c.IsNumeric),
        ["one numeric column"] = Table.Of(Columns.Real("x", Columns.Rows(50, i => Math.Sqrt(i)))),
        ["one categorical column"] = Table.Of(Columns.Levels("c", "a", "b", "a", null, "a", "c")),
        ["one row"] = ClinicVisits.Draw(rows: 1),
        ["constant columns"] = Table.Of(Columns.Whole("n", Columns.Rows(30, _ => 7)), Columns.Levels("c", [.. Enumerable.Repeat("only", 30)])),
        ["all cells missing"] = Table.Of(
            Columns.Real("n", Columns.Rows(30, _ => double.NaN)),
            Columns.Levels("c", new string?[30]),
            Columns.Identifiers("id", new string?[30])),
        ["identifiers alone"] = Table.Of(Columns.Identifiers("id", [.. Enumerable.Range(0, 40).Select(i => $"A-{i * 7919 % 10000:D4}")])),
        ["extreme numbers"] = Table.Of(
            Columns.Real("huge", Columns.Rows(40, i => (i % 2 == 0 ? 1 : -1) * 1e300 * i)),
            Columns.Real("tiny", Columns.Rows(40, i => 1e-300 * i))),
    };

    public static TheoryData<string> Names { get; } = [.. Catalog.Entries.Select(e => e.Name)];

    public static TheoryData<string, string> NamesAndTables { get; } =
        [.. from entry in Catalog.Entries from table in Tables.Keys select (entry.Name, table)];

    public static IFittedSynthesizer Fitted(string name, string table) => _fitted.GetOrAdd(
        (name, table),
        key => new Lazy<IFittedSynthesizer>(() => Create(key.Name).Fit(Tables[key.Table], new FitContext { Seed = 5, Threads = 1 }))).Value;

    public static ISynthesizer Create(string name) => Catalog.Create(name, _quick.GetValueOrDefault(name) ?? []);

    /// <summary>The rows of a request as one table.</summary>
    public static Table Rows(this IFittedSynthesizer fitted, SampleRequest request) => TableConcatenation.Concatenate([.. fitted.Sample(request)]);

    /// <summary>So many rows of a seed.</summary>
    public static Table Rows(this IFittedSynthesizer fitted, int rows, long seed = 1) => fitted.Rows(new SampleRequest { Rows = rows, Seed = seed });
}
