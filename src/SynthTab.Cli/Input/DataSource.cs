using SynthTab.Datasets;
using SynthTab.Tables;
using SynthTab.Tables.Csv;

namespace SynthTab.Cli.Input;

/// <summary>A table that was read, and what is known of its origin.</summary>
/// <param name="Table">The rows.</param>
/// <param name="Label">What to call it in messages.</param>
/// <param name="Format">How its file was written.</param>
/// <param name="Entry">Its line in the catalog where it was called by name, or null.</param>
internal sealed record LoadedTable(Table Table, string Label, CsvFormat Format, DatasetEntry? Entry);

/// <summary>Finds and reads the table that a command line means: a file, a table of the catalog, or the built-in one.</summary>
internal static class DataSource
{
    /// <summary>Reads the table under its schema file, or infers the schema.</summary>
    /// <exception cref="SynthTabException">The table, its schema or its target cannot be used, with the reason.</exception>
    public static LoadedTable Load(DataRequest request)
    {
        if (request.Data is null || (request.Data == ClinicVisits.Name && !File.Exists(request.Data))) { return LoadClinicVisits(request); }
        DatasetEntry? entry = File.Exists(request.Data) ? null : DatasetCatalog.Find(request.Data);
        string path = entry is null ? request.Data : Locate(entry, request.Datasets);
        CsvReadOptions options = request.Csv with { Target = request.Target ?? entry?.Target };
        Table table = Read(path, request, options);
        return new LoadedTable(table, entry?.Name ?? Path.GetFileName(path), CsvFormat.Detect(path, options), entry);
    }

    /// <summary>Reads training and holdout from files of their own, under one schema.</summary>
    /// <exception cref="SynthTabException">A table, the schema or the target cannot be used, with the reason.</exception>
    public static (Table Training, Table Holdout, CsvFormat Format) LoadPair(string training, string holdout, DataRequest request)
    {
        CsvFormat format = CsvFormat.Detect(training, request.Csv);
        if (request.Schema is null)
        {
            IReadOnlyList<Table> both = CsvTableReader.InferAndReadTogether([training, holdout], request.Csv);
            return (both[0], both[1], format);
        }
        return (Read(training, request, request.Csv), Read(holdout, request, request.Csv), format);
    }

    /// <summary>The file of a table that is a path or a name of the catalog.</summary>
    /// <exception cref="SynthTabException">A table of the catalog is not there.</exception>
    public static string PathOf(string data, string? datasets)
        => File.Exists(data) || DatasetCatalog.Find(data) is not { } entry ? data : Locate(entry, datasets);

    private static Table Read(string path, DataRequest request, CsvReadOptions options)
    {
        if (request.Schema is null) { return CsvTableReader.InferAndRead(path, options).Table; }
        TableSchema schema = TableSchemaFile.Load(request.Schema);
        return CsvTableReader.ReadFile(path, request.Target is null ? schema : schema.WithTarget(request.Target), options);
    }

    private static LoadedTable LoadClinicVisits(DataRequest request)
    {
        using var unpacked = new UnpackedClinicVisits();
        Table table = Read(unpacked.Csv, request with { Schema = request.Schema ?? unpacked.Schema }, new CsvReadOptions());
        return new LoadedTable(table, $"{ClinicVisits.Name} (built in)", new CsvFormat(), DatasetCatalog.Find(ClinicVisits.Name));
    }

    private static string Locate(DatasetEntry entry, string? given)
    {
        IReadOnlyList<string> folders = DatasetFolders.All(given);
        return DatasetCatalog.Locate(entry, folders) ?? throw new SynthTabException(
            $"table '{entry.Name}': {(folders.Count == 0 ? "no folder of tables is known" : $"{entry.File} is not in {string.Join(" or ", folders)}")}, "
            + $"and it must be got from {entry.SourcePage} and its folder named by --datasets or {DatasetFolders.Variable}.");
    }

    /// <summary>The built-in table as files, for as long as it is read.</summary>
    private sealed class UnpackedClinicVisits : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("synthtab-");

        public UnpackedClinicVisits()
        {
            Csv = Unpack("clinic-visits.csv", DatasetCatalog.OpenClinicVisits());
            Schema = Unpack("clinic-visits.schema.json", DatasetCatalog.OpenClinicVisitsSchema());
        }

        public string Csv { get; }

        public string Schema { get; }

        public void Dispose() => _folder.Delete(recursive: true);

        private string Unpack(string name, Stream packed)
        {
            string path = Path.Combine(_folder.FullName, name);
            using (packed)
            {
                using FileStream file = File.Create(path);
                packed.CopyTo(file);
            }
            return path;
        }
    }
}
