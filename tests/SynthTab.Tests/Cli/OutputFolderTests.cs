using SynthTab.Cli.Output;

namespace SynthTab.Tests.Cli;

public sealed class OutputFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("synthtab-tests-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void A_text_is_in_place_and_nothing_else_is()
    {
        string path = Path.Combine(_root, "a", "b");
        using (var folder = new OutputFolder(path)) { folder.WriteText("a.txt", "whole"); }
        Assert.Equal("whole", File.ReadAllText(Path.Combine(path, "a.txt")));
        Assert.Single(Directory.EnumerateFileSystemEntries(path));
    }

    [Fact]
    public void A_folder_with_something_in_it_stays()
    {
        File.WriteAllText(Path.Combine(_root, "a.txt"), "before");
        new OutputFolder(_root).Dispose();
        Assert.Equal("before", File.ReadAllText(Path.Combine(_root, "a.txt")));
    }

    [Fact]
    public void A_folder_that_was_made_for_nothing_is_taken_away()
    {
        string path = Path.Combine(_root, "out");
        new OutputFolder(path).Dispose();
        Assert.False(Directory.Exists(path));
    }

    [Fact]
    public void A_place_that_cannot_be_written_to_is_refused_at_once()
    {
        string file = Path.Combine(_root, "file");
        File.WriteAllText(file, "");
        SynthTabException refusal = Assert.Throws<SynthTabException>(() => new OutputFolder(Path.Combine(file, "out")));
        Assert.StartsWith($"--out {file}", refusal.Message, StringComparison.Ordinal);
        Assert.Throws<SynthTabException>(() => new OutputFile(_root));
    }

    [Fact]
    public void A_device_is_not_replaced_by_a_file()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no device files.");
        Assert.Contains("a device was found", Assert.Throws<SynthTabException>(() => new OutputFile("/dev/null")).Message, StringComparison.Ordinal);
    }
}
