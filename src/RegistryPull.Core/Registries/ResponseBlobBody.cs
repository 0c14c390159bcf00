using RegistryPull.Repositories;
using RegistryPull.Transport;

namespace RegistryPull.Registries;

/// <summary>The body of a response as the bytes of a blob.</summary>
internal sealed class ResponseBlobBody(TimedBody body) : IBlobBody
{
    /// <inheritdoc/>
    public string Source => body.Host;

    /// <inheritdoc/>
    public ValueTask<int> ReadAsync(Memory<byte> buffer) => body.ReadAsync(buffer);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => body.DisposeAsync();

    /// <inheritdoc/>
    public void Dispose() => body.Dispose();
}
