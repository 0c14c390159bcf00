using System.Net;
using System.Net.Http.Headers;
using RegistryPull.Retrying;
using RegistryPull.Transport;

namespace RegistryPull.Registries.Authentication;

/// <summary>Tries a password at a registry, as <c>docker login</c> does: <c>GET /v2/</c>, and what its challenge asks
/// for.</summary>
/// <remarks>OCI distribution-spec, "Determining Support"; distribution <c>docs/spec/auth/token.md</c>,
/// <c>offline_token</c>.</remarks>
internal sealed class CredentialCheck(RegistryTransport transport, TokenClient tokens, RetryPolicy retry)
{
    /// <summary>Tries it.</summary>
    /// <returns>What to store, and whether the registry asked for it. As docker does, the refresh token that a token
    /// server gave for the password is stored in its place; where it gives none, the password is.</returns>
    /// <exception cref="AccessDeniedException">The registry refused it, or it may not go where the registry wants
    /// it.</exception>
    public async Task<(RegistryCredential Credential, bool IsVerified)> RunAsync(
        RegistryServer registry, RegistryCredential.Password password, CancellationToken cancellationToken)
    {
        var (status, challenges) = await AskAsync(registry, null, cancellationToken).ConfigureAwait(false);
        if (status == HttpStatusCode.OK)
        {
            return (password, false);
        }

        if (challenges.FirstOrDefault(static challenge => challenge.Scheme == "bearer") is { } bearer)
        {
            return (await SignInAsync(registry, bearer, password, cancellationToken).ConfigureAwait(false), true);
        }

        if (challenges.All(static challenge => challenge.Scheme != "basic"))
        {
            var schemes = challenges.Count switch
            {
                0 => "it does not say which",
                _ => ChallengeHeaders.Describe(challenges),
            };
            throw new AccessDeniedException(
                $"{registry.Address.Authority} wants a sign-in that regpull does not know: {schemes}");
        }

        await ConfirmAsync(registry, TokenClient.Basic(password)!, cancellationToken).ConfigureAwait(false);
        return (password, true);
    }

    /// <summary>Asks <c>GET /v2/</c>.</summary>
    /// <returns>Whether the registry accepts the header, and its challenges.</returns>
    /// <exception cref="RegistryUnavailableException">What answers is not a registry.</exception>
    public Task<(HttpStatusCode Status, IReadOnlyList<Challenge> Challenges)> AskAsync(
        RegistryServer registry,
        AuthenticationHeaderValue? header,
        CancellationToken cancellationToken) => retry.ExecuteAsync(async ct =>
        {
            var request = new RegistryRequest(RegistryUris.Api(registry.Address)) { Authorization = header };
            var response = await transport.SendAsync(registry.Adapt(request), ct).ConfigureAwait(false);
            var isAnswer = response.StatusCode
                is HttpStatusCode.OK or HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden;
            if (!isAnswer || WebPage.IsIn(response))
            {
                var reason = await RegistryError.DescribeAsync(response, transport.Limits, ct).ConfigureAwait(false);
                throw new RegistryUnavailableException($"no registry answers there: {reason}");
            }

            using (response)
            {
                // What another host says after a redirect says nothing about this registry: neither that it took a
                // password nor where to send one.
                var host = response.RequestMessage?.RequestUri?.Authority;
                if (host != registry.Address.Authority)
                {
                    throw new RegistryUnavailableException(
                        $"{registry.Address.Authority} redirects the login to {host}; refusing to follow it: "
                        + $"sign in to {host} if you trust it");
                }

                return (response.StatusCode, ChallengeHeaders.Read(response));
            }
        }, cancellationToken);

    private async Task<RegistryCredential> SignInAsync(
        RegistryServer registry,
        Challenge bearer,
        RegistryCredential.Password password,
        CancellationToken cancellationToken)
    {
        var answer = await tokens.SignInAsync(registry, bearer, password, cancellationToken).ConfigureAwait(false);
        await ConfirmAsync(
            registry, answer.Header ?? throw Refuse(registry, answer.Refusal), cancellationToken).ConfigureAwait(false);
        if (answer.RefreshToken is null)
        {
            return password;
        }

        return new RegistryCredential.IdentityToken(password.Username, answer.RefreshToken);
    }

    private async Task ConfirmAsync(
        RegistryServer registry, AuthenticationHeaderValue header, CancellationToken cancellationToken)
    {
        var (status, _) = await AskAsync(registry, header, cancellationToken).ConfigureAwait(false);
        if (status != HttpStatusCode.OK)
        {
            throw Refuse(registry, FormattableString.Invariant($"it answered {(int)status}"));
        }
    }

    private static AccessDeniedException Refuse(RegistryServer registry, string? reason) =>
        new($"{registry.Address.Authority} refuses this user name and password: {reason}");
}
