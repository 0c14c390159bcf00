using System.Net;

namespace RegistryPull.Transport;

/// <summary>Which redirects are followed, and what goes along.</summary>
internal static class RedirectRules
{
    public static bool IsRedirect(HttpResponseMessage response) =>
        response.Headers.Location is not null
        && response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther
            or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect;

    /// <summary>The request for where a response redirects to.</summary>
    /// <exception cref="RegistryUnavailableException">It is not followed.</exception>
    public static RegistryRequest Follow(RegistryRequest request, HttpResponseMessage response)
    {
        var target = Target(request, response);
        return request.Form is null
            ? request.RedirectedTo(target)
            : throw new RegistryUnavailableException(
                $"{request.Uri.Authority} redirects the sign-in to {target.Authority}; refusing to follow it");
    }

    private static Uri Target(RegistryRequest request, HttpResponseMessage response)
    {
        var from = request.Uri;
        if (!Uri.TryCreate(from, response.Headers.Location, out var target))
        {
            throw new RegistryUnavailableException($"{from.Authority} redirects to something that is no address");
        }

        if (target.Scheme is not ("http" or "https"))
        {
            var scheme = TerminalText.Sanitize(target.Scheme);
            throw new RegistryUnavailableException(
                $"{from.Authority} redirects to a '{scheme}:' address; refusing to follow it");
        }

        var isDowngrade = from.Scheme == Uri.UriSchemeHttps && target.Scheme == Uri.UriSchemeHttp && !target.IsLoopback;
        return isDowngrade && !request.Tls.Insecure
            ? throw new RegistryUnavailableException(
                $"{from.Authority} redirects from https to http at {target.Authority}, "
                + $"where anyone on the network path can read and change what is sent: {WayOut(request)}")
            : target;
    }

    // Blobs are verified by their digest all the same; what is lost is confidentiality.
    private static string WayOut(RegistryRequest request) => request.Tls.IsUserSpecified
        ? "to follow it, use --insecure, or list the registry in insecure-registries of docker's daemon.json"
        : "to follow it, mark the mirror as insecure in the configuration that names it";
}
