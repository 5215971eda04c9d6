using System.Globalization;
using System.Text.Json.Nodes;
using SynthTab.Evaluation.Privacy.Likelihood;
using SynthTab.Synthesis.Likelihood;

namespace SynthTab.Cli.Output;

/// <summary>How probable a table's rows are to a model, for people.</summary>
internal static class LikelihoodReport
{
    private const int MostNamed = 5;

    /// <summary>Writes the mean, the finding about memory, and what training had nothing like.</summary>
    public static void Write(
        MeanLikelihood mean, LikelihoodComparison? comparison, IReadOnlyList<UnseenCell> unseen, IReadOnlyList<UnseenCell> unseenHeldOut, string? path,
        Terminal terminal)
    {
        terminal.Output.WriteLine(Sentence(mean));
        Say("", unseen, mean.Impossible, terminal);
        if (comparison is not null)
        {
            Say("Held out: ", unseenHeldOut, comparison.Holdout.Impossible, terminal);
            terminal.Output.WriteLine(comparison.Sentence);
        }
        if (path is not null) { terminal.Output.WriteLine($"{path}: the log-likelihood of each row; the lower, the more unusual."); }
    }

    /// <summary>What training had nothing like, as json.</summary>
    public static JsonArray Describe(IEnumerable<UnseenCell> unseen) =>
    [
        .. unseen.Select(u => (JsonNode)new JsonObject { ["column"] = u.Column, ["level"] = u.Level, ["rows"] = u.Rows }),
    ];

    private static string Sentence(MeanLikelihood mean) => mean.Mean is not { } value
        ? "No row has a likelihood: each has a cell that training had nothing like."
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{mean.Rows:N0} rows: mean log-likelihood {value:0.000} nats{(mean.StandardError is { } error ? $" (standard error {error:0.000})" : "")}.");

    private static void Say(string table, IReadOnlyList<UnseenCell> unseen, int rows, Terminal terminal)
    {
        if (unseen.Count == 0) { return; }
        string named = string.Join(", ", unseen.Take(MostNamed).Select(u => u.Level is null ? $"{u.Column} missing" : $"{u.Column}={u.Level}"));
        string more = unseen.Count > MostNamed ? $" and {Figures.Count(unseen.Count - MostNamed)} more" : "";
        terminal.Output.WriteLine($"{table}{Figures.Count(rows)} {(rows == 1 ? "row has" : "rows have")} no likelihood, for training had nothing like {named}{more}.");
    }
}
