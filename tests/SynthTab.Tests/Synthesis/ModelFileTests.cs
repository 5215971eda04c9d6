using System.IO.Compression;
using SynthTab.Synthesis;
using SynthTab.Synthesis.Files;
using SynthTab.Tables;
using SynthTab.Tests.Support;

namespace SynthTab.Tests.Synthesis;

public sealed class ModelFileTests : IDisposable
{
    private static readonly SynthesizerCatalog Catalog = new([.. ClassicalSynthesizers.Entries]);

    private readonly TemporaryFolder _folder = new();
    private readonly string _path;
    private readonly byte[] _written;

    public ModelFileTests()
    {
        _path = _folder.At("m.synthtab");
        using IFittedSynthesizer fitted = Catalog.Create("independent").Fit(
            Table.Of(Columns.Whole("n", 1, 2, 3, 4), Columns.Levels("c", "a", "b", null, "a")), new FitContext { Seed = 11 });
        fitted.Save(_path);
        _written = File.ReadAllBytes(_path);
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_holds_four_parts_of_data()
    {
        using ZipArchive archive = ZipFile.OpenRead(_path);
        Assert.Equal(["encoder.json", "manifest.json", "schema.json", "weights.safetensors"], archive.Entries.Select(e => e.FullName).Order());
    }

    [Fact]
    public void What_was_written_is_read()
    {
        ModelManifest manifest = ModelFile.Read(_path).Manifest;
        Assert.Equal("independent", manifest.Synthesizer);
        Assert.Equal(11, manifest.Seed);
        Assert.Equal(4, manifest.Training.Rows);
        Assert.Equal("""{"least-rows":10}""", manifest.Options.ToJsonString());
    }

    [Fact]
    public void A_summary_of_training_survives_with_numbers_that_json_lacks()
    {
        ModelContents contents = ModelFile.Read(_path);
        var summary = new TrainingSummary
        {
            Rows = 7, Seconds = 1.5, Device = "cuda:1", Epochs = 300, Interrupted = true, BudgetReached = true,
            Figures = new Dictionary<string, double> { ["loss"] = double.NaN, ["parameters"] = 12 },
        };
        ModelFile.Write(_path, With(contents, contents.Manifest with { Training = summary }));
        TrainingSummary read = ModelFile.Read(_path).Manifest.Training;
        Assert.Equal(summary with { Figures = read.Figures }, read);
        Assert.Equal(summary.Figures, read.Figures);
    }

    // Bytes that no meaning hangs on (a time of writing, a flag that nobody reads) may change; the contents never do.
    [Fact]
    public void A_flipped_byte_is_noticed_or_changes_nothing()
    {
        int noticed = 0, tried = 0;
        for (int place = 0; place < _written.Length; place += 3, tried++)
        {
            byte[] damaged = [.. _written];
            damaged[place] ^= 0x41;
            File.WriteAllBytes(_path, damaged);
            try
            {
                using IFittedSynthesizer loaded = Catalog.Load(_path);
                loaded.Save(_folder.At("again.synthtab"));
                Assert.Equal(_written, File.ReadAllBytes(_folder.At("again.synthtab")));
            }
            catch (ModelFileException) { noticed++; }
        }
        Assert.InRange(noticed, tried * 7 / 10, tried);
    }

    [Fact]
    public void A_file_cut_short_is_noticed_wherever_it_ends()
    {
        for (int length = 0; length < _written.Length; length += 7)
        {
            File.WriteAllBytes(_path, _written[..length]);
            Assert.Throws<ModelFileException>(() => Catalog.Load(_path));
        }
    }

    [Fact]
    public void No_file_a_folder_and_other_files_are_refused_in_a_sentence()
    {
        Assert.Contains("no such file", Refused(_folder.At("absent.synthtab")), StringComparison.Ordinal);
        Assert.Contains("folder", Refused(_folder.At(".")), StringComparison.Ordinal);
        File.WriteAllText(_path, "age,income\n39,low\n");
        Assert.Contains("not a model file", Refused(_path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_is_missing_or_foreign_or_changed_is_refused()
    {
        Assert.Contains("weights.safetensors is missing", AfterChange(a => a.GetEntry(ModelFile.WeightsPart)!.Delete()), StringComparison.Ordinal);
        Assert.Contains("run.sh", AfterChange(a => a.CreateEntry("run.sh")), StringComparison.Ordinal);
        Assert.Contains("encoder.json is damaged", AfterChange(a => Replace(a, ModelFile.EncoderPart, "{}")), StringComparison.Ordinal);
    }

    [Fact]
    public void A_manifest_of_another_format_or_with_an_unknown_key_is_refused()
    {
        Assert.Contains("format 2", AfterChange(a => Edit(a, m => m.Replace("\"format\": 1", "\"format\": 2", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("'code'", AfterChange(a => Edit(a, m => m.Replace("{\n  \"format\"", "{\n  \"code\": 1,\n  \"format\"", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("no option 'speed'", AfterChange(a => Edit(a, m => m.Replace("least-rows", "speed", StringComparison.Ordinal))), StringComparison.Ordinal);
        Assert.Contains("'magic'", AfterChange(a => Edit(a, m => m.Replace("\"independent\"", "\"magic\"", StringComparison.Ordinal))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_part_that_claims_more_than_it_can_hold_is_refused_before_it_is_read()
    {
        // The declared size of a part stands 24 bytes into its line of the zip's directory, which starts with PK\1\2.
        int line = _written.AsSpan().IndexOf("PK\u0001\u0002"u8);
        byte[] damaged = [.. _written];
        damaged[line + 27] = 0x10; // 256 MB from a few hundred bytes
        File.WriteAllBytes(_path, damaged);
        Assert.Contains("claims", Refused(_path), StringComparison.Ordinal);
    }

    [Fact]
    public void A_failed_write_leaves_the_old_file_and_nothing_else()
    {
        ModelContents contents = ModelFile.Read(_path);
        contents.Weights["wrong"] = new NamedArray([1], new decimal[1]);
        Assert.Throws<ArgumentException>(() => ModelFile.Write(_path, contents));
        Assert.Equal(_written, File.ReadAllBytes(_path));
        Assert.Equal(["m.synthtab"], _folder.Files());
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_named()
    {
        string inside = Path.Combine(_path, "m.synthtab"); // below a file
        string message = Assert.Throws<ModelFileException>(() => ModelFile.Write(inside, ModelFile.Read(_path))).Message;
        Assert.Contains("cannot be written", message, StringComparison.Ordinal);
    }

    private static ModelContents With(ModelContents contents, ModelManifest manifest)
        => new() { Manifest = manifest, Schema = contents.Schema, Encoder = contents.Encoder, Weights = contents.Weights };

    private static string Refused(string path) => Assert.Throws<ModelFileException>(() => Catalog.Load(path)).Message;

    private string AfterChange(Action<ZipArchive> change)
    {
        File.WriteAllBytes(_path, _written);
        using (ZipArchive archive = ZipFile.Open(_path, ZipArchiveMode.Update)) { change(archive); }
        return Refused(_path);
    }

    private static void Edit(ZipArchive archive, Func<string, string> edit)
    {
        using var reader = new StreamReader(archive.GetEntry(ModelFile.ManifestPart)!.Open());
        string before = reader.ReadToEnd(), after = edit(before);
        Assert.NotEqual(before, after);
        reader.Dispose();
        Replace(archive, ModelFile.ManifestPart, after);
    }

    private static void Replace(ZipArchive archive, string part, string text)
    {
        archive.GetEntry(part)!.Delete();
        using var writer = new StreamWriter(archive.CreateEntry(part).Open());
        writer.Write(text);
    }
}
