using System.Net;
using System.Net.Http.Headers;
using RegistryPull.Transport;

namespace RegistryPull.Registries.Authentication;

/// <summary>Tries a password at a registry, as <c>docker login</c> does: <c>GET /v2/</c>, and what its challenge asks for.</summary>
/// <remarks>OCI distribution-spec, "Determining Support"; distribution <c>docs/spec/auth/token.md</c>, <c>offline_token</c>.</remarks>
internal sealed class CredentialCheck(RegistryTransport transport, TokenClient tokens, RetryPolicy retry)
{
    /// <summary>Tries it.</summary>
    /// <returns>What to store, and whether the registry asked for it. As docker does, the refresh token that a token server gave for the password
    /// is stored in its place; where it gives none, the password is.</returns>
    /// <exception cref="AccessDeniedException">The registry refused it, or it may not go where the registry wants it.</exception>
    public async Task<(RegistryCredential Credential, bool IsVerified)> RunAsync(
        RegistryServer registry, RegistryCredential.Password password, CancellationToken cancellationToken)
    {
        var (status, challenges) = await AskAsync(registry, null, cancellationToken);
        if (status == HttpStatusCode.OK)
        {
            return (password, false);
        }

        if (challenges.FirstOrDefault(static challenge => challenge.Scheme == "bearer") is { } bearer)
        {
            var (header, refreshToken) = await tokens.SignInAsync(registry, bearer, password, cancellationToken);
            await ConfirmAsync(registry, header, cancellationToken);
            return (refreshToken is null ? password : new RegistryCredential.IdentityToken(password.Username, refreshToken), true);
        }

        if (challenges.All(static challenge => challenge.Scheme != "basic"))
        {
            throw new AccessDeniedException($"{registry.Address.Authority} wants a sign-in that is not known here: "
                + TerminalText.Sanitize(string.Join(", ", challenges.Select(static c => c.Scheme).DefaultIfEmpty("it does not say which"))));
        }

        await ConfirmAsync(registry, TokenClient.Basic(password)!, cancellationToken);
        return (password, true);
    }

    private async Task ConfirmAsync(RegistryServer registry, AuthenticationHeaderValue header, CancellationToken cancellationToken)
    {
        if ((await AskAsync(registry, header, cancellationToken)).Status != HttpStatusCode.OK)
        {
            throw new AccessDeniedException($"{registry.Address.Authority} refuses this user name and password");
        }
    }

    /// <summary>Asks <c>GET /v2/</c>.</summary>
    /// <returns>Whether the registry lets in whoever says this, and what it wants to hear.</returns>
    /// <exception cref="RegistryUnavailableException">It is no registry that answers.</exception>
    public Task<(HttpStatusCode Status, IReadOnlyList<Challenge> Challenges)> AskAsync(
        RegistryServer registry, AuthenticationHeaderValue? header, CancellationToken cancellationToken) => retry.ExecuteAsync(async ct =>
        {
            var response = await transport.SendAsync(registry.Adapt(new RegistryRequest(RegistryUris.Api(registry.Address)) { Authorization = header }), ct);
            if (response.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden)
                || response.Content.Headers.ContentType?.MediaType == "text/html")
            {
                throw new RegistryUnavailableException($"no registry answers there: {await RegistryError.DescribeAsync(response, transport.Limits, ct)}");
            }

            using (response)
            {
                // What another host says, after a redirect, says nothing about this registry: neither that it took a password nor where to send one.
                if (response.RequestMessage?.RequestUri?.Authority != registry.Address.Authority)
                {
                    throw new RegistryUnavailableException($"{registry.Address.Authority} sends a sign-in on to {response.RequestMessage?.RequestUri?.Authority}, which is not followed");
                }

                IReadOnlyList<Challenge> challenges = ChallengeParser.Parse(response.Headers.NonValidated.TryGetValues("WWW-Authenticate", out var headers) ? headers : []);
                return (response.StatusCode, challenges);
            }
        }, cancellationToken);
}
