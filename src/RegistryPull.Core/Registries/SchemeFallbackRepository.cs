using System.Collections.Immutable;
using RegistryPull.Repositories;

namespace RegistryPull.Registries;

/// <summary>A repository at a host that may speak http or https. The first request finds out, so that no other is
/// needed for it.</summary>
/// <remarks>docs/decisions/0003-loopback-is-asked-plainly-first.md.</remarks>
/// <param name="first">The repository at the first address; throws <see cref="WrongSchemeException"/>.</param>
/// <param name="openOther">Opens the repository at the other address.</param>
internal sealed class SchemeFallbackRepository(IImageRepository first, Func<IImageRepository> openOther)
    : IImageRepository
{
    private readonly Lock _gate = new();
    private IImageRepository? _other;

    public ImageReference Reference => first.Reference;

    public BlobOrigin Origin => first.Origin;

    private IImageRepository Current => Volatile.Read(ref _other) ?? first;

    public Task<ServedManifest> GetManifestAsync(string tagOrDigest, CancellationToken cancellationToken) =>
        AskAsync(repository => repository.GetManifestAsync(tagOrDigest, cancellationToken));

    public Task<ManifestHead?> HeadManifestAsync(string tagOrDigest, CancellationToken cancellationToken) =>
        AskAsync(repository => repository.HeadManifestAsync(tagOrDigest, cancellationToken));

    public Task<ServedTags> GetTagsAsync(string? next, CancellationToken cancellationToken) =>
        AskAsync(repository => repository.GetTagsAsync(next, cancellationToken));

    public Task<ImmutableArray<Descriptor>> GetReferrersAsync(
        Digest subject, string? artifactType, CancellationToken cancellationToken) =>
        AskAsync(repository => repository.GetReferrersAsync(subject, artifactType, cancellationToken));

    public Task<byte[]> GetBlobAsync(Descriptor blob, CancellationToken cancellationToken) =>
        AskAsync(repository => repository.GetBlobAsync(blob, cancellationToken));

    public Task<ServedBlob> OpenBlobAsync(Descriptor blob, BlobRange range, CancellationToken cancellationToken) =>
        AskAsync(repository => repository.OpenBlobAsync(blob, range, cancellationToken));

    public bool ReportCorrupt(Descriptor blob) => Current.ReportCorrupt(blob);

    public void Dispose()
    {
        first.Dispose();
        _other?.Dispose();
    }

    private async Task<T> AskAsync<T>(Func<IImageRepository, Task<T>> ask)
    {
        try
        {
            return await ask(Current).ConfigureAwait(false);
        }
        catch (WrongSchemeException)
        {
            return await ask(Other()).ConfigureAwait(false);
        }
    }

    private IImageRepository Other()
    {
        lock (_gate)
        {
            return _other ??= openOther();
        }
    }
}
