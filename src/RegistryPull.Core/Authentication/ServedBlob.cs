using RegistryPull.Transport;

namespace RegistryPull.Authentication;

/// <summary>A blob that a server has begun to serve.</summary>
/// <param name="Body">The bytes; the caller disposes of it.</param>
/// <param name="Offset">Where in the blob they begin.</param>
internal sealed record ServedBlob(TimedBody Body, long Offset) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Body.DisposeAsync();
}
