using System.Collections.Immutable;
using RegistryPull.Repositories;

namespace RegistryPull.Inspecting;

/// <summary>A repository whose list of tags has no end and no tags.</summary>
internal sealed class EndlessTags(long pageSize) : IImageRepository
{
    public int Pages { get; private set; }

    public BlobOrigin Origin => BlobOrigin.Registry;

    public ImageReference Reference { get; } = ImageReference.Parse("r.example/team/app:1");

    public Task<ServedTags> GetTagsAsync(string? next, CancellationToken cancellationToken) =>
        Task.FromResult(new ServedTags(["not a tag"], $"?last={++Pages}", pageSize));

    public Task<ServedManifest> GetManifestAsync(string tagOrDigest, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ManifestHead?> HeadManifestAsync(string tagOrDigest, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<Descriptor>> GetReferrersAsync(
        Digest subject, string? artifactType, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<byte[]> GetBlobAsync(Descriptor blob, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ServedBlob> OpenBlobAsync(Descriptor blob, BlobRange range, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public bool ReportCorrupt(Descriptor blob) => throw new NotSupportedException();

    public void Dispose()
    {
    }
}
