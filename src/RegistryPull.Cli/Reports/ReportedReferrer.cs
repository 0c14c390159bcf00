namespace RegistryPull.Cli.Reports;

/// <summary>A signature, an SBOM or an attestation in an output.</summary>
/// <param name="Digest">The digest of its manifest.</param>
/// <param name="Kind">Its artifact type, or the media type of its configuration.</param>
/// <param name="Size">The size of its manifest in bytes.</param>
/// <param name="Subject">The digest of the manifest or index that it is about.</param>
internal sealed record ReportedReferrer(Digest Digest, string Kind, long Size, Digest Subject);
