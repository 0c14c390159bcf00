namespace RegistryPull.Cli.Tests.Doubles;

/// <summary>Text in memory, which a command that is still running can be waited for.</summary>
internal sealed class SignallingWriter : StringWriter
{
    private readonly TaskCompletionSource _flushed = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a task that ends with the first flush. Until then another thread may be writing.</summary>
    public Task Flushed => _flushed.Task;

    public override Task FlushAsync()
    {
        _flushed.TrySetResult();
        return base.FlushAsync();
    }
}
