using SynthTab.Tests.Conventions;

namespace SynthTab.Tests.Support;

/// <summary>Rendered output as text files that are reviewed as a diff: <c>Approved/NAME.approved.txt</c>.</summary>
internal static class Approved
{
    /// <summary>Fails where the text differs from the approved one, and leaves it as <c>NAME.received.txt</c> beside the tests.</summary>
    public static void Equal(string name, string text)
    {
        string approved = Path.Combine(SourceTree.Root, "tests", "SynthTab.Tests", "Approved", name + ".approved.txt");
        string expected = File.Exists(approved) ? File.ReadAllText(approved).ReplaceLineEndings("\n") : "";
        if (expected == text) { return; }
        string received = Path.Combine(AppContext.BaseDirectory, name + ".received.txt");
        File.WriteAllText(received, text);
        int line = FirstDifference(expected, text);
        Assert.Fail($"The text differs from {approved}, first in line {line}. If {received} is right, copy it there.");
    }

    private static int FirstDifference(string expected, string text)
    {
        string[] a = expected.Split('\n'), b = text.Split('\n');
        int line = 0;
        while (line < a.Length && line < b.Length && a[line] == b[line]) { line++; }
        return line + 1;
    }
}
