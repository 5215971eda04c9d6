namespace SynthTab.Cli.Jobs;

/// <summary>What ties a process of the tool to the one that started it: it stops, as after Ctrl-C, when its input ends, which it does
/// even where the other one was killed; and it leaves behind what it used.</summary>
internal static class Leash
{
    /// <summary>The environment variable that says that the end of the input is a request to stop.</summary>
    public const string Variable = "SYNTHTAB_LEASH";

    /// <summary>The environment variable that names the file for what the process used.</summary>
    public const string UsageVariable = "SYNTHTAB_USAGE";

    /// <summary>The input to watch, or null.</summary>
    public static TextReader? OfProcess() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } ? Console.In : null;

    /// <summary>At the end of the process: writes what it used, if it was asked to.</summary>
    public static void LeaveUsage()
    {
        if (Environment.GetEnvironmentVariable(UsageVariable) is { Length: > 0 } file) { ProcessUsage.OfProcess().AppendTo(file); }
    }
}
