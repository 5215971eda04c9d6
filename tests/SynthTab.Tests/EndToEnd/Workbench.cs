using SynthTab.Datasets;
using SynthTab.Tables.Csv;

namespace SynthTab.Tests.EndToEnd;

/// <summary>A folder with small files to try the tool on; gone when the test is.</summary>
public sealed class Workbench : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("synthtab-tests-").FullName;

    /// <summary>Draws the table <c>visits.csv</c>.</summary>
    public Workbench() => CsvTableWriter.WriteFile(this["visits.csv"], ClinicVisits.Draw(rows: 300));

    /// <summary>The path of a file on the workbench.</summary>
    public string this[string name] => Path.Combine(_folder, name);

    /// <summary>Writes a text file.</summary>
    /// <returns>Its path.</returns>
    public string Write(string name, string text)
    {
        File.WriteAllText(this[name], text);
        return this[name];
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
