using System.Security.Cryptography;
using SynthTab.Datasets;
using SynthTab.Tables;
using SynthTab.Tables.Csv;
using SynthTab.Tests.Conventions;

namespace SynthTab.Tests.Datasets;

/// <summary>The files in datasets/ are what the code draws, byte for byte.</summary>
public sealed class CommittedClinicVisitsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("synthtab-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void The_committed_table_is_the_one_that_the_code_draws()
    {
        string drawn = Path.Combine(_folder, "drawn.csv");
        CsvTableWriter.WriteFile(drawn, ClinicVisits.Draw());
        Assert.True(File.ReadAllBytes(drawn).AsSpan().SequenceEqual(File.ReadAllBytes(Committed("clinic-visits.csv"))),
            "datasets/clinic-visits.csv differs from what ClinicVisits draws; if the law was meant to change, make it anew with datasets make.");
    }

    [Fact]
    public void The_committed_schema_is_the_one_that_the_code_draws()
    {
        string drawn = Path.Combine(_folder, "drawn.json");
        TableSchemaFile.Save(ClinicVisits.Draw().Schema, drawn);
        Assert.Equal(File.ReadAllText(drawn), File.ReadAllText(Committed("clinic-visits.schema.json")));
    }

    [Fact]
    public void The_library_carries_the_committed_files()
    {
        using Stream csv = DatasetCatalog.OpenClinicVisits();
        using Stream schema = DatasetCatalog.OpenClinicVisitsSchema();
        Assert.Equal(SHA256.HashData(File.ReadAllBytes(Committed("clinic-visits.csv"))), SHA256.HashData(csv));
        Assert.Equal(SHA256.HashData(File.ReadAllBytes(Committed("clinic-visits.schema.json"))), SHA256.HashData(schema));
    }

    [Fact]
    public void Reading_the_table_under_its_schema_gives_back_what_was_drawn()
    {
        Table read = CsvTableReader.ReadFile(Committed("clinic-visits.csv"), TableSchemaFile.Load(Committed("clinic-visits.schema.json")));
        Table drawn = ClinicVisits.Draw();
        Assert.Equal("readmitted", read.Schema.Target!.Name);
        for (int i = 0; i < drawn.Columns.Count; i++)
        {
            if (drawn.Columns[i] is NumericColumn numbers) { Assert.Equal(numbers.Values, ((NumericColumn)read.Columns[i]).Values); }
            if (drawn.Columns[i] is CategoricalColumn levels) { Assert.Equal(levels.Codes, ((CategoricalColumn)read.Columns[i]).Codes); }
        }
    }

    private static string Committed(string name) => Path.Combine(SourceTree.Root, "datasets", name);
}
