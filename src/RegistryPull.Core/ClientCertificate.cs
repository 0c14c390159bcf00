namespace RegistryPull;

/// <summary>The files of a certificate to sign in to a registry with. Its text form hides the passphrase.</summary>
/// <param name="CertificateFile">PEM, with the issuers behind it where the registry needs them, or PKCS#12 (<c>.pfx</c>).</param>
/// <param name="KeyFile">The private key as PEM; null when it is in <paramref name="CertificateFile"/>.</param>
/// <param name="Passphrase">Opens an encrypted key or PKCS#12 file; null for none.</param>
public sealed record ClientCertificate(string CertificateFile, string? KeyFile = null, string? Passphrase = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"the certificate in {CertificateFile}";
}
