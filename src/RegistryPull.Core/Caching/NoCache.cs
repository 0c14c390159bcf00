using RegistryPull.Content;

namespace RegistryPull.Caching;

/// <summary>The cache of those who have named none.</summary>
internal sealed class NoCache : IBlobCache
{
    public bool TryFill(IBlobSlot slot, CancellationToken cancellationToken) => false;

    public void Keep(IBlobSlot slot, long reserve, CancellationToken cancellationToken)
    {
        // There is no place for it.
    }

    public Task<Stream?> OpenAsync(Descriptor blob, CancellationToken cancellationToken) =>
        Task.FromResult<Stream?>(null);

    public Stream StoreWhileReading(Stream content, Descriptor blob) => content;
}
