namespace SynthTab.Tests.Conventions;

/// <summary>The files of the checkout that the tests were built from.</summary>
internal static class SourceTree
{
    /// <summary>The folder of the solution.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The C# files below a folder of the checkout, without what the build makes, as (path from the root, lines).</summary>
    public static IEnumerable<(string Path, string[] Lines)> CSharpFiles(string folder)
        => Files(folder, "*.cs").Select(path => (path, File.ReadAllLines(Path.Combine(Root, path))));

    /// <summary>The files below a folder of the checkout, without what the build makes, by their paths from the root with forward slashes.</summary>
    public static IEnumerable<string> Files(string folder, string pattern)
        => Directory.EnumerateFiles(Path.Combine(Root, folder), pattern, SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "SynthTab.sln"))) { folder = folder.Parent; }
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not run inside a checkout.");
    }
}
