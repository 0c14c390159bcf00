using System.Text.Json;
using RegistryPull.Cli.Terminal;

namespace RegistryPull.Cli.Progress;

/// <summary>Writes events to standard error, one a line. Called by several threads.</summary>
internal sealed class ProgressEventWriter(ITerminal terminal)
{
    private readonly Lock _gate = new();
    private bool _isClosed;

    public void Write(ProgressEvent progress)
    {
        lock (_gate)
        {
            if (!_isClosed)
            {
                terminal.Write(JsonSerializer.Serialize(progress, ProgressJsonContext.Default.ProgressEvent) + "\n");
            }
        }
    }

    /// <summary>
    /// Writes the last event: a pipeline that is left behind after a cancellation adds nothing to it.
    /// </summary>
    public void WriteLast(ProgressEvent progress)
    {
        lock (_gate)
        {
            Write(progress);
            _isClosed = true;
        }
    }
}
