using System.Globalization;
using System.Text.Json.Nodes;
using SynthTab.Synthesis.Completion;

namespace SynthTab.Cli.Output;

/// <summary>How well gaps are filled, for people and for programs.</summary>
internal static class ImputationReport
{
    /// <summary>Writes a line for each column, and how many are better than one value.</summary>
    public static void Write(IReadOnlyList<ColumnImputation> columns, Terminal terminal)
    {
        terminal.WriteTable(
            ["column", "hidden cells", "measure", "model", "one draw", "mean or mode", "better"],
            columns.Select(c => (IReadOnlyList<string>)
            [
                c.Column, Figures.Count(c.Cells), c.IsNumeric ? "RMSE, less is better" : "accuracy",
                Text(c, c.Model), Text(c, c.OneDraw), Text(c, c.Baseline), c.BeatsBaseline ? "yes" : "no",
            ]));
        terminal.Output.WriteLine($"{Summary(columns)}.");
    }

    /// <summary>The same as json.</summary>
    public static JsonObject Describe(IReadOnlyList<ColumnImputation> columns) => new()
    {
        ["accuracy"] = Accuracy(columns, c => c.Model),
        ["accuracy_of_mode"] = Accuracy(columns, c => c.Baseline),
        ["rmse_ratio"] = ErrorRatio(columns),
        ["columns"] = new JsonArray([.. columns.Select(c => (JsonNode)new JsonObject
        {
            ["column"] = c.Column,
            ["measure"] = c.IsNumeric ? "rmse" : "accuracy",
            ["cells"] = c.Cells,
            ["model"] = Finite(c.Model),
            ["one_draw"] = Finite(c.OneDraw),
            ["baseline"] = Finite(c.Baseline),
        })]),
    };

    private static string Summary(IReadOnlyList<ColumnImputation> columns)
    {
        string accuracy = Accuracy(columns, c => c.Model) is { } own && Accuracy(columns, c => c.Baseline) is { } mode
            ? $"Levels: {Figures.Percent(own)} right, {Figures.Percent(mode)} by the most frequent one. " : "";
        string error = ErrorRatio(columns) is { } ratio
            ? string.Create(CultureInfo.InvariantCulture, $"Numbers: {ratio:0.000} of the mean's error. ") : "";
        return $"{accuracy}{error}Better in {columns.Count(c => c.BeatsBaseline)} of {columns.Count} columns";
    }

    private static double? Accuracy(IReadOnlyList<ColumnImputation> columns, Func<ColumnImputation, double> score)
    {
        ColumnImputation[] levels = [.. columns.Where(c => !c.IsNumeric)];
        return levels.Length == 0 ? null : levels.Sum(c => score(c) * c.Cells) / levels.Sum(c => (double)c.Cells);
    }

    /// <summary>The mean over the numeric columns of the model's error as a share of the mean's.</summary>
    private static double? ErrorRatio(IReadOnlyList<ColumnImputation> columns)
    {
        double[] ratios = [.. columns.Where(c => c is { IsNumeric: true, Baseline: > 0 }).Select(c => c.Model / c.Baseline)];
        return ratios.Length == 0 ? null : Finite(ratios.Average());
    }

    private static string Text(ColumnImputation column, double score)
        => column.IsNumeric ? score.ToString("G4", CultureInfo.InvariantCulture) : Figures.Percent(score);

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;
}
