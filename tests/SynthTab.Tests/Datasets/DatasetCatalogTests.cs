using System.Security.Cryptography;
using SynthTab.Datasets;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Datasets;

public sealed class DatasetCatalogTests
{
    [Fact]
    public void The_simulated_table_comes_first_and_every_name_once()
    {
        Assert.Equal(ClinicVisits.Name, DatasetCatalog.Entries[0].Name);
        Assert.Equal(DatasetCatalog.Entries.Count, DatasetCatalog.Entries.Select(e => e.Name).Distinct().Count());
    }

    [Fact]
    public void A_table_is_found_in_the_first_folder_that_has_its_file()
    {
        string folder = Shared.Folder("datasets");
        DatasetEntry adult = DatasetCatalog.Find("adult")!;
        Assert.Equal(Path.Combine(folder, "adult.csv.gz"), DatasetCatalog.Locate(adult, [AppContext.BaseDirectory, folder]));
        Assert.Null(DatasetCatalog.Locate(adult, [AppContext.BaseDirectory]));
    }

    [Fact]
    public void The_simulated_table_has_the_hash_of_the_catalog()
    {
        using Stream csv = DatasetCatalog.OpenClinicVisits();
        Assert.Equal(DatasetCatalog.Entries[0].Sha256Csv, Convert.ToHexStringLower(SHA256.HashData(csv)));
    }
}
