namespace RegistryPull.Transport.Proxies;

/// <summary>Reads the address of a proxy as curl takes it.</summary>
internal static class ProxyAddress
{
    public const string Expected =
        "the address of a proxy: expected [http://][USER:PASSWORD@]HOST:PORT, https:// or socks5://";

    private const string NamesAtProxy = "socks5h://";

    /// <returns>The address with its user information, or null for what is none.</returns>
    public static Uri? Parse(string text)
    {
        var full = text;
        if (!text.Contains("://", StringComparison.Ordinal))
        {
            full = "http://" + text;
        }

        // curl's socks5h asks the proxy for the name too, which is what the framework's socks5 does.
        if (full.StartsWith(NamesAtProxy, StringComparison.OrdinalIgnoreCase))
        {
            full = "socks5://" + full[NamesAtProxy.Length..];
        }

        var isProxy = Uri.TryCreate(full, UriKind.Absolute, out var uri)
            && uri.Scheme is "http" or "https" or "socks4" or "socks4a" or "socks5"
            && uri!.Host.Length > 0;
        if (isProxy)
        {
            return uri;
        }

        return null;
    }
}
