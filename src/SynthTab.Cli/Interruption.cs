using System.Runtime.InteropServices;

namespace SynthTab.Cli;

/// <summary>While it lives, the first Ctrl-C asks the work to stop at its next step, and the second one ends the process.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly IReadOnlyList<PosixSignalRegistration> _registrations;
    private readonly Terminal _terminal;

    /// <summary>Starts to listen.</summary>
    public Interruption(Terminal terminal)
    {
        _terminal = terminal;
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];
    }

    /// <summary>Is cancelled by the first Ctrl-C.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations) { registration.Dispose(); }
        _source.Dispose();
    }

    private void Stop(PosixSignalContext signal)
    {
        if (_source.IsCancellationRequested) { return; } // the second time the signal does what it does by itself: end the process
        signal.Cancel = true;
        _terminal.Say("Stopping at the next step; press Ctrl-C again to end at once.");
        _source.Cancel();
    }
}
