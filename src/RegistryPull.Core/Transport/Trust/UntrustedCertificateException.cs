using System.Collections.Immutable;
using System.Security.Authentication;

namespace RegistryPull.Transport.Trust;

/// <summary>A host's certificate was refused. It comes out of the connection pool as the cause of the
/// failure.</summary>
/// <param name="problem">The fault of the certificate, and its issuer.</param>
internal sealed class UntrustedCertificateException(string problem) : AuthenticationException(problem)
{
    /// <summary>The name by which the server was addressed.</summary>
    public required string Host { get; init; }

    /// <summary>Whether it would be trusted if its authority were.</summary>
    public bool IsAuthorityUnknown { get; init; }

    /// <summary>The files of authorities that were tried beside the system's.</summary>
    public ImmutableArray<string> AuthorityFiles { get; init; } = [];
}
