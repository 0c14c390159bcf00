using System.Collections.Concurrent;
using System.Net;
using RegistryPull.Transport.Proxies;

namespace RegistryPull.Transport;

/// <summary>Sends requests and follows redirects; every wait has its time-out, and no credential follows to another host.</summary>
internal sealed class RegistryTransport(HttpMessageInvoker http, RegistryPullOptions options, Throttle throttle, IPullProgress progress)
{
    private const int MaxRedirects = 10;

    // A registry that has more to say than this says nothing.
    private const int MaxWarnings = 10;

    // Neither the user information nor the query, which is where signed addresses have their secret.
    private const UriComponents Shown = UriComponents.SchemeAndServer | UriComponents.Path;

    private readonly ConcurrentDictionary<string, bool> _answered = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _warned = new(StringComparer.Ordinal);

    /// <summary>How long a connection may be silent.</summary>
    public TimeSpan Timeout => options.Timeout;

    /// <summary>Sends a request.</summary>
    /// <returns>The answer with its body unread, whatever its status, except that one which may pass is thrown.</returns>
    /// <exception cref="TransientException">Worth another try.</exception>
    /// <exception cref="RegistryUnavailableException">Not worth one.</exception>
    public async Task<HttpResponseMessage> SendAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= MaxRedirects; hop++)
        {
            var response = await SendOnceAsync(request, cancellationToken);
            if (!IsRedirect(response))
            {
                await ThrowIfTransientAsync(response, cancellationToken);
                ShowWarnings(response);
                return response;
            }

            using (response)
            {
                var target = Target(request.Uri, response);
                request = request.Form is null ? request.RedirectedTo(target) : throw new RegistryUnavailableException(
                    $"{request.Uri.Authority} redirects to {target.Authority} what was meant for itself alone, which is not followed");
            }
        }

        throw new RegistryUnavailableException($"{request.Uri.Authority} redirects in a circle: gave up after {MaxRedirects}");
    }

    /// <summary>Takes over a response whose body is content, below the rate that the run may have.</summary>
    public Task<TimedBody> ReceiveAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        TimedBody.OpenAsync(response, options.Timeout, options.MaxBytesPerSecond is null ? null : throttle, cancellationToken);

    private async Task<HttpResponseMessage> SendOnceAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        using var silence = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        silence.CancelAfter(options.Timeout);
        using var message = request.ToMessage();
        try
        {
            var response = await http.SendAsync(message, silence.Token);
            ThrowIfFromProxy(response, message);
            _answered[request.Uri.Authority] = true;
            progress.Detail($"{request.Method} {request.Uri.GetComponents(Shown, UriFormat.UriEscaped)}{request.Part}: {(int)response.StatusCode}{RateLimitHeaders.Describe(response)}");
            return response;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw NetworkFailure.Silent(request.Uri.Authority, options.Timeout);
        }
        catch (HttpRequestException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw NetworkFailure.Unanswered(request, error, ProxyRoute.Of(message), _answered.ContainsKey(request.Uri.Authority));
        }
    }

    // Without TLS there is no tunnel: the proxy's own answer comes in the registry's place.
    private static void ThrowIfFromProxy(HttpResponseMessage response, HttpRequestMessage message)
    {
        if (response.StatusCode == HttpStatusCode.ProxyAuthenticationRequired && ProxyRoute.Of(message) is { } route)
        {
            using (response)
            {
                throw new RegistryUnavailableException(route.Refusal(response.Headers.ProxyAuthenticate.Select(static offered => offered.Scheme)));
            }
        }
    }

    private static bool IsRedirect(HttpResponseMessage response) => response.Headers.Location is not null && response.StatusCode is
        HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
        or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    private static Uri Target(Uri from, HttpResponseMessage response)
    {
        if (!Uri.TryCreate(from, response.Headers.Location, out var target))
        {
            throw new RegistryUnavailableException($"{from.Authority} redirects to what is no address");
        }

        if (target.Scheme is not ("http" or "https"))
        {
            throw new RegistryUnavailableException($"{from.Authority} redirects to a '{TerminalText.Sanitize(target.Scheme)}:' address, which is not followed");
        }

        return from.Scheme == "https" && target.Scheme == "http" && !target.IsLoopback
            ? throw new RegistryUnavailableException($"{from.Authority} redirects from https to http at {target.Authority}, which is not followed")
            : target;
    }

    private async Task ThrowIfTransientAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if ((int)response.StatusCode is 408 or 429 or 500 or 502 or 503 or 504)
        {
            var outcome = new RegistryUnavailableException(await RegistryError.DescribeAsync(response, options.Timeout, cancellationToken));
            throw new TransientException(outcome, RetryAfter(response));
        }
    }

    private static TimeSpan? RetryAfter(HttpResponseMessage response) => response.Headers.RetryAfter switch
    {
        { Delta: { } delta } => delta,
        { Date: { } date } => date - (response.Headers.Date ?? date),
        _ => null,
    };

    private void ShowWarnings(HttpResponseMessage response)
    {
        // Distribution-spec, "Warnings": code 299, agent "-", and a text for the person.
        foreach (var warning in response.Headers.Warning.Where(static warning => warning.Code == 299))
        {
            if (_warned.Count < MaxWarnings && _warned.TryAdd(warning.Text, true))
            {
                progress.Note($"warning from {response.RequestMessage?.RequestUri?.Authority}: {TerminalText.Sanitize(warning.Text.Trim('"'))}");
            }
        }
    }
}
