using System.Globalization;
using SynthTab.Evaluation.Privacy;

namespace SynthTab.Cli.Output;

/// <summary>The training rows most at risk, as CSV: numbers of rows and distances, no cells.</summary>
internal static class AtRiskFile
{
    /// <summary>Writes the list, under another name first, so that a file of this name is always whole.</summary>
    public static void Write(string path, IReadOnlyList<RowAtRisk> rows)
    {
        string partial = $"{path}.{Environment.ProcessId}.partial";
        File.WriteAllLines(partial,
        [
            "row,distance_to_synthetic,distance_to_real,share_of_unseen_rows_as_close",
            .. rows.Select(r => string.Join(',', (r.Row + 1).ToString(CultureInfo.InvariantCulture), Text(r.ToSynthetic), Text(r.ToReal), Text(r.UnseenAsClose))),
        ]);
        File.Move(partial, path, overwrite: true);
    }

    private static string Text(double? number) => number?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
