using System.Globalization;
using RegistryPull.Archives;

namespace RegistryPull.Serving;

/// <summary>Answers requests from a catalog.</summary>
/// <param name="catalog">What there is to serve.</param>
/// <param name="verifications">Verifies blobs before they are served.</param>
/// <remarks>OCI distribution-spec, <c>endpoints</c>: those that read.</remarks>
internal sealed class RequestAnswer(ServedCatalog catalog, BlobVerifications verifications)
{
    private const int MaxTags = 1000;
    private const string DockerHubServer = "registry-1.docker.io";

    /// <summary>Answers a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the answer.</param>
    /// <returns>The response; the caller disposes of it.</returns>
    public Task<ArchiveResponse> RespondAsync(ArchiveRequest request, CancellationToken cancellationToken)
    {
        var builder = new ResponseBuilder(request);
        if (request.Method is not ("GET" or "HEAD"))
        {
            return Task.FromResult(builder.With("Allow", "GET, HEAD")
                .Refuse(405, "UNSUPPORTED", "this registry serves archives, which cannot be written to"));
        }

        if (RequestedPath.Parse(request.Path) is not { } path)
        {
            return Task.FromResult(builder.Refuse(404, "NAME_INVALID", "a registry does not have this path"));
        }

        return path.Kind switch
        {
            RequestedKind.Manifest => AnswerManifestAsync(builder, request, path, cancellationToken),
            RequestedKind.Blob => AnswerBlobAsync(builder, path, cancellationToken),
            RequestedKind.Tags => Task.FromResult(AnswerTags(builder, request, path)),
            RequestedKind.Referrers => Task.FromResult(AnswerReferrers(builder, request, path)),
            _ => Task.FromResult(AnswerApi(builder)),
        };
    }

    private static ArchiveResponse AnswerApi(ResponseBuilder builder) =>
        builder.With("Content-Type", "application/json").Whole(200, new StoredBytes("", "{}"u8.ToArray()));

    private async Task<ArchiveResponse> AnswerManifestAsync(
        ResponseBuilder builder, ArchiveRequest request, RequestedPath path, CancellationToken cancellationToken)
    {
        if (Find(request, path) is not { } document)
        {
            return builder.Refuse(404, "MANIFEST_UNKNOWN", $"{path.Name} does not have {path.Reference}");
        }

        var descriptor = document.Descriptor;
        if (await OpenAsync(descriptor.Digest, cancellationToken).ConfigureAwait(false) is not { } content)
        {
            return builder.Refuse(404, "MANIFEST_UNKNOWN", $"{descriptor.Digest} is damaged in its archive");
        }

        return builder.With("Content-Type", descriptor.MediaType)
            .With("Docker-Content-Digest", descriptor.Digest.ToString())
            .With("ETag", $"\"{descriptor.Digest}\"")
            .Whole(200, content);
    }

    private ServedDocument? Find(ArchiveRequest request, RequestedPath path)
    {
        if (Digest.TryParse(path.Reference, out var digest))
        {
            return catalog.Find(digest);
        }

        return Repositories(request, path).Select(repository => repository.Find(path.Reference))
            .FirstOrDefault(static document => document is not null);
    }

    private IReadOnlyList<ServedRepository> Repositories(ArchiveRequest request, RequestedPath path) =>
        catalog.Find(path.Name, request.Registry switch
        {
            DockerHubServer or "index.docker.io" => ImageReference.DockerHub,
            "" => null,
            var registry => registry,
        });

    private async Task<ArchiveResponse> AnswerBlobAsync(
        ResponseBuilder builder, RequestedPath path, CancellationToken cancellationToken)
    {
        if (!Digest.TryParse(path.Reference, out var digest))
        {
            return builder.Refuse(400, "DIGEST_INVALID", "a blob is named by its digest");
        }

        if (await OpenAsync(digest, cancellationToken).ConfigureAwait(false) is not { } content)
        {
            return builder.Refuse(404, "BLOB_UNKNOWN", $"no archive has an undamaged {digest}");
        }

        return builder.With("Content-Type", "application/octet-stream")
            .With("Docker-Content-Digest", digest.ToString())
            .Ranged(content, $"\"{digest}\"");
    }

    private async Task<IStoredContent?> OpenAsync(Digest digest, CancellationToken cancellationToken)
    {
        foreach (var archive in catalog.Archives)
        {
            var isServed = archive.Blobs.Find(digest) is not null
                && await verifications.IsIntactAsync(archive, digest, cancellationToken).ConfigureAwait(false);
            if (isServed)
            {
                return await archive.Blobs.TryOpenAsync(digest, cancellationToken).ConfigureAwait(false);
            }
        }

        return null;
    }

    private ArchiveResponse AnswerTags(ResponseBuilder builder, ArchiveRequest request, RequestedPath path)
    {
        var repositories = Repositories(request, path);
        if (repositories.Count == 0)
        {
            return builder.Refuse(404, "NAME_UNKNOWN", $"no archive has an image of {path.Name}");
        }

        if (ReadCount(request) is not { } count)
        {
            return builder.Refuse(400, "PAGINATION_NUMBER_INVALID", "n is a number of tags");
        }

        string[] left =
        [
            .. repositories.SelectMany(static repository => repository.Tags)
                .Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Where(tag => request.Last is null || string.CompareOrdinal(tag, request.Last) > 0),
        ];
        var page = left[..Math.Min(count, left.Length)];
        if (page.Length > 0 && page.Length < left.Length)
        {
            AddNext(builder, request, page);
        }

        var list = new TagListJson(path.Name, page);
        return builder.Json(200, "application/json", list, ServingJsonContext.Default.TagListJson);
    }

    private static int? ReadCount(ArchiveRequest request)
    {
        if (request.Count is not { } text)
        {
            return MaxTags;
        }

        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return Math.Min(count, MaxTags);
        }

        return null;
    }

    private static void AddNext(ResponseBuilder builder, ArchiveRequest request, string[] page)
    {
        var registry = request.Registry switch
        {
            { Length: > 0 } name => $"&ns={Uri.EscapeDataString(name)}",
            _ => "",
        };
        var query = $"n={page.Length}&last={Uri.EscapeDataString(page[^1])}{registry}";
        builder.With("Link", $"<{Uri.EscapeDataString(request.Path).Replace("%2F", "/")}?{query}>; rel=\"next\"");
    }

    private ArchiveResponse AnswerReferrers(ResponseBuilder builder, ArchiveRequest request, RequestedPath path)
    {
        if (!Digest.TryParse(path.Reference, out var subject))
        {
            return builder.Refuse(400, "DIGEST_INVALID", "referrers are listed for a digest");
        }

        var referrers = catalog.Referrers(subject).AsEnumerable();
        if (request.ArtifactType is { Length: > 0 } wanted)
        {
            referrers = referrers.Where(referrer => referrer.ArtifactType == wanted);
            builder.With("OCI-Filters-Applied", "artifactType");
        }

        var list = new ReferrersJson { Manifests = [.. referrers.Select(ReferrersJson.EntryJson.From)] };
        return builder.Json(200, MediaTypes.OciIndex, list, ServingJsonContext.Default.ReferrersJson);
    }
}
