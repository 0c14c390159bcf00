using System.Net;
using System.Text.Json;
using RegistryPull.Transport;

namespace RegistryPull.Registries.Authentication;

/// <summary>Reads the answer of a token server.</summary>
internal static class TokenAnswerReader
{
    private const int MaxBody = 1024 * 1024;

    /// <summary>Reads the answer and disposes of it.</summary>
    /// <exception cref="RegistryUnavailableException">It is neither a token nor a refusal.</exception>
    public static async Task<TokenAnswer> ReadAsync(
        HttpResponseMessage response, BodyLimits limits, CancellationToken cancellationToken)
    {
        if (response.StatusCode != HttpStatusCode.OK)
        {
            var status = response.StatusCode;
            var reason = await RegistryError.DescribeAsync(response, limits, cancellationToken).ConfigureAwait(false);
            if (status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.BadRequest)
            {
                return TokenAnswer.Refused(reason);
            }

            throw new RegistryUnavailableException($"no token: {reason}");
        }

        var server = response.RequestMessage?.RequestUri?.Authority;
        var body = await DocumentBody.ReadAsync(response, MaxBody, limits, cancellationToken).ConfigureAwait(false);
        return Parse(body) ?? throw new RegistryUnavailableException(
            $"{server} answered without a token: a proxy or sign-in page may stand between");
    }

    private static TokenAnswer? Parse(byte[]? body)
    {
        if (body is null)
        {
            return null;
        }

        try
        {
            var json = JsonSerializer.Deserialize(body, TokenJsonContext.Default.TokenJson);
            var token = TextOrNull(json?.Token) ?? json?.AccessToken;
            if (TokenClient.Bearer(token ?? "") is { } header)
            {
                return new TokenAnswer(header, TextOrNull(json?.RefreshToken), null);
            }

            return null;
        }
        catch (JsonException)
        {
            // A sign-in page, most often.
            return null;
        }
    }

    private static string? TextOrNull(string? text) => text switch
    {
        { Length: > 0 } => text,
        _ => null,
    };
}
