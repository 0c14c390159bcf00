namespace RegistryPull.Exporting;

/// <summary>An artifact about an image that travels with it: a signature, an SBOM, an attestation.</summary>
/// <param name="Subject">The manifest or index that it is about.</param>
/// <param name="Selected">Its manifest.</param>
/// <param name="Tag">The tag that leads to it, such as cosign's <c>sha256-….sig</c>; null when its manifest names the
/// subject.</param>
public sealed record Referrer(Digest Subject, SelectedManifest Selected, string? Tag);
