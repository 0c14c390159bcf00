using RegistryPull.Transport;

namespace RegistryPull.Registries.Authentication;

/// <summary>Reads the address of the token server from a challenge.</summary>
internal static class TokenRealm
{
    /// <exception cref="AccessDeniedException">The challenge has no usable address.</exception>
    public static Uri Parse(RegistryServer registry, Challenge challenge)
    {
        var text = challenge.Parameters.GetValueOrDefault("realm") ?? "";
        var isAddress = Uri.TryCreate(registry.Address, text, out var realm)
            && text.Length > 0
            && realm.Scheme is "http" or "https";
        if (isAddress && realm!.UserInfo.Length == 0)
        {
            return AtHttps(registry.Address, realm);
        }

        var seen = "its address has a user name in it";
        if (!isAddress)
        {
            seen = $"'{TerminalText.Sanitize(text)}'";
        }

        throw new AccessDeniedException($"{registry.Address.Authority} names no usable token server: {seen}");
    }

    // A registry behind a load balancer that ends TLS often takes itself for plain http:
    // github.com/goharbor/harbor/issues/14128.
    private static Uri AtHttps(Uri registry, Uri realm)
    {
        if (registry.Scheme != Uri.UriSchemeHttps || realm.Scheme != Uri.UriSchemeHttp
            || !string.Equals(registry.IdnHost, realm.IdnHost, StringComparison.OrdinalIgnoreCase))
        {
            return realm;
        }

        var port = realm.IsDefaultPort ? registry.Port : realm.Port;
        return new UriBuilder(realm) { Scheme = Uri.UriSchemeHttps, Port = port }.Uri;
    }
}
