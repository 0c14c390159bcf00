using System.Collections.Immutable;
using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace RegistryPull.Transport.Trust;

/// <summary>Describes why a certificate is not trusted, and names its issuer.</summary>
internal sealed class CertificateProblem(string host, X509Certificate2 shown, X509Chain chain, TimeProvider time)
{
    // Some certificates are for a hundred names.
    private const int MaxNames = 5;

    /// <summary>Describes the faults, the nearest cause first, and the issuer.</summary>
    /// <param name="errors">What the handshake found.</param>
    /// <param name="files">The files of authorities that were tried beside the system's.</param>
    public UntrustedCertificateException Explain(SslPolicyErrors errors, ImmutableArray<string> files)
    {
        var isChainBroken = errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors);
        var untimely = isChainBroken ? Untimely() : null;
        var isAuthorityUnknown = isChainBroken && untimely is null;
        var isNameWrong = errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch);
        string?[] reasons =
        [
            untimely,
            isAuthorityUnknown ? Unknown(files) : null,
            isNameWrong ? $"it is for {Names()} and not for {host}" : null,
        ];
        var problem = string.Join("; ", reasons.OfType<string>());
        return new UntrustedCertificateException($"{problem} ({TerminalText.Sanitize(Chain())})")
        {
            Host = host,
            IsAuthorityUnknown = isAuthorityUnknown,
            AuthorityFiles = files,
        };
    }

    private string? Untimely()
    {
        var now = time.GetUtcNow();
        foreach (var certificate in chain.ChainElements.Select(static element => element.Certificate))
        {
            var which = "it";
            if (!certificate.Equals(shown))
            {
                which = $"that of its issuer {TerminalText.Sanitize(NameOf(certificate))}";
            }

            if (now > certificate.NotAfter)
            {
                return $"{which} expired on {Day(certificate.NotAfter)}";
            }

            if (now < certificate.NotBefore)
            {
                return $"{which} is not valid before {Day(certificate.NotBefore)}: check the clock of this machine";
            }
        }

        return null;
    }

    private static string Day(DateTime time) => FormattableString.Invariant($"{time.ToUniversalTime():yyyy-MM-dd}");

    private string Unknown(ImmutableArray<string> files)
    {
        const X509ChainStatusFlags Strange = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;
        var status = chain.ChainStatus.FirstOrDefault(static status => (status.Status & Strange) == 0);
        if (status.Status != X509ChainStatusFlags.NoError)
        {
            return $"this machine does not accept it ({TerminalText.Sanitize(Describe(status.Status))})";
        }

        var unknown = "this machine does not know the authority that issued it";
        if (!files.IsEmpty)
        {
            unknown = $"neither this machine nor {string.Join(" nor ", files)} knows the authority that issued it";
        }

        // A server has to send its intermediate certificates: nothing is downloaded to find them.
        if (chain.ChainElements.Count == 1 && !IsSelfIssued(shown))
        {
            return $"{unknown}, and the server sends no other certificate than its own";
        }

        return unknown;
    }

    // The names of these flags are what X.509 calls them; the system's sentences are in its language.
    private static string Describe(X509ChainStatusFlags status) => status switch
    {
        X509ChainStatusFlags.NotValidForUsage => "it is not for servers",
        X509ChainStatusFlags.NotSignatureValid => "a signature in its chain is wrong",
        X509ChainStatusFlags.InvalidBasicConstraints => "its issuer may not issue certificates",
        _ => $"{status}",
    };

    private static bool IsSelfIssued(X509Certificate2 certificate) =>
        certificate.SubjectName.RawData.AsSpan().SequenceEqual(certificate.IssuerName.RawData);

    private string Names()
    {
        var alternative = shown.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        if (alternative is null)
        {
            return "no name at all";
        }

        var addresses = alternative.EnumerateIPAddresses().Select(static address => $"{address}");
        string[] names = [.. alternative.EnumerateDnsNames(), .. addresses];
        var more = "";
        if (names.Length > MaxNames)
        {
            more = FormattableString.Invariant($" and {names.Length - MaxNames} more");
        }

        return TerminalText.Sanitize(string.Join(", ", names.Take(MaxNames)) + more);
    }

    private string Chain()
    {
        List<X509Certificate2> elements = [.. chain.ChainElements.Select(static element => element.Certificate)];
        var last = elements.Count > 0 ? elements[^1] : shown;
        IEnumerable<string> names = elements.Count switch
        {
            > 0 => elements.Select(NameOf),
            _ => [NameOf(shown)],
        };
        return string.Join(" → ", IsSelfIssued(last)
            ? names
            : names.Append(last.GetNameInfo(X509NameType.SimpleName, forIssuer: true)));
    }

    private static string NameOf(X509Certificate2 certificate) =>
        certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
}
