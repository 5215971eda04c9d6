namespace SynthTab.Tests.Conventions;

public sealed class FileTests
{
    [Fact]
    public void A_source_file_has_at_most_250_lines_and_a_test_file_400()
    {
        var tooLong = SourceTree.CSharpFiles("src").Where(f => f.Lines.Length > 250)
            .Concat(SourceTree.CSharpFiles("tests").Where(f => f.Lines.Length > 400))
            .Select(f => $"{f.Path}: {f.Lines.Length}");
        Assert.Empty(tooLong);
    }

    [Fact]
    public void Nothing_is_left_for_later()
    {
        string[] marks = ["TO" + "DO", "FIX" + "ME", "Not" + "ImplementedException", "#prag" + "ma"];
        Assert.Empty(LinesWith(marks));
    }

    [Fact]
    public void No_path_of_a_machine_stands_in_the_tree()
    {
        string[] marks = ["/ho" + "me/", "/ro" + "ot/", "/wo" + "rk/", "/Us" + "ers/", "C:" + "\\\\"];
        Assert.Empty(LinesWith(marks));
    }

    [Fact]
    public void A_file_is_named_after_a_type_that_it_declares()
    {
        var stray = SourceTree.CSharpFiles("src")
            .Where(f => !f.Path.EndsWith("/Program.cs", StringComparison.Ordinal))
            .Where(f => !f.Lines.Any(line => Declares(line, Path.GetFileNameWithoutExtension(f.Path))))
            .Select(f => f.Path);
        Assert.Empty(stray);
    }

    private static bool Declares(string line, string name)
        => line.Split([' ', '(', '<', ':', ','], StringSplitOptions.RemoveEmptyEntries) is var words
            && words.Contains(name) && words.Any(w => w is "class" or "record" or "struct" or "interface" or "enum" or "delegate");

    private static IEnumerable<string> LinesWith(string[] marks)
        => from file in SourceTree.CSharpFiles("src").Concat(SourceTree.CSharpFiles("tests"))
           from line in file.Lines
           where marks.Any(mark => line.Contains(mark, StringComparison.Ordinal))
           select $"{file.Path}: {line.Trim()}";
}
