using System.Globalization;

namespace SynthTab.Cli.Output;

/// <summary>How probable each row is, as CSV: numbers of rows and log-likelihoods, no cells.</summary>
internal static class ScoresFile
{
    /// <summary>Writes the list, under another name first, so that a file of this name is always whole.</summary>
    /// <param name="path">The file.</param>
    /// <param name="logs">The rows' log-likelihoods; <c>-inf</c> stands for a row that has none.</param>
    public static void Write(string path, IReadOnlyList<double> logs)
    {
        string partial = $"{path}.{Environment.ProcessId}.partial";
        File.WriteAllLines(partial, logs.Select((log, row) => $"{Number(row + 1)},{(double.IsFinite(log) ? Number(log) : "-inf")}").Prepend("row,log_likelihood"));
        File.Move(partial, path, overwrite: true);
    }

    private static string Number(double number) => number.ToString("R", CultureInfo.InvariantCulture);
}
