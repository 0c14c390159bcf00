using System.Collections.Immutable;
using System.Security.Cryptography.X509Certificates;

namespace RegistryPull.Transport.Trust;

/// <summary>Certificates of files, each of which ends a chain: roots, and as in curl and Go also intermediates and
/// leaves.</summary>
/// <param name="files">PEM or DER.</param>
internal sealed class TrustAnchors(ImmutableArray<string> files)
{
    // A chain that ends at an anchor without being self-signed has one of these, and no other.
    private const X509ChainStatusFlags Unrooted =
        X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;

    private readonly X509Certificate2Collection _anchors = CertificateReader.Authorities(files);

    public ImmutableArray<string> Files => files;

    /// <summary>Builds the chain of a certificate up to these anchors.</summary>
    /// <param name="shown">The server's certificate.</param>
    /// <param name="asked">The chain that the system did not accept; it has what the server sent, and the
    /// purpose.</param>
    public X509Chain Build(X509Certificate2 shown, X509Chain asked)
    {
        var chain = new X509Chain { ChainPolicy = LocalChainPolicy.Create() };
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.VerificationFlags = X509VerificationFlags.AllowUnknownCertificateAuthority;
        chain.ChainPolicy.CustomTrustStore.AddRange(_anchors);
        chain.ChainPolicy.ExtraStore.AddRange(asked.ChainPolicy.ExtraStore);
        foreach (var purpose in asked.ChainPolicy.ApplicationPolicy)
        {
            chain.ChainPolicy.ApplicationPolicy.Add(purpose);
        }

        chain.Build(shown);
        return chain;
    }

    /// <summary>Whether a chain leads to an anchor and has no other fault.</summary>
    public bool Accept(X509Chain chain) =>
        chain.ChainStatus.All(static status => (status.Status & ~Unrooted) == 0)
        && chain.ChainElements.Any(element => _anchors.Any(anchor => IsSame(anchor, element.Certificate)));

    private static bool IsSame(X509Certificate2 one, X509Certificate2 other) =>
        one.RawDataMemory.Span.SequenceEqual(other.RawDataMemory.Span);
}
