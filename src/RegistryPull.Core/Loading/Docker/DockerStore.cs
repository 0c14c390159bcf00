using System.Collections.Immutable;
using RegistryPull.Exporting;

namespace RegistryPull.Loading.Docker;

/// <summary>The image store of docker, or of podman, by its API.</summary>
/// <param name="api">The API.</param>
/// <param name="engine">The engine: <c>docker</c> or <c>podman</c>.</param>
internal sealed class DockerStore(DockerApi api, string engine) : IImageStore
{
    private const int MostImages = 10_000;

    // docker 23.0: https://github.com/moby/moby/pull/44698.
    private static readonly Version ReadsZstd = new(1, 42);

    public string Name => $"{engine} at {api.Address}";

    // podman loses the digests of an archive with several images.
    public bool TakesSeveral => IsDocker;

    public ImmutableArray<string> NamesOf(ExportImage image, Digest digest) => ImageNames.Tagged(image);

    public string FormatOf(ExportImage image) => DockerArchives.Format;

    public async Task<EngineImage?> FindAsync(
        ExportImage image, Digest digest, CancellationToken cancellationToken)
    {
        foreach (var id in DockerArchives.Ids(image, digest))
        {
            if (await api.InspectAsync(id, cancellationToken).ConfigureAwait(false) is { Id: not null } found)
            {
                return found.ToImage();
            }
        }

        return null;
    }

    public async Task<bool> HasBaseAsync(OmittedLayers omitted, CancellationToken cancellationToken)
    {
        var ids = await api.ListAsync(cancellationToken).ConfigureAwait(false);
        foreach (var id in ids.Take(MostImages))
        {
            var image = await api.InspectAsync(id, cancellationToken).ConfigureAwait(false);
            if (image?.StartsWith(omitted.Chain) == true)
            {
                return true;
            }
        }

        return false;
    }

    public Task TagAsync(EngineImage image, string name, CancellationToken cancellationToken)
    {
        var colon = name.LastIndexOf(':');
        return api.TagAsync(image.Id, name[..colon], name[(colon + 1)..], cancellationToken);
    }

    public Task<ImmutableArray<string>> ImportAsync(EngineArchive archive, CancellationToken cancellationToken)
    {
        ThrowIfUnreadable(archive);
        return api.LoadAsync(archive, cancellationToken);
    }

    public void Dispose() => api.Dispose();

    private bool IsDocker => engine == EngineNames.Docker;

    // It would read the whole archive, and then fail with "unexpected EOF".
    private void ThrowIfUnreadable(EngineArchive archive)
    {
        var zstd = archive.Images.FirstOrDefault(
            static image => image.Blobs().Any(static blob => MediaTypes.IsZstd(blob.MediaType)));
        if (zstd is null || !archive.KeepsLayers || !IsDocker || api.Version is not { } version
            || version >= ReadsZstd)
        {
            return;
        }

        throw new EngineException(
            $"{zstd.Reference.Familiar} has layers compressed with zstd, which {Name} cannot read before version 23: "
            + "--layer-compression none sends them uncompressed")
        {
            Images = [zstd.Reference],
        };
    }
}
