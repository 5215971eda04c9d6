using System.Diagnostics;
using System.Globalization;

namespace SynthTab.Cli.Jobs;

/// <summary>How one process of the tool ended.</summary>
/// <param name="Code">Its exit code.</param>
/// <param name="Output">What it wrote to stdout.</param>
/// <param name="Errors">The last lines of its stderr.</param>
internal sealed record ChildResult(int Code, string Output, IReadOnlyList<string> Errors)
{
    private const int Killed = 137; // 128 + SIGKILL
    private const string Bug = "This is a bug in synthtab: ";

    /// <summary>Why it failed, in one sentence.</summary>
    public string Reason => Code switch
    {
        Killed => "the system ended it, as it does with a process that takes more memory than there is.",
        ExitCodes.UserInput when Errors.Count > 0 => Errors[^1],
        _ when Errors.FirstOrDefault(l => l.Contains("OutOfMemory", StringComparison.Ordinal) || l.Contains("Out of memory", StringComparison.OrdinalIgnoreCase)) is not null
            => "it ran out of memory.",
        _ when Errors.FirstOrDefault(l => l.StartsWith(Bug, StringComparison.Ordinal)) is { } bug => bug[Bug.Length..],
        _ => string.Create(CultureInfo.InvariantCulture, $"it ended with exit code {Code}{(Errors.Count > 0 ? $": {Errors[^1]}" : ".")}"),
    };
}

/// <summary>Runs the tool in a process of its own.</summary>
/// <param name="program">The tool.</param>
/// <param name="threads">Processors that the process shall believe to have.</param>
internal sealed class ChildProcess(OwnProgram program, int threads)
{
    private const int KeptLines = 40;

    /// <summary>Runs a command to its end. When called off, the process is asked to stop, and ended where it does not.</summary>
    /// <param name="arguments">The command line.</param>
    /// <param name="usage">The file that is told what it used.</param>
    /// <param name="log">The file that its stderr is added to.</param>
    /// <param name="patience">How long it may take to stop.</param>
    /// <param name="said">Is told each line of stderr.</param>
    /// <param name="cancellation">Calls it off.</param>
    public async Task<ChildResult> RunAsync(
        IReadOnlyList<string> arguments, string usage, string log, TimeSpan patience, Action<string> said, CancellationToken cancellation)
    {
        using Process process = Start(arguments, usage);
        using CancellationTokenRegistration stop = cancellation.Register(() => Stop(process, patience));
        Task<string> output = process.StandardOutput.ReadToEndAsync(CancellationToken.None);
        Queue<string> last = new();
        using (StreamWriter writer = File.AppendText(log))
        {
            writer.AutoFlush = true;
            writer.WriteLine($"> synthtab {string.Join(' ', arguments)}");
            while (await process.StandardError.ReadLineAsync(CancellationToken.None).ConfigureAwait(false) is { } line)
            {
                writer.WriteLine(line);
                if (line.Length == 0) { continue; }
                last.Enqueue(line);
                if (last.Count > KeptLines) { last.Dequeue(); }
                said(line);
            }
        }
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        return new ChildResult(process.ExitCode, await output.ConfigureAwait(false), [.. last]);
    }

    private Process Start(IReadOnlyList<string> arguments, string usage)
    {
        var start = new ProcessStartInfo(program.Program, [.. program.First, .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        start.Environment[Leash.Variable] = "1";
        start.Environment[Leash.UsageVariable] = usage;
        start.Environment["DOTNET_PROCESSOR_COUNT"] = threads.ToString(CultureInfo.InvariantCulture);
        return Process.Start(start) ?? throw new SynthTabException($"{program.Program}: the tool could not be started once more, and every model needs a process of its own.");
    }

    private static void Stop(Process process, TimeSpan patience)
    {
        process.StandardInput.Close();
        _ = Task.Run(async () =>
        {
            await Task.Delay(patience).ConfigureAwait(false);
            try { process.Kill(entireProcessTree: true); }
            catch (InvalidOperationException) { /* it has ended, which is all that was wanted */ }
        });
    }
}
