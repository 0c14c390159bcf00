using System.Net.Security;
using System.Security.Cryptography.X509Certificates;

namespace RegistryPull.Transport.Trust;

/// <summary>Puts into words why a certificate is not trusted: the line that tells the person whom to talk to.</summary>
internal sealed class CertificateProblem(string host, X509Certificate2 shown, X509Chain chain, TimeProvider time)
{
    // Some certificates are for a hundred names.
    private const int MaxNames = 5;

    /// <summary>What is wrong, the nearest cause first, and who issued it.</summary>
    public UntrustedCertificateException Explain(SslPolicyErrors errors)
    {
        var late = errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors) ? Untimely() : null;
        var isAuthorityUnknown = late is null && errors.HasFlag(SslPolicyErrors.RemoteCertificateChainErrors);
        string?[] reasons =
        [
            late,
            isAuthorityUnknown ? Unknown() : null,
            errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch) ? $"it is for {Names()} and not for {host}" : null,
        ];
        return new UntrustedCertificateException($"{string.Join("; ", reasons.OfType<string>())} ({TerminalText.Sanitize(Chain())})", isAuthorityUnknown);
    }

    private string? Untimely()
    {
        var now = time.GetUtcNow();
        foreach (var certificate in chain.ChainElements.Select(static element => element.Certificate))
        {
            var which = certificate.Equals(shown) ? "it" : $"that of its issuer {TerminalText.Sanitize(NameOf(certificate))}";
            if (now > certificate.NotAfter)
            {
                return FormattableString.Invariant($"{which} expired on {certificate.NotAfter.ToUniversalTime():yyyy-MM-dd}");
            }

            if (now < certificate.NotBefore)
            {
                return FormattableString.Invariant($"{which} is not valid before {certificate.NotBefore.ToUniversalTime():yyyy-MM-dd}: check the clock of this machine");
            }
        }

        return null;
    }

    private string Unknown()
    {
        const X509ChainStatusFlags Strange = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;
        var status = chain.ChainStatus.FirstOrDefault(static status => (status.Status & Strange) == 0);
        return status.Status == X509ChainStatusFlags.NoError
            ? "this machine does not know the authority that issued it"
            : $"this machine does not accept it ({TerminalText.Sanitize(status.StatusInformation.Trim().TrimEnd('.'))})";
    }

    private string Names()
    {
        var alternative = shown.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
        string[] names = alternative is null ? [] : [.. alternative.EnumerateDnsNames(), .. alternative.EnumerateIPAddresses().Select(static address => $"{address}")];
        var first = string.Join(", ", names.Take(MaxNames)) + (names.Length > MaxNames ? FormattableString.Invariant($" and {names.Length - MaxNames} more") : "");
        return names.Length == 0 ? "no name at all" : TerminalText.Sanitize(first);
    }

    private string Chain()
    {
        List<X509Certificate2> elements = [.. chain.ChainElements.Select(static element => element.Certificate)];
        var last = elements.Count > 0 ? elements[^1] : shown;
        IEnumerable<string> names = elements.Count > 0 ? elements.Select(NameOf) : [NameOf(shown)];
        return string.Join(" → ", last.SubjectName.RawData.AsSpan().SequenceEqual(last.IssuerName.RawData)
            ? names
            : names.Append(last.GetNameInfo(X509NameType.SimpleName, forIssuer: true)));
    }

    private static string NameOf(X509Certificate2 certificate) => certificate.GetNameInfo(X509NameType.SimpleName, forIssuer: false);
}
