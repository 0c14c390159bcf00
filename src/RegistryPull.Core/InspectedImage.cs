using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>The content of an image's documents. No layer was downloaded.</summary>
/// <param name="Reference">The image.</param>
/// <param name="Root">The descriptor that the reference points to: an index or a manifest.</param>
/// <param name="Entries">The manifests of the index and of those inside it, in the publisher's order; empty when the
/// root is a manifest.</param>
/// <param name="Selected">The manifest of the platform; null when no platform was named and the image has none for this
/// machine.</param>
public sealed record InspectedImage(
    ImageReference Reference, Descriptor Root, ImmutableArray<InspectedEntry> Entries, InspectedManifest? Selected);
