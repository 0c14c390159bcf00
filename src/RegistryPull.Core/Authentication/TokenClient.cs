using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;
using RegistryPull.Transport;

namespace RegistryPull.Authentication;

/// <summary>Asks a token server for a token to pull with.</summary>
/// <remarks>Distribution <c>docs/spec/auth/token.md</c>.</remarks>
internal sealed class TokenClient(RegistryTransport transport, RetryPolicy retry)
{
    private const int MaxBody = 1024 * 1024;

    /// <summary>Fetches a token, anonymously when there is no password.</summary>
    /// <exception cref="AccessDeniedException">It was refused, or the credential may not go where the registry wants it.</exception>
    public async Task<AuthenticationHeaderValue> FetchAsync(
        Uri registry, string repository, Challenge challenge, RegistryCredential.Password? password, CancellationToken cancellationToken)
    {
        var realm = Realm(registry, challenge);
        if (password is not null && RealmPolicy.Refusal(registry, realm) is { } reason)
        {
            throw new AccessDeniedException($"{registry.Authority} wants the credentials sent to {realm.Authority}, which was not done: {reason}");
        }

        var request = new RegistryRequest(Address(realm, challenge, repository)) { Authorization = Basic(password) };
        return await retry.ExecuteAsync(ct => SendAsync(request, ct), cancellationToken);
    }

    public static AuthenticationHeaderValue? Basic(RegistryCredential.Password? password) => password is null ? null
        : new("Basic", Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes($"{password.Username}:{password.Secret}")));

    private static Uri Realm(Uri registry, Challenge challenge)
    {
        var text = challenge.Parameters.GetValueOrDefault("realm");
        return Uri.TryCreate(registry, text, out var realm) && text!.Length > 0 && realm.Scheme is "http" or "https" && realm!.UserInfo.Length == 0
            ? realm
            : throw new AccessDeniedException($"{registry.Authority} names no usable token server{(realm is { UserInfo.Length: > 0 } ? ": its address has a user name in it" : $": '{Display.Clean(text ?? "")}'")}");
    }

    // The registry's own words for the scope are not used: this program only ever wants to pull this one repository.
    private static Uri Address(Uri realm, Challenge challenge, string repository)
    {
        var service = challenge.Parameters.GetValueOrDefault("service");
        var query = (service is null ? "" : $"service={Uri.EscapeDataString(service)}&") + $"scope=repository:{repository}:pull";
        return new UriBuilder(realm) { Query = realm.Query.Length > 1 ? $"{realm.Query}&{query}" : query, Fragment = "" }.Uri;
    }

    private async Task<AuthenticationHeaderValue> SendAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        var response = await transport.SendAsync(request, cancellationToken);
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var said = await RegistryError.DescribeAsync(response, transport.Timeout, cancellationToken);
            throw response.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest
                ? new AccessDeniedException($"the token server refused: {said}")
                : new RegistryUnavailableException($"no token: {said}");
        }

        await using var body = await TimedBody.OpenAsync(response, transport.Timeout, cancellationToken);
        return new AuthenticationHeaderValue("Bearer", Token(await body.ReadToEndAsync(MaxBody), request.Uri));
    }

    private static string Token(byte[]? body, Uri server)
    {
        try
        {
            var json = body is null ? null : JsonSerializer.Deserialize(body, TokenJsonContext.Default.TokenJson);
            if ((string.IsNullOrEmpty(json?.Token) ? json?.AccessToken : json.Token) is { Length: > 0 } token
                && !token.AsSpan().ContainsAnyExceptInRange('!', '~'))
            {
                return token;
            }
        }
        catch (JsonException)
        {
            // A sign-in page, most often: told below.
        }

        throw new RegistryUnavailableException($"{server.Authority} answered without a token: a proxy or sign-in page may stand between");
    }
}
