using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Runtime.ExceptionServices;
using RegistryPull.Retrying;
using RegistryPull.Transport.Proxies;

namespace RegistryPull.Transport;

/// <summary>Sends requests and follows redirects; every wait has its time-out, and no credential follows to another
/// host.</summary>
internal sealed class RegistryTransport(
    HttpMessageInvoker http, RedirectRules redirects, BodyLimits limits, Throttle throttle, IPullProgress progress)
{
    private const int MaxRedirects = 10;

    // More warnings than these are noise.
    private const int MaxWarnings = 10;

    // Neither the user information nor the query, which is where signed addresses have their secret.
    private const UriComponents Shown = UriComponents.SchemeAndServer | UriComponents.Path;

    // Users notice a wait after about a second.
    private static readonly TimeSpan NoteDelay = TimeSpan.FromSeconds(1);

    private readonly ConcurrentDictionary<string, bool> _answered = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _awaited = new(StringComparer.OrdinalIgnoreCase);
    private readonly ConcurrentDictionary<string, bool> _warned = new(StringComparer.Ordinal);

    /// <summary>How long a body may take.</summary>
    public BodyLimits Limits => limits;

    /// <summary>Returns whether a host has answered a request, whatever it answered.</summary>
    /// <param name="authority">The host and port.</param>
    public bool HasAnswered(string authority) => _answered.ContainsKey(authority);

    /// <summary>Sends a request.</summary>
    /// <returns>The answer with its body unread, whatever its status; one that may pass is thrown.</returns>
    /// <exception cref="TransientException">Worth another try.</exception>
    /// <exception cref="RegistryUnavailableException">Not worth one.</exception>
    public async Task<HttpResponseMessage> SendAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        for (var hop = 0; hop <= MaxRedirects; hop++)
        {
            var response = await SendOnceAsync(request, cancellationToken).ConfigureAwait(false);
            if (!RedirectRules.IsRedirect(response))
            {
                await ThrowIfTransientAsync(response, cancellationToken).ConfigureAwait(false);
                ShowWarnings(response);
                return response;
            }

            using (response)
            {
                var redirected = await redirects.FollowAsync(request, response, cancellationToken)
                    .ConfigureAwait(false);
                await (request.BeforeRedirect?.Invoke(redirected.Uri, cancellationToken) ?? Task.CompletedTask)
                    .ConfigureAwait(false);
                if (redirected.Body is { IsAvailable: false })
                {
                    throw NetworkFailure.Moved(request.Uri.Authority, redirected.Uri.Authority);
                }

                request = redirected;
            }
        }

        throw new RegistryUnavailableException(
            $"{request.Uri.Authority} redirects in a circle: gave up after {MaxRedirects}");
    }

    /// <summary>Returns the request for the address that the answer to an upload names in <c>Location</c>.</summary>
    /// <param name="request">The request that was answered.</param>
    /// <param name="response">The answer.</param>
    /// <param name="cancellationToken">Cancels the lookup of a name.</param>
    /// <returns>A request without a credential when the address is at another host.</returns>
    /// <exception cref="RegistryUnavailableException">The address cannot be used.</exception>
    public Task<RegistryRequest> FollowUploadAsync(
        RegistryRequest request, HttpResponseMessage response, CancellationToken cancellationToken) =>
        redirects.FollowUploadAsync(request, response, cancellationToken);

    /// <summary>Takes over a response whose body is content, below the rate that the run may have.</summary>
    public Task<TimedBody> ReceiveAsync(HttpResponseMessage response, CancellationToken cancellationToken) =>
        TimedBody.OpenAsync(response, limits, throttle.IsLimited ? throttle : null, cancellationToken);

    private async Task<HttpResponseMessage> SendOnceAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        using var silence = new SilenceTimer(limits);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, silence.Token);
        using var message = request.ToMessage();
        var body = RequestContent.Create(request, silence, limits, throttle);
        message.Content = body ?? message.Content;
        var host = request.Uri.Authority;
        using var note = limits.Time.CreateTimer(
            _ => NoteConnecting(message), null, NoteDelay, Timeout.InfiniteTimeSpan);
        silence.Restart(request.AnswerTime);
        try
        {
            var response = await http.SendAsync(message, either.Token).ConfigureAwait(false);
            ThrowIfFromProxy(response, message);
            ThrowIfLengthIsAmbiguous(response, host);
            _answered[host] = true;
            progress.Detail($"{request.Method} {request.Uri.GetComponents(Shown, UriFormat.UriEscaped)}{request.Part}: "
                + $"{(int)response.StatusCode}{RateLimitHeaders.Describe(response)}");
            return response;
        }
        catch (Exception) when (body?.Failure is not null)
        {
            // What the source of the body says, and not what HTTP makes of it.
            ExceptionDispatchInfo.Throw(body.Failure);
            throw;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw NetworkFailure.Silent(host, limits.Silence);
        }
        catch (HttpRequestException error)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw Explain(error, request, message);
        }
    }

    private Exception Explain(HttpRequestException error, RegistryRequest request, HttpRequestMessage message)
    {
        var host = request.Uri.Authority;
        if (request.Body is { IsAvailable: false })
        {
            return NetworkFailure.Broken(host, error);
        }

        var route = ProxyRoute.FromMessage(message);
        return NetworkFailure.Unanswered(request, error, route, _answered.ContainsKey(host));
    }

    // Once a host: after its first answer the progress of the pull shows that it is alive.
    private void NoteConnecting(HttpRequestMessage message)
    {
        var host = message.RequestUri!.Authority;
        if (!_answered.ContainsKey(host) && _awaited.TryAdd(host, true))
        {
            var through = ProxyRoute.FromMessage(message) switch
            {
                { } route => $" through {route}",
                _ => "",
            };
            progress.Note($"connecting to {host}{through}…");
        }
    }

    // Without TLS there is no tunnel: the proxy's own answer comes in the registry's place.
    private static void ThrowIfFromProxy(HttpResponseMessage response, HttpRequestMessage message)
    {
        if (response.StatusCode == HttpStatusCode.ProxyAuthenticationRequired
            && ProxyRoute.FromMessage(message) is { } route)
        {
            using (response)
            {
                throw new RegistryUnavailableException(
                    route.Refusal(response.Headers.ProxyAuthenticate.Select(static offered => offered.Scheme)));
            }
        }
    }

    // RFC 9112, section 6.3: without a single valid length the end of the body is unknown, and .NET would wait for
    // more.
    private static void ThrowIfLengthIsAmbiguous(HttpResponseMessage response, string host)
    {
        if (response.Content.Headers.NonValidated.TryGetValues("Content-Length", out var lengths)
            && !ulong.TryParse(lengths.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out _))
        {
            using (response)
            {
                throw new RegistryUnavailableException(
                    $"{host} sends 'Content-Length: {TerminalText.Sanitize(lengths.ToString())}', "
                    + "which is not one number: a proxy in between may be broken");
            }
        }
    }

    private async Task ThrowIfTransientAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        if (PassingStatus.Includes((int)response.StatusCode))
        {
            var retryAfter = RetryAfterHeader.Read(response, limits.Time.GetUtcNow());
            var reason = await RegistryError.DescribeAsync(response, Limits, cancellationToken).ConfigureAwait(false);
            var outcome = new RegistryUnavailableException(reason) { Status = (int)response.StatusCode };
            throw new TransientException(outcome, retryAfter);
        }
    }

    private void ShowWarnings(HttpResponseMessage response)
    {
        // Distribution-spec, "Warnings": code 299, agent "-", and a text for the user.
        foreach (var warning in response.Headers.Warning.Where(static warning => warning.Code == 299))
        {
            if (_warned.Count < MaxWarnings && _warned.TryAdd(warning.Text, true))
            {
                var host = response.RequestMessage?.RequestUri?.Authority;
                progress.Note($"warning from {host}: {TerminalText.Sanitize(warning.Text.Trim('"'))}");
            }
        }
    }
}
