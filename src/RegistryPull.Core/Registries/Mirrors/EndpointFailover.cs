using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using RegistryPull.Repositories;
using RegistryPull.Resolving;
using RegistryPull.Retrying;

namespace RegistryPull.Registries.Mirrors;

/// <summary>Tries one endpoint after the other, until one answers.</summary>
internal sealed class EndpointFailover(ImmutableArray<EndpointRepository> endpoints, MirrorHealth health)
{
    // The last endpoint is the registry itself. Its failure is the one that is reported, and it is never excluded.
    private EndpointRepository Registry => endpoints[^1];

    /// <summary>Asks the endpoints in order.</summary>
    /// <param name="content">The tag or digest that is asked for.</param>
    /// <param name="ask">The question; it throws when the answer will not do.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The first answer that will do.</returns>
    /// <exception cref="TransientException">No endpoint answers; worth another try.</exception>
    public async Task<T> AskAsync<T>(
        string content, Func<EndpointRepository, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        // A refused range wins over the registry's error: the caller retries without a range.
        Exception? reported = null;
        foreach (var endpoint in InOrder(content))
        {
            try
            {
                return await ask(endpoint, cancellationToken).ConfigureAwait(false);
            }
            catch (Exception failure) when (IsAnswer(failure))
            {
                if (endpoint != Registry)
                {
                    health.ReportFailure(endpoint.Endpoint, content, failure);
                }

                if (reported is null || (endpoint == Registry && reported is not RangeRefusedException))
                {
                    reported = failure;
                }
            }
        }

        ExceptionDispatchInfo.Throw(reported!);
        throw new System.Diagnostics.UnreachableException();
    }

    /// <summary>Asks the first endpoint alone. Its refusal is not recorded, because it serves another connection
    /// already.</summary>
    public Task<T> AskFirstAsync<T>(
        string content,
        Func<EndpointRepository, CancellationToken, Task<T>> ask,
        CancellationToken cancellationToken) =>
        ask(InOrder(content).First(), cancellationToken);

    // A mirror that broke off within a blob is asked for the rest after those that did not.
    private IEnumerable<EndpointRepository> InOrder(string content)
    {
        var isTag = !content.Contains(':', StringComparison.Ordinal);
        return endpoints
            .Where(endpoint => endpoint == Registry || IsUsable(endpoint.Endpoint, content, isTag))
            .OrderBy(endpoint => health.CountBroken(endpoint.Endpoint, content));
    }

    private bool IsUsable(RegistryEndpoint mirror, string content, bool isTag) =>
        !health.IsExcluded(mirror, content) && (!isTag || mirror.Config.ResolvesTags);

    // A configuration that cannot be read is not an answer of an endpoint.
    private static bool IsAnswer(Exception failure) => failure
        is TransientException
        or RangeRefusedException
        or ImageNotFoundException
        or AccessDeniedException
        or RegistryUnavailableException
        or InvalidContentException;
}
