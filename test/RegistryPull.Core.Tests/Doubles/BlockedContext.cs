namespace RegistryPull;

/// <summary>The context of a thread that is blocked: what is posted to it is never run.</summary>
internal sealed class BlockedContext : SynchronizationContext
{
    private readonly TaskCompletionSource _posted = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets a task that ends when something is posted.</summary>
    public Task Posted => _posted.Task;

    /// <inheritdoc/>
    public override void Post(SendOrPostCallback d, object? state) => _posted.TrySetResult();

    /// <inheritdoc/>
    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Calls an operation on a thread with this context.</summary>
    /// <param name="operation">The operation, which the thread would block on.</param>
    /// <returns>The task of the operation, as soon as the call returns it.</returns>
    public Task<T> CallAsync<T>(Func<Task<T>> operation)
    {
        var called = new TaskCompletionSource<Task<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            SetSynchronizationContext(this);
            called.SetResult(operation());
        });
        thread.Start();
        return called.Task.Unwrap();
    }
}
