using System.Globalization;
using SynthTab.Synthesis;
using SynthTab.Tables;
using SynthTab.Tables.Csv;

namespace SynthTab.Cli.Output;

/// <summary>Points of a latent space as a CSV file: a column for each coordinate, in the order of the rows.</summary>
internal static class PointsFile
{
    /// <summary>Writes the file.</summary>
    /// <exception cref="SynthTabException">The file cannot be written.</exception>
    public static void Write(string path, LatentPoints points) => CsvTableWriter.WriteFile(path, Table.Of(
    [
        .. Enumerable.Range(0, points.Size).Select(i => (Column)new NumericColumn(
            new ColumnSchema { Name = string.Create(CultureInfo.InvariantCulture, $"z{i + 1}"), Kind = ColumnKind.Continuous, Decimals = 6 },
            [.. Enumerable.Range(0, points.Count).Select(point => (double)points[point][i])])),
    ]));
}
