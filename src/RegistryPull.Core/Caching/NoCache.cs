using RegistryPull.Exporting;


namespace RegistryPull.Caching;

/// <summary>The cache of those who have named none.</summary>
internal sealed class NoCache : IBlobCache
{
    public bool TryFill(IBlobWindow window, CancellationToken cancellationToken) => false;

    public void Keep(IBlobWindow window, long reserve, CancellationToken cancellationToken)
    {
        // There is no place for it.
    }

    public Task<Stream?> OpenAsync(Descriptor blob, CancellationToken cancellationToken) => Task.FromResult<Stream?>(null);

    public Stream KeepFrom(Stream content, Descriptor blob) => content;
}
