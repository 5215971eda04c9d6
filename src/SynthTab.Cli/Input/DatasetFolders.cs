namespace SynthTab.Cli.Input;

/// <summary>The folders in which tables are looked for by name.</summary>
internal static class DatasetFolders
{
    /// <summary>The environment variable that names a folder of tables.</summary>
    public const string Variable = "SYNTHTAB_DATASETS";

    /// <summary>The folder given, else the one of <see cref="Variable"/>; then <c>shared/datasets</c> beside the clone that the tool runs from.</summary>
    /// <exception cref="SynthTabException">The folder given, or the one of the variable, does not exist.</exception>
    public static IReadOnlyList<string> All(string? given)
    {
        string? named = given ?? Environment.GetEnvironmentVariable(Variable);
        string source = given is null ? Variable : "--datasets";
        if (!string.IsNullOrEmpty(named) && !Directory.Exists(named))
        {
            throw new SynthTabException($"{source} {named}: there is no such folder, and a folder with tables is needed.");
        }
        return [.. new[] { named, BesideTheClone() }.OfType<string>().Where(Directory.Exists).Distinct()];
    }

    private static string? BesideTheClone()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "SynthTab.sln")))
            {
                return folder.Parent is { } parent ? Path.Combine(parent.FullName, "shared", "datasets") : null;
            }
        }
        return null;
    }
}
