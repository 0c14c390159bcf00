using System.Collections.Immutable;
using System.Net;
using RegistryPull.Registries.Authentication;
using RegistryPull.Repositories;
using RegistryPull.Retrying;
using RegistryPull.Transport;

namespace RegistryPull.Registries.Uploads;

/// <summary>A repository of a registry, to push to.</summary>
/// <remarks>OCI distribution-spec <c>spec.md#push</c>.</remarks>
internal sealed class RegistryTarget(
    ImageReference reference,
    RegistryServer registry,
    RepositoryAuthorization authorization,
    RegistryTransport transport,
    RetryPolicy retry) : IImageTarget
{
    private readonly RepositoryRequests _requests = new(registry, authorization, transport);
    private readonly RegistryRepository _reading = new(reference, registry, authorization, transport, retry);
    private readonly PushRefusal _refusal = new(reference, registry, authorization, transport.Limits);

    public ImageReference Reference => reference;

    /// <summary>Gets what the host accepts in one request.</summary>
    public ChunkLimit Chunks { get; init; } = new();

    private UploadRequests Uploads => new(reference, registry, authorization, _requests, transport);

    public Task<bool> HasBlobAsync(Descriptor blob, CancellationToken cancellationToken) =>
        retry.ExecuteAsync(ct => Uploads.HasAsync(blob.Digest, ct), cancellationToken);

    public Task<bool> SendBlobAsync(
        IUploadContent content, string? mountFrom, CancellationToken cancellationToken) =>
        new BlobUpload(content, Uploads, Chunks, retry).RunAsync(mountFrom, cancellationToken);

    public async Task<Digest?> FindManifestAsync(string tagOrDigest, CancellationToken cancellationToken)
    {
        var head = await _reading.HeadManifestAsync(tagOrDigest, cancellationToken).ConfigureAwait(false);
        return head?.Digest;
    }

    public Task<bool> ListsReferrersAsync(Digest subject, CancellationToken cancellationToken) =>
        _reading.ListsReferrersAsync(subject, cancellationToken);

    public async Task<ImmutableArray<Descriptor>> GetIndexAsync(string tag, CancellationToken cancellationToken)
    {
        try
        {
            var served = await _reading.GetManifestAsync(tag, cancellationToken).ConfigureAwait(false);
            var index = new Descriptor(MediaTypes.OciIndex, Digest.Compute(served.Bytes), served.Bytes.Length);
            return ImageIndex.Parse(index, served.Bytes).Manifests;
        }
        catch (ImageNotFoundException)
        {
            return [];
        }
    }

    public async Task PutManifestAsync(
        string tagOrDigest, Descriptor manifest, ReadOnlyMemory<byte> bytes, CancellationToken cancellationToken)
    {
        var request = new RegistryRequest(RegistryUris.Manifest(registry.Address, reference.Repository, tagOrDigest))
        {
            Method = HttpMethod.Put,
            Body = new BytesBody(manifest.MediaType, bytes),
        };
        try
        {
            await retry.ExecuteAsync(
                ct => PutAsync(request, manifest.Digest, ct), cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryUnavailableException failure)
        {
            throw _refusal.Explain(failure);
        }
    }

    public void Dispose()
    {
        _reading.Dispose();
        _requests.Dispose();
    }

    private async Task<bool> PutAsync(RegistryRequest request, Digest digest, CancellationToken cancellationToken)
    {
        var response = await _requests.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.OK or HttpStatusCode.Accepted))
        {
            throw await _refusal.ReadAsync(response, $"manifest {digest}", cancellationToken).ConfigureAwait(false);
        }

        using (response)
        {
            ThrowIfOther(response, digest);
            return true;
        }
    }

    private void ThrowIfOther(HttpResponseMessage response, Digest digest)
    {
        if (ClaimedDigest.FindOther(response, digest) is { } other)
        {
            throw new InvalidContentException(
                $"{registry.Address.Authority} stored manifest {digest} as {other}: it, or a proxy before it, changes "
                + "manifests");
        }
    }
}
