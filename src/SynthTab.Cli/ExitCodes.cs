namespace SynthTab.Cli;

/// <summary>What the tool tells the shell.</summary>
internal static class ExitCodes
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>A bug; the stack trace is on stderr.</summary>
    public const int Bug = 1;

    /// <summary>The user's input or options; one sentence is on stderr.</summary>
    public const int UserInput = 2;

    /// <summary>A rule of <c>--fail-on</c> does not hold; it is named on stderr, and the reports are written.</summary>
    public const int GateFailed = 3;

    /// <summary>Interrupted; what was learned so far is kept.</summary>
    public const int Interrupted = 130;
}
