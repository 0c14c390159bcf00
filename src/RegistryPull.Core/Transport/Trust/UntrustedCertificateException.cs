using System.Security.Authentication;

namespace RegistryPull.Transport.Trust;

/// <summary>A host's certificate was refused. It comes out of the connection pool as the cause of the failure.</summary>
/// <param name="problem">What is wrong with it, and who issued it.</param>
/// <param name="isAuthorityUnknown">Whether it would be trusted if only its authority were.</param>
internal sealed class UntrustedCertificateException(string problem, bool isAuthorityUnknown) : AuthenticationException(problem)
{
    public bool IsAuthorityUnknown { get; } = isAuthorityUnknown;
}
