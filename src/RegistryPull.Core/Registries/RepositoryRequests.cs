using System.Net;
using RegistryPull.Registries.Authentication;
using RegistryPull.Retrying;
using RegistryPull.Transport;

namespace RegistryPull.Registries;

/// <summary>Sends the requests of one repository, and signs in when the registry asks for it.</summary>
internal sealed class RepositoryRequests(
    RegistryServer registry, RepositoryAuthorization authorization, RegistryTransport transport) : IDisposable
{
    private readonly RedirectedRequests _redirected = new(authorization, transport);
    private readonly SemaphoreSlim _asking = new(1);
    private IReadOnlyList<Challenge>? _asked;
    private volatile bool _asksForNoSignIn;

    /// <summary>Gets or sets what finds out the scheme with the first request; null when it is known.</summary>
    public SchemeProbe? Probe { get; set; }

    /// <summary>Sends a request.</summary>
    /// <returns>The answer, whatever its status.</returns>
    /// <exception cref="AccessDeniedException">The registry asks for a sign-in that is not possible.</exception>
    /// <exception cref="TransientException">Worth another try.</exception>
    public Task<HttpResponseMessage> SendAsync(RegistryRequest request, CancellationToken cancellationToken) =>
        SendAdaptedAsync(registry.Adapt(request), cancellationToken);

    /// <summary>Sends a request to the address of an upload, which the registry named.</summary>
    /// <param name="request">The request, as <see cref="RegistryTransport.FollowUploadAsync"/> made it.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    /// <returns>The answer, whatever its status. Another host gets no credential.</returns>
    /// <exception cref="TransientException">Worth another try.</exception>
    public Task<HttpResponseMessage> SendToUploadAsync(
        RegistryRequest request, CancellationToken cancellationToken) =>
        request.Role switch
        {
            ServerRole.Registry or ServerRole.Mirror => SendAdaptedAsync(request, cancellationToken),
            _ => transport.SendAsync(request with { Authorization = null }, cancellationToken),
        };

    /// <summary>Sends a request without signing in, and without retries: its failure does not matter.</summary>
    public Task<HttpResponseMessage> SendOnceAsync(RegistryRequest request, CancellationToken cancellationToken)
    {
        var header = request.Role switch
        {
            ServerRole.Registry or ServerRole.Mirror => authorization.Current,
            _ => null,
        };
        return transport.SendAsync(request with { Authorization = header }, cancellationToken);
    }

    public void Dispose()
    {
        _redirected.Dispose();
        _asking.Dispose();
    }

    private async Task<HttpResponseMessage> SendAdaptedAsync(
        RegistryRequest adapted, CancellationToken cancellationToken)
    {
        await authorization.PrepareAsync(cancellationToken).ConfigureAwait(false);
        var used = authorization.Current;
        var response = await SendFirstAsync(
            adapted with { Authorization = used }, cancellationToken).ConfigureAwait(false);
        if (!IsOwn(response))
        {
            return await _redirected.AnswerAsync(adapted, response, cancellationToken).ConfigureAwait(false);
        }

        var challenges = await FindChallengesAsync(
            response, isAnonymous: used is null, cancellationToken).ConfigureAwait(false);
        if (challenges is null)
        {
            return response;
        }

        response.Dispose();
        await authorization.AnswerAsync(challenges, used, cancellationToken).ConfigureAwait(false);
        return await SendSignedInAsync(adapted, cancellationToken).ConfigureAwait(false);
    }

    private Task<HttpResponseMessage> SendFirstAsync(RegistryRequest request, CancellationToken cancellationToken) =>
        Probe switch
        {
            null => transport.SendAsync(request, cancellationToken),
            var probe => probe.SendAsync(request, cancellationToken),
        };

    private async Task<HttpResponseMessage> SendSignedInAsync(
        RegistryRequest request, CancellationToken cancellationToken)
    {
        if (request.Body is { IsAvailable: false })
        {
            throw new TransientException(new RegistryUnavailableException(
                $"{registry.Address.Authority} asked for a new sign-in within an upload"));
        }

        var used = authorization.Current;
        var response = await transport.SendAsync(
            request with { Authorization = used }, cancellationToken).ConfigureAwait(false);
        if (response.StatusCode != HttpStatusCode.Unauthorized || !IsOwn(response)
            || !await authorization.TryOfferedScopeAsync(
                ChallengeHeaders.Read(response), used, cancellationToken).ConfigureAwait(false))
        {
            return response;
        }

        response.Dispose();
        return await transport.SendAsync(
            request with { Authorization = authorization.Current }, cancellationToken).ConfigureAwait(false);
    }

    // Null when the answer is final. Some registries ask for a sign-in at /v2/ alone, and answer 403 or 404 for what is
    // private: github.com/sapcc/keppel/issues/522.
    private async Task<IReadOnlyList<Challenge>?> FindChallengesAsync(
        HttpResponseMessage response, bool isAnonymous, CancellationToken cancellationToken)
    {
        IReadOnlyList<Challenge>? challenges = null;
        if (response.StatusCode == HttpStatusCode.Unauthorized)
        {
            challenges = ChallengeHeaders.Read(response);
        }

        var isVague = challenges is [] || response.StatusCode is HttpStatusCode.Forbidden or HttpStatusCode.NotFound;
        if (isVague
            && isAnonymous
            && await AskForChallengesAsync(cancellationToken).ConfigureAwait(false) is { } asked)
        {
            return asked;
        }

        return challenges;
    }

    // Requests that are refused at the same time ask once.
    private async Task<IReadOnlyList<Challenge>?> AskForChallengesAsync(CancellationToken cancellationToken)
    {
        await _asking.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return _asked ??= await AskOnceAsync(cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            _asking.Release();
        }
    }

    private async Task<IReadOnlyList<Challenge>?> AskOnceAsync(CancellationToken cancellationToken)
    {
        if (_asksForNoSignIn || !await authorization.HasCredentialAsync(cancellationToken).ConfigureAwait(false))
        {
            _asksForNoSignIn = true;
            return null;
        }

        try
        {
            var request = registry.Adapt(new RegistryRequest(RegistryUris.Api(registry.Address)));
            using var response = await transport.SendAsync(request, cancellationToken).ConfigureAwait(false);
            IReadOnlyList<Challenge>? challenges = [];
            if (response.StatusCode == HttpStatusCode.Unauthorized && IsOwn(response))
            {
                challenges = ChallengeHeaders.Read(response);
            }

            _asksForNoSignIn = challenges.Count == 0;
            if (_asksForNoSignIn)
            {
                return null;
            }

            return challenges;
        }
        catch (Exception error) when (error is TransientException or RegistryUnavailableException)
        {
            // The first answer is used.
            return null;
        }
    }

    private bool IsOwn(HttpResponseMessage response) =>
        response.RequestMessage?.RequestUri?.Authority == registry.Address.Authority;
}
