using System.Collections.Concurrent;
using RegistryPull.Registries.Credentials;
using RegistryPull.Resolving;
using RegistryPull.Retrying;
using RegistryPull.Transport;

namespace RegistryPull.Registries.Authentication;

/// <summary>The authorizations of a session. Images of one repository share a token, and repositories of one registry
/// share its challenges.</summary>
internal sealed class AuthorizationPool(CredentialSearch credentials, TokenClient tokens, RetryPolicy retry)
    : IDisposable
{
    private readonly ConcurrentDictionary<
        (RegistryServer, string, string), Lazy<RepositoryAuthorization>> _repositories = new();

    private readonly ConcurrentDictionary<RegistryServer, KnownChallenges> _registries = new();

    /// <summary>Gets the authorization of a repository.</summary>
    /// <param name="endpoint">The endpoint. A mirror gets one attempt, and only credentials stored for its
    /// host.</param>
    /// <param name="server">The address of the endpoint.</param>
    /// <param name="actions">What the repository is used for.</param>
    /// <returns>The authorization, which belongs to the pool.</returns>
    public RepositoryAuthorization Get(
        RegistryEndpoint endpoint, RegistryServer server, string actions = TokenScope.Pull) => _repositories
        .GetOrAdd(
            (server, endpoint.Config.Reference.Name, actions),
            _ => new(() => Create(endpoint, server, actions)))
        .Value;

    public void Dispose()
    {
        foreach (var authorization in _repositories.Values.Where(static lazy => lazy.IsValueCreated))
        {
            authorization.Value.Dispose();
        }
    }

    private RepositoryAuthorization Create(RegistryEndpoint endpoint, RegistryServer server, string actions)
    {
        var (search, client) = endpoint.IsUserSpecified switch
        {
            true => (credentials, tokens),
            false => (credentials.ForMirrors, tokens.With(retry.Once)),
        };
        return new RepositoryAuthorization(endpoint.Config.Reference, server, search, client)
        {
            Actions = actions,
            Known = _registries.GetOrAdd(server, static _ => new KnownChallenges()),
        };
    }
}
