namespace RegistryPull.Serving;

/// <summary>A manifest that refers to another one: a signature, an SBOM, an attestation.</summary>
/// <param name="Descriptor">What names it, with the annotations of the manifest.</param>
/// <param name="ArtifactType">What kind of artifact it is; empty when it does not say.</param>
/// <remarks>OCI distribution-spec, <c>listing-referrers</c>.</remarks>
internal sealed record ServedReferrer(Descriptor Descriptor, string ArtifactType);
