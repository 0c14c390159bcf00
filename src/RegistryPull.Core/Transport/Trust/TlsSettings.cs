using System.Collections.Immutable;

namespace RegistryPull.Transport.Trust;

/// <summary>The TLS settings of one host, from options and configuration. Hosts with equal settings share their
/// connections.</summary>
internal sealed record TlsSettings
{
    /// <summary>No settings: the system's store decides.</summary>
    public static TlsSettings None { get; } = new();

    /// <summary>Whether the options of the command reach this host, and may be advised.</summary>
    public bool IsUserSpecified { get; init; }

    /// <summary>The option or file that allows any certificate; null when it must be trusted.</summary>
    public string? InsecureOrigin { get; init; }

    /// <summary>Whether any certificate is accepted.</summary>
    public bool Insecure => InsecureOrigin is not null;

    /// <summary>Files of authorities that are trusted beside the system's.</summary>
    public ImmutableArray<string> Authorities { get; init; } = [];

    /// <summary>The certificate to show a host that asks; null for none.</summary>
    public ClientCertificate? Client { get; init; }

    /// <summary>Gets what holds for the hosts that this one refers to: its token server, and where it
    /// redirects.</summary>
    /// <remarks>A host that is not verified can name any other, so verifying those would protect nothing.</remarks>
    public TlsSettings ForReferredHosts() =>
        new() { IsUserSpecified = IsUserSpecified, InsecureOrigin = InsecureOrigin };

    public bool Equals(TlsSettings? other) => other is not null
        && IsUserSpecified == other.IsUserSpecified
        && InsecureOrigin == other.InsecureOrigin
        && Client == other.Client
        && Authorities.AsSpan().SequenceEqual(other.Authorities.AsSpan());

    public override int GetHashCode() => HashCode.Combine(IsUserSpecified, InsecureOrigin, Client, Authorities.Length);
}
