using System.Security.Cryptography.X509Certificates;

namespace RegistryPull.Testing;

/// <summary>What kind of registry it is. The default one is open to everyone.</summary>
public sealed record FakeRegistryOptions
{
    /// <summary>The path below which it is served, such as <c>/docker.io</c>; empty for the root of the host.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>What it wants to see before it answers.</summary>
    public FakeAuth Auth { get; init; }

    /// <summary>The user whom <see cref="FakeAuth.Basic"/> lets in, and to whom the token server gives tokens; null:
    /// tokens for everyone.</summary>
    public string? User { get; init; }

    /// <summary>The user's password.</summary>
    public string? Password { get; init; }

    /// <summary>The token server, if it is not this registry's own: another registry's
    /// <see cref="FakeRegistry.Tokens"/>.</summary>
    public FakeTokens? Tokens { get; init; }

    /// <summary>The address of the token server, if it is not this registry's own: another registry's
    /// <see cref="FakeRegistry.Realm"/>.</summary>
    public Uri? Realm { get; init; }

    /// <summary>The <c>WWW-Authenticate</c> value in place of the usual one; <c>{realm}</c> and <c>{repository}</c> are
    /// replaced.</summary>
    public string? Challenge { get; init; }

    /// <summary>What it shows when it speaks TLS: see <see cref="FakeAuthority"/>; null for plain http.</summary>
    public X509Certificate2? Certificate { get; init; }

    /// <summary>The intermediate certificates that it sends along.</summary>
    public IReadOnlyList<X509Certificate2> CertificateChain { get; init; } = [];

    /// <summary>Whether it asks clients for a certificate, and lets in none without.</summary>
    public bool WantsClientCertificate { get; init; }

    /// <summary>Whether a blob is in those repositories alone that it was pushed or mounted into, and not in
    /// all.</summary>
    public bool SeparatesRepositories { get; init; }

    /// <summary>The longest page of a list of tags.</summary>
    public int TagsPerPage { get; init; } = 100;

    /// <summary>Whether it lists referrers; older registries answer 404.</summary>
    public bool ListsReferrers { get; init; } = true;

    /// <summary>The longest page of a list of referrers.</summary>
    public int ReferrersPerPage { get; init; } = 100;
}
