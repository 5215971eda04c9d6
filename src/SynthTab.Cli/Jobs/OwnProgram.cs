using System.Reflection;

namespace SynthTab.Cli.Jobs;

/// <summary>How the tool starts itself once more: published as a program, under <c>dotnet run</c>, as <c>dotnet SynthTab.Cli.dll</c>,
/// or from another program that has loaded it.</summary>
/// <param name="Program">The file to run.</param>
/// <param name="First">What comes before the tool's own arguments.</param>
internal sealed record OwnProgram(string Program, IReadOnlyList<string> First)
{
    private const string Host = "dotnet";

    /// <summary>The program of this process.</summary>
    public static OwnProgram OfProcess()
        => Find(Environment.ProcessPath, Assembly.GetEntryAssembly() == typeof(OwnProgram).Assembly,
            Path.Combine(AppContext.BaseDirectory, $"{typeof(OwnProgram).Assembly.GetName().Name}.dll"));

    /// <summary>The program of a process.</summary>
    /// <param name="process">The file that the process runs.</param>
    /// <param name="isTool">Whether the tool is what was started, and not a program that has loaded it.</param>
    /// <param name="library">The tool's own library.</param>
    public static OwnProgram Find(string? process, bool isTool, string library)
    {
        bool isHost = Path.GetFileNameWithoutExtension(process) == Host;
        return isTool && process is not null && !isHost ? new OwnProgram(process, []) : new OwnProgram(isHost ? process! : Host, [library]);
    }
}
