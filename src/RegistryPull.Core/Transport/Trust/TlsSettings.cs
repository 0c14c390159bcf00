using System.Collections.Immutable;

namespace RegistryPull.Transport.Trust;

/// <summary>What was said about TLS with one host, by an option or a configuration. Equal words share their connections.</summary>
internal sealed record TlsSettings
{
    /// <summary>Nothing: the system's store decides.</summary>
    public static TlsSettings None { get; } = new();

    /// <summary>Whether the options of the command reach this host, and may be advised.</summary>
    public bool IsNamed { get; init; }

    /// <summary>Whether any certificate will do.</summary>
    public bool Insecure { get; init; }

    /// <summary>Files of authorities that count beside the system's.</summary>
    public ImmutableArray<string> Authorities { get; init; } = [];

    /// <summary>What to show a host that asks; null for nothing.</summary>
    public ClientCertificate? Client { get; init; }

    public bool Equals(TlsSettings? other) => other is not null && IsNamed == other.IsNamed && Insecure == other.Insecure
        && Client == other.Client && Authorities.AsSpan().SequenceEqual(other.Authorities.AsSpan());

    public override int GetHashCode() => HashCode.Combine(IsNamed, Insecure, Client, Authorities.Length);
}
