using System.Runtime.InteropServices;

namespace SynthTab.Cli;

/// <summary>While it lives, the first Ctrl-C, or the end of the terminal's leash, asks the work to stop at its next step; a second
/// Ctrl-C ends the process.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly CancellationTokenSource _source = new();
    private readonly IReadOnlyList<PosixSignalRegistration> _registrations;
    private readonly Terminal _terminal;
    private readonly Lock _gate = new();
    private bool _isOver;

    /// <summary>Starts to listen.</summary>
    public Interruption(Terminal terminal)
    {
        _terminal = terminal;
        _registrations = [PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop), PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop)];
        if (terminal.Leash is { } leash) { new Thread(() => Watch(leash)) { IsBackground = true }.Start(); }
    }

    /// <summary>Is cancelled by the first Ctrl-C.</summary>
    public CancellationToken Token => _source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations) { registration.Dispose(); }
        lock (_gate)
        {
            _isOver = true;
            _source.Dispose();
        }
    }

    /// <summary>Waits for the end of the input, on a thread of its own.</summary>
    private void Watch(TextReader leash)
    {
        while (leash.ReadLine() is not null) { }
        lock (_gate)
        {
            if (!_isOver) { _source.Cancel(); }
        }
    }

    private void Stop(PosixSignalContext signal)
    {
        if (_source.IsCancellationRequested) { return; } // the second time the signal does what it does by itself: end the process
        signal.Cancel = true;
        _terminal.Say("Stopping at the next step; press Ctrl-C again to end at once.");
        _source.Cancel();
    }
}
