using System.Net;
using RegistryPull.Transport.Dialing;

namespace RegistryPull.Transport;

/// <summary>Decides which redirects are followed, and what goes along.</summary>
/// <param name="names">Looks up the hosts that are redirected to.</param>
internal sealed class RedirectRules(INameLookup names)
{
    public static bool IsRedirect(HttpResponseMessage response) =>
        response.Headers.Location is not null
        && response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>Returns the request for the address that a response redirects to.</summary>
    /// <param name="request">The request that was redirected.</param>
    /// <param name="response">The response.</param>
    /// <param name="cancellationToken">Cancels the lookup of a name.</param>
    /// <exception cref="RegistryUnavailableException">The redirect is not followed.</exception>
    public async Task<RegistryRequest> FollowAsync(
        RegistryRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        var target = Target(request.Uri, response);
        if (request.Form is not null)
        {
            throw new RegistryUnavailableException(
                $"{request.Uri.Authority} redirects the sign-in to {target.Authority}; refusing to follow it");
        }

        if (IsDowngrade(request.Uri, target)
            && !request.Tls.Insecure
            && !await IsThisMachineAsync(target, cancellationToken).ConfigureAwait(false))
        {
            throw new RegistryUnavailableException(
                $"{request.Uri.Authority} redirects from https to http at {target.Authority}, "
                + $"where anyone on the network path can read and change what is sent: {WayOut(request)}");
        }

        return request.RedirectedTo(target);
    }

    /// <summary>Returns the request for the address of an upload.</summary>
    /// <param name="request">The request that was answered.</param>
    /// <param name="response">The answer, with <c>Location</c>.</param>
    /// <param name="cancellationToken">Cancels the lookup of a name.</param>
    /// <exception cref="RegistryUnavailableException">The address cannot be used.</exception>
    public async Task<RegistryRequest> FollowUploadAsync(
        RegistryRequest request, HttpResponseMessage response, CancellationToken cancellationToken)
    {
        // It may be relative to where a redirect led.
        var from = response.RequestMessage?.RequestUri ?? request.Uri;
        var target = AtHttps(request.Uri, Target(from, response));
        if (IsDowngrade(request.Uri, target)
            && !request.Tls.Insecure
            && !await IsThisMachineAsync(target, cancellationToken).ConfigureAwait(false))
        {
            throw new RegistryUnavailableException(
                $"{request.Uri.Authority} wants the upload sent from https to http at {target.Authority}, "
                + $"where anyone on the network path can read and change it: {WayOut(request)}");
        }

        return request.RedirectedTo(target);
    }

    // A registry behind a load balancer that ends TLS often takes itself for plain http:
    // https://github.com/distribution/distribution/issues/2225
    private static Uri AtHttps(Uri registry, Uri target)
    {
        var isOwn = string.Equals(registry.IdnHost, target.IdnHost, StringComparison.OrdinalIgnoreCase)
            && (target.IsDefaultPort || target.Port == registry.Port);
        if (!isOwn || !IsDowngrade(registry, target))
        {
            return target;
        }

        return new UriBuilder(target) { Scheme = Uri.UriSchemeHttps, Port = registry.Port }.Uri;
    }

    private static Uri Target(Uri from, HttpResponseMessage response)
    {
        if (response.Headers.Location is null || !Uri.TryCreate(from, response.Headers.Location, out var target))
        {
            throw new RegistryUnavailableException($"{from.Authority} redirects to something that is not an address");
        }

        if (target.Scheme is "http" or "https")
        {
            return target;
        }

        var scheme = TerminalText.Sanitize(target.Scheme);
        throw new RegistryUnavailableException(
            $"{from.Authority} redirects to a '{scheme}:' address; refusing to follow it");
    }

    private static bool IsDowngrade(Uri from, Uri target) =>
        from.Scheme == Uri.UriSchemeHttps && target.Scheme == Uri.UriSchemeHttp;

    // What is sent to a loopback address does not leave the machine, whatever name leads there.
    private async Task<bool> IsThisMachineAsync(Uri target, CancellationToken cancellationToken)
    {
        if (target.IsLoopback || target.HostNameType != UriHostNameType.Dns)
        {
            return target.IsLoopback;
        }

        var addresses = await names.FindAddressesAsync(target.IdnHost, cancellationToken).ConfigureAwait(false);
        return addresses.Count > 0 && addresses.All(IPAddress.IsLoopback);
    }

    // Blobs are verified by their digest all the same; what is lost is confidentiality.
    private static string WayOut(RegistryRequest request)
    {
        if (request.Tls.IsUserSpecified)
        {
            return "to follow it, use --insecure, or list the registry in insecure-registries of docker's daemon.json";
        }

        return "to follow it, mark the mirror as insecure in the configuration that names it";
    }
}
