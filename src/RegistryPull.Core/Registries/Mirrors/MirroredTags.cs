using System.Collections.Immutable;
using RegistryPull.Repositories;

namespace RegistryPull.Registries.Mirrors;

/// <summary>Lists the tags of a repository that is at several endpoints: those of the registry and, only where it
/// cannot be reached, those of a mirror.</summary>
/// <remarks>A mirror lists what it has fetched, or everything: nothing tells which. So the registry is asked first,
/// against the order of a pull, and a list of a mirror comes with a note.</remarks>
internal sealed class MirroredTags(ImmutableArray<EndpointRepository> endpoints, MirrorHealth health)
{
    private EndpointRepository? _chosen;

    /// <summary>Gets a page.</summary>
    /// <param name="next">What the page before names as the next; null for the first. Later pages come from where the
    /// first did.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task<ServedTags> GetAsync(string? next, CancellationToken cancellationToken)
    {
        var registry = endpoints[^1];
        if (next is not null)
        {
            return await GetAsync(_chosen ?? registry, next, cancellationToken).ConfigureAwait(false);
        }

        try
        {
            return await GetAsync(_chosen = registry, null, cancellationToken).ConfigureAwait(false);
        }
        catch (RegistryUnavailableException failure)
        {
            if (await FindMirrorAsync(failure, cancellationToken).ConfigureAwait(false) is { } page)
            {
                return page;
            }

            throw;
        }
    }

    private async Task<ServedTags?> FindMirrorAsync(
        RegistryUnavailableException failure, CancellationToken cancellationToken)
    {
        foreach (var mirror in endpoints[..^1].Where(static mirror => mirror.Endpoint.Config.ResolvesTags))
        {
            try
            {
                var page = await GetAsync(mirror, null, cancellationToken).ConfigureAwait(false);
                _chosen = mirror;
                health.ReportTags(mirror.Endpoint, failure);
                return page;
            }
            catch (Exception other) when (IsAnswer(other))
            {
                health.ReportFailure(mirror.Endpoint, "tags", other);
            }
        }

        return null;
    }

    private static bool IsAnswer(Exception failure) => failure
        is RegistryUnavailableException or ImageNotFoundException or AccessDeniedException or InvalidContentException;

    private static Task<ServedTags> GetAsync(
        EndpointRepository endpoint, string? next, CancellationToken cancellationToken) =>
        endpoint.Opened.GetTagsAsync(next, cancellationToken);
}
