using SynthTab.Datasets;
using SynthTab.Tables;

namespace SynthTab.Tests.EndToEnd;

/// <summary>What a user can do wrong gets one sentence on stderr, exit code 2, and leaves nothing half-written.</summary>
public sealed class WrongInputTests(WrongInputTests.Model model) : IClassFixture<WrongInputTests.Model>, IDisposable
{
    private readonly Workbench _bench = new();

    public void Dispose() => _bench.Dispose();

    public static TheoryData<string, string, string[]> Tables => new()
    {
        { "missing.csv", "", ["missing.csv: there is no such file"] },
        { "empty.csv", "", ["empty.csv", "empty"] },
        { "header.csv", "a,b\n", ["header.csv", "no rows"] },
        { "ragged.csv", "a,b\n1,2\n1,2,3\n", ["ragged.csv", "line 3"] },
        { "binary.csv", "\0\u0001\u0002PNG\0\0\0", ["binary.csv"] },
        { "twice.csv", "a,a\n1,2\n", ["twice.csv", "'a'"] },
        { "one-class.csv", "a,readmitted\n1,no\n2,no\n3,no\n", ["target 'readmitted'", "at least two"] },
        { "no-target.csv", "a,b\n1,2\n3,4\n", ["'readmitted'", "there is no such column", "a, b"] },
    };

    [Theory]
    [MemberData(nameof(Tables))]
    public void A_table_that_cannot_be_used_is_refused(string name, string content, string[] words)
    {
        if (name != "missing.csv") { _bench.Write(name, content); }
        ToolProcess.Run("generate", _bench[name], "--target", "readmitted", "--model", "independent", "--out", _bench["out"]).ShouldRefuse(words);
        Assert.False(Directory.Exists(_bench["out"]));
    }

    [Fact]
    public void A_schema_that_is_damaged_or_of_another_table_is_refused()
    {
        string other = _bench["other.schema.json"], damaged = _bench.Write("damaged.schema.json", "{ \"version\": 1, \"columns\": [");
        TableSchemaFile.Save(ClinicVisits.Draw(rows: 10).Schema, other);
        string table = _bench.Write("ab.csv", "a,b\n1,2\n3,4\n");
        ToolProcess.Run("fit", table, "--schema", other, "--model", "independent", "--out", _bench["m.synthtab"]).ShouldRefuse("ab.csv", "visit_id");
        ToolProcess.Run("fit", table, "--schema", damaged, "--model", "independent", "--out", _bench["m.synthtab"]).ShouldRefuse("damaged.schema.json");
        Assert.False(File.Exists(_bench["m.synthtab"]));
    }

    [Fact]
    public void A_model_file_that_is_damaged_truncated_missing_or_no_model_is_refused()
    {
        byte[] whole = File.ReadAllBytes(model.Path);
        byte[] damaged = [.. whole];
        damaged[whole.Length / 2] ^= 0x55;
        File.WriteAllBytes(_bench["damaged.synthtab"], damaged);
        File.WriteAllBytes(_bench["truncated.synthtab"], whole[..(whole.Length / 2)]);
        File.Copy(_bench["visits.csv"], _bench["table.synthtab"]);
        foreach (string name in (string[])["damaged.synthtab", "truncated.synthtab", "missing.synthtab", "table.synthtab"])
        {
            ToolProcess.Run("sample", _bench[name], "--rows", "5", "--out", _bench["rows.csv"]).ShouldRefuse(name);
        }
        Assert.False(File.Exists(_bench["rows.csv"]));
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_refused_before_any_training()
    {
        string inAFile = Path.Combine(_bench["visits.csv"], "out");
        ToolProcess.Run("generate", _bench["visits.csv"], "--model", "independent", "--out", inAFile).ShouldRefuse("--out", "cannot be written to");
        ToolProcess.Run("sample", model.Path, "--rows", "5", "--out", Path.GetDirectoryName(_bench["visits.csv"])!).ShouldRefuse("--out", "a folder was found");
    }

    [Fact]
    public void Options_that_cannot_work_are_refused()
    {
        string table = _bench["visits.csv"], to = _bench["m.synthtab"];
        ToolProcess.Run("fit", table, "--out", to, "--model", "ctgan", "--batch-size", "505", "--set", "pac=10").ShouldRefuse("ctgan", "batch-size is 505", "pac");
        ToolProcess.Run("fit", table, "--out", to, "--model", "independent", "--epochs", "3").ShouldRefuse("independent", "epochs");
        ToolProcess.Run("fit", table, "--out", to, "--model", "independent", "--budget", "5m").ShouldRefuse("--budget", "independent");
        ToolProcess.Run("fit", table, "--out", to, "--model", "ctgam").ShouldRefuse("'ctgam'", "ctgan");
        ToolProcess.Run("generate", table, "--out", _bench["out"], "--holdout", "1.5").ShouldRefuse("--holdout", "'1.5'");
        ToolProcess.Run("generate", "--train", table, "--out", _bench["out"]).ShouldRefuse("--train", "--holdout FILE");
        ToolProcess.Run("sample", model.Path, "--rows", "-1", "--out", _bench["rows.csv"]).ShouldRefuse("--rows", "'-1'");
        ToolProcess.Run("sample", model.Path, "--rows", "5", "--where", "sex=unknown", "--out", _bench["rows.csv"]).ShouldRefuse("sex=unknown", "female, male");
        Assert.Equal(["visits.csv"], Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(table)!).Select(Path.GetFileName));
    }

    /// <summary>A small trained model, made once.</summary>
    public sealed class Model : IDisposable
    {
        private readonly Workbench _bench = new();

        public Model() => ToolProcess.Run("fit", _bench["visits.csv"], "--model", "independent", "--out", Path).ShouldBeDone();

        public string Path => _bench["model.synthtab"];

        public void Dispose() => _bench.Dispose();
    }
}
