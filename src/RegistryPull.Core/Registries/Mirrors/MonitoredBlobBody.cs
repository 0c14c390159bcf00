using System.Runtime.CompilerServices;
using RegistryPull.Repositories;
using RegistryPull.Retrying;

namespace RegistryPull.Registries.Mirrors;

/// <summary>Reports when the body of a blob ends with a failure of its source.</summary>
internal sealed class MonitoredBlobBody(IBlobBody body, Action onBroken) : IBlobBody
{
    /// <inheritdoc/>
    public string Source => body.Source;

    // Runs thousands of times a layer; pooling saves an allocation each time.
    /// <inheritdoc/>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<int> ReadAsync(Memory<byte> buffer)
    {
        try
        {
            return await body.ReadAsync(buffer).ConfigureAwait(false);
        }
        catch (TransientException)
        {
            onBroken();
            throw;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => body.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose() => body.Dispose();
}
