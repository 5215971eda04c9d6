using System.Text.Json;
using System.Text.Json.Serialization;

namespace SynthTab.Datasets;

/// <summary>
/// The tables known by name: the simulated one, which comes with the library, and public ones, which are read from a folder
/// that the user has filled. The list is <c>datasets/catalog.json</c>; no table is ever fetched unasked.
/// </summary>
public static class DatasetCatalog
{
    private static readonly JsonSerializerOptions _json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>All tables, the simulated one first.</summary>
    public static IReadOnlyList<DatasetEntry> Entries { get; } = Load();

    /// <summary>The table of this name, or null.</summary>
    public static DatasetEntry? Find(string name) => Entries.FirstOrDefault(e => e.Name == name);

    /// <summary>The path of the table's file in the first folder that has it, or null.</summary>
    public static string? Locate(DatasetEntry entry, IEnumerable<string> folders)
        => folders.Select(folder => Path.Combine(folder, entry.File)).FirstOrDefault(File.Exists);

    /// <summary>Opens the CSV of <see cref="ClinicVisits"/> that comes with the library.</summary>
    public static Stream OpenClinicVisits() => Open("clinic-visits.csv");

    /// <summary>Opens the schema (json) of <see cref="ClinicVisits"/> that comes with the library.</summary>
    public static Stream OpenClinicVisitsSchema() => Open("clinic-visits.schema.json");

    private static IReadOnlyList<DatasetEntry> Load()
    {
        using Stream stream = Open("catalog.json");
        return JsonSerializer.Deserialize<CatalogFile>(stream, _json)!.Datasets;
    }

    // The build puts the files of datasets/ into the library; one that is not there is a broken build.
    private static Stream Open(string file) => typeof(DatasetCatalog).Assembly.GetManifestResourceStream($"datasets/{file}")
        ?? throw new InvalidOperationException($"The library was built without datasets/{file}.");

    private sealed record CatalogFile(int Version, IReadOnlyList<DatasetEntry> Datasets);
}
