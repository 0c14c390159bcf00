using RegistryPull.Transport.Trust;

namespace RegistryPull.Transport;

/// <summary>A server that one speaks to, and how.</summary>
/// <param name="Address">Its base address, which ends in <c>/</c>.</param>
/// <param name="Tls">What was said about TLS with it.</param>
internal sealed record RegistryServer(Uri Address, TlsSettings Tls)
{
    /// <summary>The registry that it stands in for, if it is to be told: some mirrors serve many. containerd, docs/hosts.md.</summary>
    public string? Namespace { get; init; }

    /// <summary>Whether the interface begins right at the address, without <c>v2/</c>.</summary>
    public bool IsRoot { get; init; }

    /// <summary>A request as this server wants it.</summary>
    /// <param name="request">For an address of <see cref="RegistryUris"/>.</param>
    public RegistryRequest Adapt(RegistryRequest request)
    {
        var root = RegistryUris.Api(Address).AbsoluteUri;
        var uri = IsRoot ? new Uri(Address, request.Uri.AbsoluteUri[root.Length..]) : request.Uri;
        return request with { Uri = Namespace is null ? uri : new UriBuilder(uri) { Query = Asking(uri.Query) }.Uri, Tls = Tls };
    }

    /// <summary>What was said about TLS holds for this host and port, and for no other that it names.</summary>
    public TlsSettings TlsWith(Uri other) =>
        other.Scheme == Address.Scheme && other.Authority == Address.Authority ? Tls : TlsSettings.None;

    private string Asking(string query) => (query.Length > 1 ? query[1..] + "&" : "") + "ns=" + Uri.EscapeDataString(Namespace!);
}
