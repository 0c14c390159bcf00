using System.Net;
using RegistryPull.Retrying;
using RegistryPull.Transport;

namespace RegistryPull.Registries;

/// <summary>Finds out with the first request whether a host speaks the scheme of an address.</summary>
internal sealed class SchemeProbe(RegistryTransport transport)
{
    private volatile bool _isSpoken;

    /// <summary>Sends a request.</summary>
    /// <param name="request">The request.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The answer.</returns>
    /// <exception cref="WrongSchemeException">No answer came, or not one of a registry that speaks the
    /// scheme.</exception>
    public async Task<HttpResponseMessage> SendAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        if (_isSpoken)
        {
            return await transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }

        var response = await SendFirstAsync(request, cancellationToken).ConfigureAwait(false);
        if (IsRefusalOfPlainHttp(response))
        {
            response.Dispose();
            throw new WrongSchemeException();
        }

        _isSpoken = true;
        return response;
    }

    /// <summary>Gets whether a failure to send means that the host speaks another scheme.</summary>
    /// <remarks>An answer such as 503 shows that it speaks this one. Some TLS servers drop a plain connection or send
    /// an alert, which is not an answer.</remarks>
    public static bool IsWrongScheme(Exception failure) => failure switch
    {
        TransientException transient => transient.Outcome.InnerException is HttpRequestException,
        RegistryUnavailableException => true,
        _ => false,
    };

    /// <summary>Gets whether an answer is that of a TLS server to plain http.</summary>
    /// <remarks>They answer 400 with text or HTML: https://github.com/golang/go, net/http/server.go; nginx likewise. A
    /// registry that refuses a request sends JSON.</remarks>
    public static bool IsRefusalOfPlainHttp(HttpResponseMessage response) =>
        response.StatusCode == HttpStatusCode.BadRequest
        && response.Content.Headers.ContentType?.MediaType?.Contains("json", StringComparison.Ordinal) != true;

    private async Task<HttpResponseMessage> SendFirstAsync(
        RegistryRequest request, CancellationToken cancellationToken)
    {
        try
        {
            return await transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception failure) when (IsWrongScheme(failure) && !transport.HasAnswered(request.Uri.Authority))
        {
            throw new WrongSchemeException();
        }
    }
}
