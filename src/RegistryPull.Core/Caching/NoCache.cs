using RegistryPull.Content;

namespace RegistryPull.Caching;

/// <summary>The cache of a pull without a cache directory: it stores nothing.</summary>
internal sealed class NoCache : IBlobCache
{
    public bool Has(Descriptor blob) => false;

    public bool TryFill(IBlobSlot slot, CancellationToken cancellationToken) => false;

    public void Keep(IBlobSlot slot, long reserve, CancellationToken cancellationToken)
    {
        // Nothing is stored.
    }

    public Task<Stream?> OpenAsync(Descriptor blob, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(null);

    public Stream StoreWhileReading(Stream content, Descriptor blob) => content;
}
