using RegistryPull.Transport.Trust;

namespace RegistryPull.Transport;

/// <summary>A registry or mirror at one address, and how to talk to it.</summary>
/// <param name="Address">Its base address, which ends in <c>/</c>.</param>
/// <param name="Tls">Its TLS settings.</param>
internal sealed record RegistryServer(Uri Address, TlsSettings Tls)
{
    /// <summary>The registry that it mirrors, sent as <c>?ns=</c>; null for not sent. Some mirrors serve many
    /// registries: containerd, docs/hosts.md.</summary>
    public string? Namespace { get; init; }

    /// <summary>Whether the address is the root of the API as it stands, without <c>v2/</c>; containerd's
    /// <c>override_path</c>.</summary>
    public bool OverridePath { get; init; }

    /// <summary>A request as this server wants it.</summary>
    /// <param name="request">For an address of <see cref="RegistryUris"/>.</param>
    public RegistryRequest Adapt(RegistryRequest request)
    {
        var root = RegistryUris.Api(Address).AbsoluteUri;
        var uri = AddressOf(request, root);
        return request with
        {
            Uri = Namespace switch
            {
                null => uri,
                _ => new UriBuilder(uri) { Query = Asking(uri.Query) }.Uri,
            },
            Role = Tls.IsUserSpecified ? ServerRole.Registry : ServerRole.Mirror,
            Tls = Tls,
        };
    }

    private Uri AddressOf(RegistryRequest request, string root)
    {
        if (OverridePath)
        {
            return new Uri(Address, request.Uri.AbsoluteUri[root.Length..]);
        }

        return request.Uri;
    }

    /// <summary>The TLS settings for a host that this one names, such as its token server.</summary>
    public TlsSettings TlsWith(Uri other)
    {
        if (other.Scheme == Address.Scheme && other.Authority == Address.Authority)
        {
            return Tls;
        }

        return Tls.ForReferredHosts();
    }

    private string Asking(string query) =>
        (query.Length > 1 ? query[1..] + "&" : "") + "ns=" + Uri.EscapeDataString(Namespace!);
}
