using System.Collections.Concurrent;
using System.Collections.Immutable;
using RegistryPull.Repositories;

namespace RegistryPull.Registries.Mirrors;

/// <summary>A repository with several endpoints. Callers cannot tell which endpoint served the content.</summary>
internal sealed class MirroredRepository(
    ImageReference reference, ImmutableArray<EndpointRepository> endpoints, MirrorHealth health) : IImageRepository
{
    private readonly EndpointFailover _places = new(endpoints, health);
    private readonly MirroredTags _tags = new(endpoints, health);
    private readonly ConcurrentDictionary<Digest, ImmutableHashSet<EndpointRepository>> _servers = new();

    public ImageReference Reference => reference;

    /// <inheritdoc/>
    public BlobOrigin Origin => BlobOrigin.Registry;

    public Task<ServedManifest> GetManifestAsync(string tagOrDigest, CancellationToken cancellationToken) =>
        _places.AskAsync(
        tagOrDigest,
        async (endpoint, ct) =>
        {
            var served = await endpoint.Opened.GetManifestAsync(tagOrDigest, ct).ConfigureAwait(false);
            Check(endpoint, tagOrDigest, served.Bytes);
            return served;
        },
        cancellationToken);

    public Task<ManifestHead?> HeadManifestAsync(string tagOrDigest, CancellationToken cancellationToken) =>
        _places.AskAsync(
        tagOrDigest, (endpoint, ct) => endpoint.Opened.HeadManifestAsync(tagOrDigest, ct), cancellationToken);

    public Task<ServedTags> GetTagsAsync(string? next, CancellationToken cancellationToken) =>
        _tags.GetAsync(next, cancellationToken);

    // A mirror keeps what was pulled through it, so that its list may lack what the registry has.
    public Task<ImmutableArray<Descriptor>> GetReferrersAsync(
        Digest subject, string? artifactType, CancellationToken cancellationToken) =>
        endpoints[^1].Opened.GetReferrersAsync(subject, artifactType, cancellationToken);

    public Task<byte[]> GetBlobAsync(Descriptor blob, CancellationToken cancellationToken) => _places.AskAsync(
        blob.Digest.ToString(),
        async (endpoint, ct) =>
        {
            var bytes = await endpoint.Opened.GetBlobAsync(blob, ct).ConfigureAwait(false);
            Check(endpoint, blob.Digest.ToString(), bytes);
            return bytes;
        },
        cancellationToken);

    public Task<ServedBlob> OpenBlobAsync(Descriptor blob, BlobRange range, CancellationToken cancellationToken)
    {
        var content = blob.Digest.ToString();
        if (range.IsOptional)
        {
            return _places.AskFirstAsync(
                content, (endpoint, ct) => OpenAsync(endpoint, blob, range, ct), cancellationToken);
        }

        return _places.AskAsync(content, (endpoint, ct) => OpenAsync(endpoint, blob, range, ct), cancellationToken);
    }

    public bool ReportCorrupt(Descriptor blob)
    {
        ImmutableHashSet<EndpointRepository>? mirrors = [];
        if (_servers.TryRemove(blob.Digest, out var servers))
        {
            mirrors = servers.Remove(endpoints[^1]);
        }

        foreach (var mirror in mirrors)
        {
            health.ReportCorrupt(mirror.Endpoint, blob.Digest.ToString(), alone: servers!.Count == 1);
        }

        return !mirrors.IsEmpty;
    }

    public void Dispose()
    {
        foreach (var endpoint in endpoints)
        {
            endpoint.Dispose();
        }
    }

    private async Task<ServedBlob> OpenAsync(
        EndpointRepository endpoint, Descriptor blob, BlobRange range, CancellationToken cancellationToken)
    {
        var served = await endpoint.Opened.OpenBlobAsync(blob, range, cancellationToken).ConfigureAwait(false);
        var body = new MonitoredBlobBody(
            served.Body, () => health.ReportBroken(endpoint.Endpoint, blob.Digest.ToString()));
        _servers.AddOrUpdate(
            blob.Digest, [endpoint], (_, others) => range.Start == 0 ? [endpoint] : others.Add(endpoint));
        return served with { Body = body };
    }

    // What the registry serves is verified by the caller. A mirror is checked here, while another can still be asked.
    private void Check(EndpointRepository endpoint, string tagOrDigest, byte[] bytes)
    {
        if (endpoint == endpoints[^1])
        {
            return;
        }

        if (!Digest.TryParse(tagOrDigest, out var digest))
        {
            if (!bytes.AsSpan().TrimStart(" \t\r\n"u8).StartsWith("{"u8))
            {
                throw new InvalidContentException(
                    $"what it serves as '{tagOrDigest}' is no manifest: a proxy or sign-in page may stand between");
            }
        }
        else if (!digest.Matches(bytes))
        {
            throw new InvalidContentException($"what it serves as {tagOrDigest} does not match that digest");
        }
    }
}
