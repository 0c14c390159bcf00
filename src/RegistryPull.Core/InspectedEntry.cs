using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>A manifest in an index.</summary>
/// <param name="Manifest">The manifest, with its platform where the index says one.</param>
/// <param name="Attestations">The manifests in the same index that attest something about it (provenance, a list of contents), as buildkit stores them.</param>
public sealed record InspectedEntry(Descriptor Manifest, ImmutableArray<Descriptor> Attestations);
