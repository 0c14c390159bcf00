using System.Runtime.InteropServices;

namespace RegistryPull.Cli.Terminal;

/// <summary>
/// Turns the first Ctrl+C or SIGTERM into a cancellation; the second one ends the process at once.
/// </summary>
internal sealed class SignalCancellation : IDisposable
{
    private readonly CancellationTokenSource _cancellation = new();
    private readonly PosixSignalRegistration _interrupt;
    private readonly PosixSignalRegistration _terminate;

    public SignalCancellation()
    {
        _interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Receive);
        _terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Receive);
    }

    public CancellationToken Token => _cancellation.Token;

    public void Dispose()
    {
        _interrupt.Dispose();
        _terminate.Dispose();
        _cancellation.Dispose();
    }

    private void Receive(PosixSignalContext signal)
    {
        if (!_cancellation.IsCancellationRequested)
        {
            signal.Cancel = true;
            _cancellation.Cancel();
        }
    }
}
