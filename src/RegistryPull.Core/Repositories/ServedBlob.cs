using RegistryPull.Transport;

namespace RegistryPull.Repositories;

/// <summary>A blob that a server has begun to serve.</summary>
/// <param name="Body">The bytes; the caller disposes of it.</param>
/// <param name="Offset">Where in the blob they begin.</param>
/// <param name="Tag">What the server tells this content by; null when it does not say.</param>
internal sealed record ServedBlob(TimedBody Body, long Offset, EntityTag? Tag) : IAsyncDisposable
{
    public ValueTask DisposeAsync() => Body.DisposeAsync();

    /// <summary>Whether it is not the content that a part was to continue: the server sent the whole of something else.</summary>
    /// <param name="part">What was asked for.</param>
    public bool Replaces(ContentPart part) => Offset < part.Start && part.Unchanged is { } known && Tag?.Host == known.Host && Tag != known;
}
