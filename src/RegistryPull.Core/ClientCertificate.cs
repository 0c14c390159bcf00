namespace RegistryPull;

/// <summary>Names the files of a certificate that is shown to the other side. <see cref="ToString"/> hides the
/// passphrase.</summary>
/// <param name="CertificateFile">A PEM file, followed by its issuers where the registry needs them, or a PKCS#12 file
/// (<c>.pfx</c>).</param>
/// <param name="KeyFile">The PEM file of the private key; null when the key is in
/// <paramref name="CertificateFile"/>.</param>
/// <param name="Passphrase">The passphrase of an encrypted key or PKCS#12 file; null for none.</param>
public sealed record ClientCertificate(string CertificateFile, string? KeyFile = null, string? Passphrase = null)
{
    /// <inheritdoc/>
    public override string ToString() => $"the certificate in {CertificateFile}";
}
