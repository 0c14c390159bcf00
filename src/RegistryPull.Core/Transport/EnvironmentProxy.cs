using System.Net;

namespace RegistryPull.Transport;

/// <summary>The proxies that the environment names: <c>HTTPS_PROXY</c>, <c>HTTP_PROXY</c>, <c>ALL_PROXY</c>, <c>NO_PROXY</c>, and lower case.</summary>
internal sealed class EnvironmentProxy : IWebProxy, ICredentials
{
    private readonly Uri? _https;
    private readonly Uri? _http;
    private readonly NoProxyList _direct;

    private EnvironmentProxy(Uri? https, Uri? http, NoProxyList direct) => (_https, _http, _direct) = (https, http, direct);

    /// <summary>The user information in the proxies' addresses.</summary>
    public ICredentials? Credentials { get => this; set => throw new NotSupportedException(); }

    /// <summary>Reads the variables.</summary>
    /// <param name="variable">Looks one up.</param>
    /// <returns>The proxies, or null when none is named: then the system's settings count.</returns>
    /// <exception cref="InvalidRequestException">One cannot be read; the message names the variable and not its value, which may hold a password.</exception>
    public static EnvironmentProxy? Read(Func<string, string?> variable)
    {
        var all = Address("ALL_PROXY", variable);
        var (https, http) = (Address("HTTPS_PROXY", variable) ?? all, Address("HTTP_PROXY", variable) ?? all);
        return https is null && http is null ? null : new EnvironmentProxy(https, http, new NoProxyList(Value("NO_PROXY", variable)));
    }

    /// <inheritdoc/>
    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : Plain(For(destination));

    /// <inheritdoc/>
    public bool IsBypassed(Uri host) => For(host) is null || _direct.Contains(host);

    /// <inheritdoc/>
    public NetworkCredential? GetCredential(Uri uri, string authType)
    {
        var proxy = new[] { _https, _http }.FirstOrDefault(proxy => proxy is not null && proxy.UserInfo.Length > 0 && proxy.Authority == uri.Authority);
        var parts = proxy?.UserInfo.Split(':', 2);
        return parts is null ? null : new NetworkCredential(Uri.UnescapeDataString(parts[0]), parts.Length == 2 ? Uri.UnescapeDataString(parts[1]) : "");
    }

    private Uri? For(Uri destination) => destination.Scheme == Uri.UriSchemeHttps ? _https : _http;

    private static Uri? Plain(Uri? proxy) => proxy is null || proxy.UserInfo.Length == 0 ? proxy : new UriBuilder(proxy) { UserName = "", Password = "" }.Uri;

    private static Uri? Address(string name, Func<string, string?> variable)
    {
        if (Value(name, variable) is not { } text)
        {
            return null;
        }

        var full = text.Contains("://", StringComparison.Ordinal) ? text : "http://" + text;

        // curl's socks5h asks the proxy for the name too, which is what the framework's socks5 does.
        full = full.StartsWith("socks5h://", StringComparison.OrdinalIgnoreCase) ? "socks5://" + full["socks5h://".Length..] : full;
        return Uri.TryCreate(full, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" or "socks4" or "socks4a" or "socks5"
            ? uri
            : throw new InvalidRequestException($"{name} is not the address of a proxy: expected [http://][USER:PASSWORD@]HOST:PORT, https:// or socks5://");
    }

    private static string? Value(string name, Func<string, string?> variable)
    {
        var value = variable(name) ?? variable(name.ToLowerInvariant());
        return string.IsNullOrWhiteSpace(value) ? null : value.Trim();
    }
}
