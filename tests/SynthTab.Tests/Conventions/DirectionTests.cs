using System.Text.RegularExpressions;

namespace SynthTab.Tests.Conventions;

/// <summary>Data flows one way: reads every file's <c>using</c>s (and full names) against the picture of who may see whom.</summary>
public sealed partial class DirectionTests
{
    // What a family of models may see. Families never see each other.
    private static readonly string[] _model =
    [
        "SynthTab.Tables", "SynthTab.Encoders", "SynthTab.Learners", "SynthTab.Synthesis",
        "SynthTab.Neural.Runtime", "SynthTab.Neural.Networks", "SynthTab.Neural.Training",
    ];

    // A room, and the rooms that it may see besides itself. SynthTab's own root (exceptions, randomness) is open to all.
    private static readonly Dictionary<string, string[]> _mayGoTo = new()
    {
        ["SynthTab"] = [],
        ["SynthTab.Tables"] = [],
        ["SynthTab.Datasets"] = ["SynthTab.Tables"],
        ["SynthTab.Learners"] = [],
        ["SynthTab.Encoders"] = ["SynthTab.Tables"],
        ["SynthTab.Synthesis"] = ["SynthTab.Tables", "SynthTab.Encoders", "SynthTab.Learners"],
        ["SynthTab.Evaluation"] = ["SynthTab.Tables", "SynthTab.Encoders", "SynthTab.Learners"],
        ["SynthTab.Tuning"] = ["SynthTab.Tables", "SynthTab.Synthesis", "SynthTab.Evaluation"],
        ["SynthTab.Comparisons"] = ["SynthTab.Evaluation"],
        ["SynthTab.Reports"] = ["SynthTab.Synthesis", "SynthTab.Evaluation", "SynthTab.Tuning", "SynthTab.Comparisons"],
        ["SynthTab.Neural"] = [.. _model, "SynthTab.Neural.Gan", "SynthTab.Neural.Autoencoders", "SynthTab.Neural.Diffusion", "SynthTab.Neural.Masked"],
        ["SynthTab.Neural.Runtime"] = [],
        ["SynthTab.Neural.Networks"] = ["SynthTab.Neural.Runtime"],
        ["SynthTab.Neural.Training"] = ["SynthTab.Tables", "SynthTab.Encoders", "SynthTab.Synthesis", "SynthTab.Neural.Runtime", "SynthTab.Neural.Networks"],
        ["SynthTab.Neural.Gan"] = _model,
        ["SynthTab.Neural.Autoencoders"] = _model,
        ["SynthTab.Neural.Diffusion"] = _model,
        ["SynthTab.Neural.Masked"] = _model,
    };

    [Fact]
    public void No_room_sees_a_room_that_comes_after_it()
    {
        List<string> breaches = [];
        foreach ((string path, string[] lines) in SourceTree.CSharpFiles("src").Where(f => !f.Path.StartsWith("src/SynthTab.Cli/", StringComparison.Ordinal)))
        {
            string room = Room(path.Split('/')[1..^1]);
            foreach (string seen in lines.SelectMany(RoomsNamed).Distinct())
            {
                if (seen != room && seen != "SynthTab" && !_mayGoTo[room].Contains(seen)) { breaches.Add($"{path} ({room}) sees {seen}"); }
            }
        }
        Assert.Empty(breaches);
    }

    [Fact]
    public void Every_folder_of_the_libraries_is_a_room_of_the_picture()
    {
        IEnumerable<string> folders = SourceTree.Files("src", "*.cs")
            .Where(path => !path.StartsWith("src/SynthTab.Cli/", StringComparison.Ordinal))
            .Select(path => string.Join('.', path.Split('/')[1..^1].Take(2)));
        Assert.Empty(folders.Distinct().Except(_mayGoTo.Keys).Except(["SynthTab.Neural.Native"])); // Native runs inside the build
    }

    [Theory]
    [InlineData("using SynthTab.Evaluation.Fidelity;", "SynthTab.Evaluation")]
    [InlineData("    SynthTab.Neural.Gan.CtganOptions options", "SynthTab.Neural.Gan")]
    [InlineData("using SynthTab.Tables;", "SynthTab.Tables")]
    public void A_room_is_recognised_in_a_line(string line, string room) => Assert.Equal([room], RoomsNamed(line));

    private static IEnumerable<string> RoomsNamed(string line)
        => line.TrimStart().StartsWith("//", StringComparison.Ordinal) || line.StartsWith("namespace ", StringComparison.Ordinal)
            ? []
            : QualifiedName().Matches(line).Select(m => Room(m.Value.Split('.')));

    // The deepest room of the picture that the parts lead into.
    private static string Room(string[] parts)
    {
        string[] whole = [.. string.Join('.', parts).Split('.')];
        for (int length = whole.Length; length > 1; length--)
        {
            string name = string.Join('.', whole.Take(length));
            if (_mayGoTo.ContainsKey(name)) { return name; }
        }
        return whole[0];
    }

    [GeneratedRegex(@"\bSynthTab(\.[A-Z]\w*)+")]
    private static partial Regex QualifiedName();
}
