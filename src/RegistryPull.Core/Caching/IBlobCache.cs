using RegistryPull.Content;

namespace RegistryPull.Caching;

/// <summary>Blobs that earlier pulls have stored. Errors of a cache never fail a pull: the registry has the blobs,
/// too.</summary>
internal interface IBlobCache
{
    /// <summary>Returns whether a blob seems to be there. Its bytes are not read.</summary>
    bool Has(Descriptor blob);

    /// <summary>Fills a slot and marks it as complete.</summary>
    /// <returns>Whether the slot holds its verified blob. Otherwise it is unchanged or empty.</returns>
    /// <exception cref="OutputException">The slot cannot be written.</exception>
    bool TryFill(IBlobSlot slot, CancellationToken cancellationToken);

    /// <summary>Keeps what a slot holds, complete and verified.</summary>
    /// <param name="slot">The slot.</param>
    /// <param name="reserve">How many bytes must stay free for the pull itself.</param>
    /// <param name="cancellationToken">Ends it, and nothing is stored.</param>
    void Keep(IBlobSlot slot, long reserve, CancellationToken cancellationToken);

    /// <summary>Opens a blob as a stream, after it was verified.</summary>
    /// <returns>The stream, which verifies once more; null when the blob is not there.</returns>
    Task<Stream?> OpenAsync(Descriptor blob, CancellationToken cancellationToken);

    /// <summary>Keeps what passes through a stream that verifies itself, once all of it has.</summary>
    /// <returns>The stream to read instead; it disposes of the other.</returns>
    Stream StoreWhileReading(Stream content, Descriptor blob);
}
