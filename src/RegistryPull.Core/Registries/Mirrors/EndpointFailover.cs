using System.Collections.Immutable;
using System.Runtime.ExceptionServices;
using RegistryPull.Repositories;
using RegistryPull.Retrying;

namespace RegistryPull.Registries.Mirrors;

/// <summary>Asks one place after the other, until one answers.</summary>
internal sealed class EndpointFailover(ImmutableArray<EndpointRepository> endpoints, MirrorHealth memory)
{
    // The last is the registry itself. What it says is the answer; and it is always asked again, because there is no other.
    private EndpointRepository Registry => endpoints[^1];

    /// <summary>Asks.</summary>
    /// <param name="content">The tag or digest that is asked for.</param>
    /// <param name="ask">The question; it throws when the answer will not do.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The first answer that will do.</returns>
    /// <exception cref="TransientException">Nobody answers; worth another try.</exception>
    public async Task<T> AskAsync<T>(string content, Func<EndpointRepository, CancellationToken, Task<T>> ask, CancellationToken cancellationToken)
    {
        // Who cannot serve the rest of a blob can still serve the whole, and must be asked for that: it counts more than the registry's word.
        Exception? said = null;
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
                    memory.Remember(endpoint.Endpoint, content, failure);
                }

                said = said is null || (endpoint == Registry && said is not RangeRefusedException) ? failure : said;
            }
        }

        ExceptionDispatchInfo.Throw(said!);
        throw new System.Diagnostics.UnreachableException();
    }

    /// <summary>Asks the first alone. Nothing is learnt of a refusal: it is asked more than one thing at once, and may have had enough.</summary>
    public Task<T> AskFirstAsync<T>(string content, Func<EndpointRepository, CancellationToken, Task<T>> ask, CancellationToken cancellationToken) =>
        ask(InOrder(content).First(), cancellationToken);

    // A mirror that broke off within a blob has less of a claim to its rest than those that did not.
    private IEnumerable<EndpointRepository> InOrder(string content)
    {
        var isTag = !content.Contains(':', StringComparison.Ordinal);
        return endpoints
            .Where(endpoint => endpoint == Registry || (!memory.IsExcluded(endpoint.Endpoint, content) && (!isTag || endpoint.Endpoint.Place.ResolvesTags)))
            .OrderBy(endpoint => memory.Broken(endpoint.Endpoint, content));
    }

    // A configuration that cannot be read is nobody's answer.
    private static bool IsAnswer(Exception failure) => failure
        is TransientException or RangeRefusedException or ImageNotFoundException or AccessDeniedException or RegistryUnavailableException or InvalidContentException;
}
