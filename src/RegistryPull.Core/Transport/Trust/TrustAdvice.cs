namespace RegistryPull.Transport.Trust;

/// <summary>What a user can do about a certificate whose authority is unknown.</summary>
internal static class TrustAdvice
{
    /// <summary>Lists every remedy.</summary>
    /// <param name="error">The refusal.</param>
    /// <param name="authority">The host and port for <c>certs.d</c>; null for a proxy, for which it is not
    /// read.</param>
    /// <param name="allowsInsecure">Whether <c>--insecure</c> reaches this host.</param>
    /// <param name="isWindows">Whether paths are those of Windows.</param>
    /// <returns>The remedies after a colon; empty when there is none.</returns>
    public static string For(
        UntrustedCertificateException error, string? authority, bool allowsInsecure, bool isWindows)
    {
        string?[] remedies =
        [
            error.IsAuthorityUnknown ? Trusting(error, authority, isWindows) : null,
            allowsInsecure ? "--insecure accepts any certificate" : null,
        ];
        var advice = string.Join("; ", remedies.OfType<string>());
        if (advice.Length == 0)
        {
            return "";
        }

        return $": {advice}";
    }

    private static string Trusting(UntrustedCertificateException error, string? authority, bool isWindows)
    {
        var filed = authority switch
        {
            null => "",
            _ => $", or save it as {Files(authority, isWindows)}",
        };
        return $"{Anchoring(error)}{filed}, {System(isWindows)}";
    }

    private static string Anchoring(UntrustedCertificateException error)
    {
        if (error.AuthorityFiles.IsEmpty)
        {
            return "trust its authority with --ca-file FILE";
        }

        return $"add its authority to {error.AuthorityFiles[0]}";
    }

    // Names on Windows have no colon: docs.docker.com/engine/security/certificates.
    private static string Files(string authority, bool isWindows)
    {
        if (isWindows)
        {
            return $@"%USERPROFILE%\.docker\certs.d\{authority.Replace(":", "", StringComparison.Ordinal)}\ca.crt";
        }

        return $"/etc/docker/certs.d/{authority}/ca.crt or ~/.config/containers/certs.d/{authority}/ca.crt";
    }

    // .NET reads these variables where OpenSSL does, which is on neither Windows nor macOS.
    private static string System(bool isWindows)
    {
        if (isWindows || OperatingSystem.IsMacOS())
        {
            return "or in the system's certificate store";
        }

        return "or in the system's store, or in the file that SSL_CERT_FILE names";
    }
}
