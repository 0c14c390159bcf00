using RegistryPull.Transport.Proxies;
using RegistryPull.Transport.Trust;

namespace RegistryPull.Transport;

/// <summary>The line about a refused certificate: whose it is, what is wrong with it, and what to try.</summary>
internal static class UntrustedServer
{
    public static string Describe(RegistryRequest request, ProxyRoute? route, UntrustedCertificateException error)
    {
        // TLS is used with the destination and with its proxy only.
        var isProxy = route is not null
            && (request.Uri.Scheme != Uri.UriSchemeHttps || !IsSame(error.Host, request.Uri.IdnHost));
        var whose = Peer(request, route, isProxy);
        var advice = TrustAdvice.For(
            error,
            isProxy ? null : request.Uri.Authority,
            allowsInsecure: request.Tls.IsUserSpecified && !isProxy,
            OperatingSystem.IsWindows());
        return $"the certificate of {whose} is not trusted: {error.Message}{advice}";
    }

    private static string Peer(RegistryRequest request, ProxyRoute? route, bool isProxy)
    {
        if (isProxy)
        {
            return $"{route}";
        }

        return $"{Name(request.Role)} {request.Uri.Authority}";
    }

    private static string Name(ServerRole role) => role switch
    {
        ServerRole.Mirror => "the mirror",
        ServerRole.TokenServer => "the token server",
        ServerRole.BlobStore => "the blob store",
        ServerRole.RedirectTarget => "the redirect target",
        _ => "the registry",
    };

    private static bool IsSame(string one, string other) =>
        string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
