using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>What an image is, as far as its documents say: no layer was downloaded.</summary>
/// <param name="Reference">The image that was asked about.</param>
/// <param name="Root">What the name points to: an index or a manifest.</param>
/// <param name="Entries">The manifests of the index and of those inside it, in the publisher's order; empty when the root is a manifest.</param>
/// <param name="Selected">The manifest for the platform; null when none was named and none suits this machine.</param>
public sealed record InspectedImage(
    ImageReference Reference, Descriptor Root, ImmutableArray<InspectedEntry> Entries, InspectedManifest? Selected);
