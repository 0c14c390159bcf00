using System.Net;
using System.Net.Http.Headers;
using RegistryPull.Retrying;
using RegistryPull.Transport;

namespace RegistryPull.Registries.Authentication;

/// <summary>Asks a token server for a token to pull with.</summary>
/// <remarks>Distribution <c>docs/spec/auth/token.md</c> and <c>oauth.md</c>.</remarks>
internal sealed class TokenClient(RegistryTransport transport, RetryPolicy retry, RealmPolicy realms)
{
    /// <summary>The same with another policy of retries.</summary>
    public TokenClient With(RetryPolicy other) => new(transport, other, realms);

    /// <summary>Fetches a token, anonymously when there is no credential.</summary>
    /// <param name="registry">The registry that asks for one.</param>
    /// <param name="challenge">Its challenge.</param>
    /// <param name="scope">What the token is for; null for the registry as such.</param>
    /// <param name="credential">What to sign in with; null for anonymous.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>The token, or the refusal in the token server's words.</returns>
    /// <exception cref="AccessDeniedException">The token server may not be asked.</exception>
    public async Task<TokenAnswer> FetchAsync(
        RegistryServer registry,
        Challenge challenge,
        string? scope,
        RegistryCredential? credential,
        CancellationToken cancellationToken)
    {
        var request = new TokenRequest(registry, challenge, scope);
        await ThrowIfRefusedAsync(registry, request.Realm, credential is null, cancellationToken).ConfigureAwait(false);
        if (credential is not RegistryCredential.IdentityToken identity)
        {
            return await SendAsync(
                registry,
                request.Get(credential as RegistryCredential.Password),
                cancellationToken).ConfigureAwait(false);
        }

        // Not every token server knows POST. Those that don't take the identity token as a password: oauth.md came
        // years after token.md.
        return await RefreshAsync(request.Post(identity), cancellationToken).ConfigureAwait(false)
            ?? await SendAsync(
                registry,
                request.Get(new RegistryCredential.Password(identity.Username, identity.Token)),
                cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Signs in with a password.</summary>
    /// <param name="registry">The registry that asks for a sign-in.</param>
    /// <param name="challenge">Its challenge.</param>
    /// <param name="password">The password.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    /// <returns>A token for the registry as such and a refresh token, where the server gives one; or the
    /// refusal.</returns>
    /// <exception cref="AccessDeniedException">The password may not go to the token server.</exception>
    public async Task<TokenAnswer> SignInAsync(
        RegistryServer registry,
        Challenge challenge,
        RegistryCredential.Password password,
        CancellationToken cancellationToken)
    {
        var request = new TokenRequest(registry, challenge, scope: null);
        await ThrowIfRefusedAsync(registry, request.Realm, isAnonymous: false, cancellationToken).ConfigureAwait(false);
        return await SendAsync(registry, request.SignIn(password), cancellationToken).ConfigureAwait(false);
    }

    public static AuthenticationHeaderValue? Basic(RegistryCredential.Password? password)
    {
        if (password is null)
        {
            return null;
        }

        return new(
            "Basic",
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{password.Username}:{password.Secret}")));
    }

    /// <summary>The header for a token, or null for what cannot be one.</summary>
    public static AuthenticationHeaderValue? Bearer(string token)
    {
        if (token.Length == 0 || token.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return null;
        }

        return new("Bearer", token);
    }

    // A redirect takes no credential along, but leads to an answer that the registry gets as a token.
    private Task<TokenAnswer> SendAsync(
        RegistryServer registry, RegistryRequest request, CancellationToken cancellationToken)
    {
        var judged = request with
        {
            BeforeRedirect = (target, ct) => ThrowIfRefusedAsync(registry, target, isAnonymous: true, ct),
        };
        return retry.ExecuteAsync(
            async ct => await ReadAsync(
                await transport.SendAsync(judged, ct).ConfigureAwait(false),
                ct).ConfigureAwait(false), cancellationToken);
    }

    private Task<TokenAnswer?> RefreshAsync(RegistryRequest request, CancellationToken cancellationToken) =>
        retry.ExecuteAsync<TokenAnswer?>(
        async ct =>
        {
            var response = await transport.SendAsync(request, ct).ConfigureAwait(false);
            if (response.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed))
            {
                return await ReadAsync(response, ct).ConfigureAwait(false);
            }

            response.Dispose();
            return null;
        },
        cancellationToken);

    private Task<TokenAnswer> ReadAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        TokenAnswerReader.ReadAsync(response, transport.Limits, cancellationToken);

    private async Task ThrowIfRefusedAsync(
        RegistryServer registry, Uri realm, bool isAnonymous, CancellationToken cancellationToken)
    {
        var reason = await realms.FindRefusalAsync(
            registry.Address, realm, isAnonymous, cancellationToken).ConfigureAwait(false);
        if (reason is not null)
        {
            var what = "wants the credentials sent to";
            if (isAnonymous)
            {
                what = "names the token server";
            }

            throw new AccessDeniedException($"{registry.Address.Authority} {what} "
                + $"{realm.GetLeftPart(UriPartial.Authority)}, which was not asked: {reason}");
        }
    }
}
