using System.Collections.Immutable;
using System.Net;
using RegistryPull.Registries.Authentication;
using RegistryPull.Repositories;
using RegistryPull.Retrying;
using RegistryPull.Transport;

namespace RegistryPull.Registries;

/// <summary>A repository over HTTP: signs in when asked, and makes exceptions of refusals.</summary>
/// <remarks>OCI distribution-spec <c>spec.md#pull</c>.</remarks>
internal sealed class RegistryRepository(
    ImageReference reference,
    RegistryServer registry,
    RepositoryAuthorization authorization,
    RegistryTransport transport,
    RetryPolicy retry) : IImageRepository
{
    private readonly RepositoryRequests _requests = new(registry, authorization, transport);
    private readonly RepositoryRefusal _refusal = new(reference, registry, authorization, transport.Limits);

    // The limit of distribution itself; a manifest of this size has some 20,000 layers.
    private const int MaxManifest = 4 * 1024 * 1024;

    // Real ones have one or two addresses; each that has nothing costs a request.
    private const int MaxUrls = 10;

    // Schema 1 is last, so that it is served only where there is nothing else, and can be named for what it is.
    private static readonly string[] ManifestTypes =
    [
        MediaTypes.OciIndex,
        MediaTypes.DockerList,
        MediaTypes.OciManifest,
        MediaTypes.DockerManifest,
        MediaTypes.DockerSchema1Signed + ";q=0.1",
    ];

    public ImageReference Reference => reference;

    /// <inheritdoc/>
    public BlobOrigin Origin => BlobOrigin.Registry;

    /// <summary>Sets what finds out the scheme with the first request; null when it is known.</summary>
    public SchemeProbe? Probe
    {
        init => _requests.Probe = value;
    }

    public Task<ServedManifest> GetManifestAsync(string tagOrDigest, CancellationToken cancellationToken)
    {
        var request = new RegistryRequest(
            RegistryUris.Manifest(registry.Address, reference.Repository, tagOrDigest))
        { Accept = ManifestTypes };
        return retry.ExecuteAsync(ct => ReadManifestAsync(request, tagOrDigest, ct), cancellationToken);
    }

    public async Task<ManifestHead?> HeadManifestAsync(string tagOrDigest, CancellationToken cancellationToken)
    {
        var uri = RegistryUris.Manifest(registry.Address, reference.Repository, tagOrDigest);
        var request = new RegistryRequest(uri) { Method = HttpMethod.Head, Accept = ManifestTypes };
        try
        {
            using var response = await _requests.SendAsync(request, cancellationToken).ConfigureAwait(false);
            if (response.StatusCode == HttpStatusCode.OK
                && response.Headers.NonValidated.TryGetValues("Docker-Content-Digest", out var claims)
                && Digest.TryParse(claims.ToString(), out var digest))
            {
                return new ManifestHead(digest, RateLimitReader.Read(response));
            }

            return null;
        }
        catch (TransientException)
        {
            // Some registries do not support HEAD. GET is retried, and its errors have a reason.
            return null;
        }
    }

    public Task<ServedTags> GetTagsAsync(string? next, CancellationToken cancellationToken)
    {
        var page = next switch
        {
            null => RegistryUris.Tags(registry.Address, reference.Repository),
            _ => new Uri(registry.Address, next),
        };
        return retry.ExecuteAsync(ct => ReadTagsAsync(page, ct), cancellationToken);
    }

    public Task<ImmutableArray<Descriptor>> GetReferrersAsync(
        Digest subject, string? artifactType, CancellationToken cancellationToken) =>
        Referrers.GetAsync(subject, artifactType, retry, cancellationToken);

    /// <summary>Returns whether the registry keeps lists of referrers itself.</summary>
    /// <param name="subject">The manifest whose list is asked for.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public Task<bool> ListsReferrersAsync(Digest subject, CancellationToken cancellationToken) =>
        Referrers.IsKnownAsync(subject, retry, cancellationToken);

    private ReferrerRequests Referrers => new(this, registry, _requests, _refusal, transport.Limits);

    public Task<byte[]> GetBlobAsync(Descriptor blob, CancellationToken cancellationToken) =>
        retry.ExecuteAsync(ct => ReadBlobAsync(blob, ct), cancellationToken);

    public async Task<ServedBlob> OpenBlobAsync(Descriptor blob, BlobRange range, CancellationToken cancellationToken)
    {
        var time = transport.Limits.Time;
        var began = time.GetTimestamp();
        var part = new ContentPart(range.Start, range.End) { Unchanged = EntityTag.Parse(range.ResumeToken) };
        var own = RegistryUris.Blob(registry.Address, reference.Repository, blob.Digest);
        var response = await _requests.SendAsync(
            new RegistryRequest(own) { Part = part }, cancellationToken).ConfigureAwait(false);

        // A foreign layer: the registry only says where it is. No credential of the registry's goes there.
        foreach (var url in blob.Urls.Where(static url => url.Scheme is "https" or "http").Take(MaxUrls))
        {
            if (response.StatusCode != HttpStatusCode.NotFound)
            {
                break;
            }

            response.Dispose();
            response = await transport.SendAsync(
                new RegistryRequest(url) { Role = ServerRole.BlobStore, Part = part },
                cancellationToken).ConfigureAwait(false);
        }

        var what = Describe(blob);
        var served = await BlobAnswer
            .ReadAsync(response, blob, part, transport, cancellationToken)
            .ConfigureAwait(false)
            ?? throw await _refusal.ReadAsync(response, what, cancellationToken).ConfigureAwait(false);
        return served with { Waited = time.GetElapsedTime(began) };
    }

    private static string Describe(Descriptor blob)
    {
        if (blob.Urls.Length > MaxUrls)
        {
            return $"blob {blob.Digest} (the first {MaxUrls} of its {blob.Urls.Length} addresses were asked, too)";
        }

        return $"blob {blob.Digest}";
    }

    public bool ReportCorrupt(Descriptor blob) => false;

    public void Dispose() => _requests.Dispose();

    private async Task<ServedManifest> ReadManifestAsync(
        RegistryRequest request, string tagOrDigest, CancellationToken cancellationToken)
    {
        var response = await _requests.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var isDigest = tagOrDigest.Contains(':', StringComparison.Ordinal);
            var what = isDigest ? $"manifest {tagOrDigest}" : $"tag '{tagOrDigest}'";
            throw await _refusal.ReadAsync(response, what, cancellationToken).ConfigureAwait(false);
        }

        var mediaType = response.Content.Headers.ContentType?.MediaType ?? "";
        var bytes = await DocumentBody.ReadAsync(
            response, MaxManifest, transport.Limits, cancellationToken).ConfigureAwait(false)
            ?? throw new InvalidContentException(
                $"the manifest of {reference.AsRepository.Familiar} at {tagOrDigest} is larger than 4 MiB");
        return new ServedManifest(mediaType, bytes);
    }

    private async Task<ServedTags> ReadTagsAsync(Uri page, CancellationToken cancellationToken)
    {
        var response = await _requests.SendAsync(new RegistryRequest(page), cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            throw await _refusal.ReadAsync(response, "list of tags", cancellationToken).ConfigureAwait(false);
        }

        return await TagsAnswer.ReadAsync(response, page, transport.Limits, cancellationToken).ConfigureAwait(false);
    }

    private async Task<byte[]> ReadBlobAsync(Descriptor blob, CancellationToken cancellationToken)
    {
        var served = await OpenBlobAsync(blob, BlobRange.Whole, cancellationToken).ConfigureAwait(false);
        await using var closing = served.ConfigureAwait(false);
        return await served.ReadToEndAsync((int)blob.Size).ConfigureAwait(false)
            ?? throw new InvalidContentException(
                $"{registry.Address.Authority} served more of {blob.Digest} than its {blob.Size} bytes");
    }
}
