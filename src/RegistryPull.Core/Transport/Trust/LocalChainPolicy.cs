using System.Security.Cryptography.X509Certificates;

namespace RegistryPull.Transport.Trust;

/// <summary>Verifies with what this machine and the server have: no issuer and no revocation list is fetched for
/// it.</summary>
/// <remarks>By default .NET fetches a missing issuer, for up to 15 seconds:
/// https://github.com/dotnet/runtime/issues/80238.</remarks>
internal static class LocalChainPolicy
{
    public static X509ChainPolicy Create() => new()
    {
        DisableCertificateDownloads = true,
        RevocationMode = X509RevocationMode.NoCheck,
    };
}
