using System.Collections.Immutable;
using System.Net;
using RegistryPull.Repositories;
using RegistryPull.Retrying;
using RegistryPull.Transport;

namespace RegistryPull.Registries;

/// <summary>Asks a registry what refers to a manifest: its list of referrers or, where it keeps none, the tag that
/// stands for the list.</summary>
/// <remarks>OCI distribution-spec <c>spec.md#listing-referrers</c> and <c>#referrers-tag-schema</c>.</remarks>
/// <param name="repository">The repository, for the tag.</param>
/// <param name="registry">Where to ask.</param>
/// <param name="requests">Sends the requests.</param>
/// <param name="refusal">Makes exceptions of refusals.</param>
/// <param name="limits">How long an answer may take.</param>
internal sealed class ReferrerRequests(
    IImageRepository repository,
    RegistryServer registry,
    RepositoryRequests requests,
    RepositoryRefusal refusal,
    BodyLimits limits)
{
    // Images have a few; a list without an end must not fill the memory.
    private const int MaxPages = 100;
    private const int MaxReferrers = 1000;

    /// <summary>Returns whether the registry keeps lists of referrers itself.</summary>
    /// <param name="subject">The manifest whose list is asked for.</param>
    /// <param name="retry">Repeats what failed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>False for a registry that does not know the question, where a tag stands for the list.</returns>
    public async Task<bool> IsKnownAsync(Digest subject, RetryPolicy retry, CancellationToken cancellationToken)
    {
        var page = RegistryUris.Referrers(registry.Address, repository.Reference.Repository, subject, null);
        var answer = await retry.ExecuteAsync(token => AskAsync(page, token), cancellationToken)
            .ConfigureAwait(false);
        return answer is not null;
    }

    /// <summary>Gets the referrers of a manifest.</summary>
    /// <param name="subject">The manifest.</param>
    /// <param name="artifactType">The only kind that is wanted; null for all.</param>
    /// <param name="retry">Repeats what failed.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public async Task<ImmutableArray<Descriptor>> GetAsync(
        Digest subject, string? artifactType, RetryPolicy retry, CancellationToken cancellationToken)
    {
        var found = new List<Descriptor>();
        var page = RegistryUris.Referrers(registry.Address, repository.Reference.Repository, subject, artifactType);
        for (var pages = 0; page is not null; pages++)
        {
            var asked = page;
            var answer = await retry.ExecuteAsync(token => AskAsync(asked, token), cancellationToken)
                .ConfigureAwait(false);
            var descriptors = answer?.Descriptors
                ?? await ReadTagAsync(subject, cancellationToken).ConfigureAwait(false);
            found.AddRange(descriptors);
            if (pages == MaxPages || found.Count > MaxReferrers)
            {
                throw new InvalidContentException(
                    $"{asked.Authority} lists more than {MaxReferrers} referrers of {subject}, or has no last page");
            }

            page = answer?.Next switch
            {
                { } next => new Uri(registry.Address, next),
                _ => null,
            };
        }

        // A registry that does not filter says so by leaving out a header; to filter again costs nothing.
        return [.. found.Where(one => artifactType is null || one.ArtifactType == artifactType)
            .DistinctBy(static one => one.Digest)];
    }

    // Null when the registry does not have this API.
    private async Task<(IReadOnlyList<Descriptor> Descriptors, string? Next)?> AskAsync(
        Uri page, CancellationToken cancellationToken)
    {
        var request = new RegistryRequest(page) { Accept = [MediaTypes.OciIndex] };
        var response = await requests.SendAsync(request, cancellationToken).ConfigureAwait(false);
        switch (response.StatusCode)
        {
            case HttpStatusCode.OK:
                return await ReferrersAnswer.ReadAsync(response, page, limits, cancellationToken)
                    .ConfigureAwait(false);
            case HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed or HttpStatusCode.NotImplemented:
                response.Dispose();
                return null;
            default:
                throw await refusal.ReadAsync(response, "list of referrers", cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<Descriptor>> ReadTagAsync(Digest subject, CancellationToken cancellationToken)
    {
        try
        {
            var tag = $"{subject.Algorithm}-{subject.Hex}";
            var served = await repository.GetManifestAsync(tag, cancellationToken).ConfigureAwait(false);
            return ReferrersAnswer.Parse(served.Bytes, registry.Address.Authority);
        }
        catch (ImageNotFoundException)
        {
            return [];
        }
    }
}
