using System.Collections.Immutable;
using RegistryPull.Serving;

namespace RegistryPull;

/// <summary>A read-only registry of the images in some archives. The archives are read in place.</summary>
/// <remarks>It answers the reading requests of the OCI distribution specification: manifests, blobs and parts of them,
/// tags, referrers. An HTTP server passes the requests on. Each blob is hashed before it is first served.</remarks>
public sealed class ArchiveRegistry : IDisposable
{
    private readonly BlobVerifications _verifications;
    private readonly RequestAnswer _answer;

    internal ArchiveRegistry(ServedCatalog catalog, IPullProgress progress)
    {
        _verifications = new BlobVerifications(progress);
        _answer = new RequestAnswer(catalog, _verifications);
        Images =
        [
            .. from repository in catalog.Repositories
               from tag in repository.Tags
               select ImageReference.Parse($"{repository.Names().ElementAt(1)}:{tag}"),
        ];
    }

    /// <summary>Gets the names of the images, in the order of the archives. An image without a name is served by its
    /// digest.</summary>
    public ImmutableArray<ImageReference> Images { get; }

    /// <summary>Answers a request. Requests may come at the same time.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels the answer.</param>
    /// <returns>The response; the caller disposes of it.</returns>
    /// <exception cref="InvalidContentException">An archive cannot be read any more.</exception>
    public Task<ArchiveResponse> RespondAsync(ArchiveRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(request);
        return _answer.RespondAsync(request, cancellationToken);
    }

    /// <summary>Ends what is being hashed. The archives are closed with the session.</summary>
    public void Dispose() => _verifications.Dispose();
}
