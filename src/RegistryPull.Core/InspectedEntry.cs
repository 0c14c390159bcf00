using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>A manifest that an index lists.</summary>
/// <param name="Manifest">The descriptor of the manifest, with its platform where the index states one.</param>
/// <param name="Attestations">The attestations about the manifest in the same index (provenance, SBOM), as BuildKit
/// stores them.</param>
public sealed record InspectedEntry(Descriptor Manifest, ImmutableArray<Descriptor> Attestations);
