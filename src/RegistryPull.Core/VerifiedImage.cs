using System.Collections.Immutable;

namespace RegistryPull;

/// <summary>An image of an archive that was verified.</summary>
/// <param name="Names">The names that the archive gives it; empty for none.</param>
/// <param name="Digest">The digest of its manifest or index.</param>
/// <param name="Platforms">The platforms that the archive has of it.</param>
/// <param name="AbsentPlatforms">The platforms that its index lists and the archive does not have. Tools that export
/// one platform keep the index.</param>
public sealed record VerifiedImage(
    ImmutableArray<ImageReference> Names,
    Digest Digest,
    ImmutableArray<Platform> Platforms,
    ImmutableArray<Platform> AbsentPlatforms);
