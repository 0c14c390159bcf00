using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using RegistryPull.Transport;

namespace RegistryPull.Registries.Authentication;

/// <summary>Asks a token server for a token to pull with.</summary>
/// <remarks>Distribution <c>docs/spec/auth/token.md</c> and <c>oauth.md</c>.</remarks>
internal sealed class TokenClient(RegistryTransport transport, RetryPolicy retry)
{
    private const int MaxBody = 1024 * 1024;

    /// <summary>Fetches a token, anonymously when there is no credential; for the registry as such when there is no repository.</summary>
    /// <exception cref="AccessDeniedException">It was refused, or the credential may not go where the registry wants it.</exception>
    public async Task<AuthenticationHeaderValue> FetchAsync(
        RegistryServer registry, string? repository, Challenge challenge, RegistryCredential? credential, CancellationToken cancellationToken)
    {
        var request = new TokenRequest(registry, repository, challenge);
        request.ThrowIfRefused(credential);
        if (credential is RegistryCredential.IdentityToken identity)
        {
            return await retry.ExecuteAsync(ct => RefreshAsync(request.Post(identity), ct), cancellationToken)
                ?? await GetAsync(request.Get(new RegistryCredential.Password(identity.Username, identity.Token)), cancellationToken);
        }

        return await GetAsync(request.Get(credential as RegistryCredential.Password), cancellationToken);
    }

    /// <summary>Signs in with a password.</summary>
    /// <returns>A token for the registry as such, and one to come back with, where the server gives it.</returns>
    /// <exception cref="AccessDeniedException">The password was refused, or may not go where the registry wants it.</exception>
    public async Task<(AuthenticationHeaderValue Header, string? RefreshToken)> SignInAsync(
        RegistryServer registry, Challenge challenge, RegistryCredential.Password password, CancellationToken cancellationToken)
    {
        var request = new TokenRequest(registry, null, challenge);
        request.ThrowIfRefused(password);
        var question = request.SignIn(password);
        return await retry.ExecuteAsync(async ct => await ReadAnswerAsync(await transport.SendAsync(question, ct), question.Uri, ct), cancellationToken);
    }

    public static AuthenticationHeaderValue? Basic(RegistryCredential.Password? password) => password is null ? null
        : new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{password.Username}:{password.Secret}")));

    /// <summary>The header for a token, or null for what cannot be one.</summary>
    public static AuthenticationHeaderValue? Bearer(string token) =>
        token.Length == 0 || token.AsSpan().ContainsAnyExceptInRange('!', '~') ? null : new("Bearer", token);

    private Task<AuthenticationHeaderValue> GetAsync(RegistryRequest request, CancellationToken cancellationToken) =>
        retry.ExecuteAsync(async ct => await ReadAsync(await transport.SendAsync(request, ct), request.Uri, ct), cancellationToken);

    // Not every token server knows POST. Those that don't take the identity token as a password: oauth.md came years after token.md.
    private async Task<AuthenticationHeaderValue?> RefreshAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        var response = await transport.SendAsync(request, cancellationToken);
        if (response.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed))
        {
            return await ReadAsync(response, request.Uri, cancellationToken);
        }

        response.Dispose();
        return null;
    }

    private async Task<AuthenticationHeaderValue> ReadAsync(HttpResponseMessage response, Uri server, CancellationToken cancellationToken) =>
        (await ReadAnswerAsync(response, server, cancellationToken)).Header;

    private async Task<(AuthenticationHeaderValue Header, string? RefreshToken)> ReadAnswerAsync(HttpResponseMessage response, Uri server, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var said = await RegistryError.DescribeAsync(response, transport.Limits, cancellationToken);
            throw response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest
                ? new AccessDeniedException($"the token server refused: {said}")
                : new RegistryUnavailableException($"no token: {said}");
        }

        return Token(await DocumentBody.ReadAsync(response, MaxBody, transport.Limits, cancellationToken).ConfigureAwait(false), server);
    }

    private static (AuthenticationHeaderValue Header, string? RefreshToken) Token(byte[]? body, Uri server)
    {
        try
        {
            var json = body is null ? null : JsonSerializer.Deserialize(body, TokenJsonContext.Default.TokenJson);
            if (Bearer((string.IsNullOrEmpty(json?.Token) ? json?.AccessToken : json.Token) ?? "") is { } header)
            {
                return (header, string.IsNullOrEmpty(json?.RefreshToken) ? null : json.RefreshToken);
            }
        }
        catch (JsonException)
        {
            // A sign-in page, most often: told below.
        }

        throw new RegistryUnavailableException($"{server.Authority} answered without a token: a proxy or sign-in page may stand between");
    }
}
