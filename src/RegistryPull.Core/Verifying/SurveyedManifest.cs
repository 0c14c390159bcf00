using System.Collections.Immutable;

namespace RegistryPull.Verifying;

/// <summary>A manifest of an archive, with the blobs that it names.</summary>
/// <param name="Digest">Its digest.</param>
/// <param name="Config">The digest of its configuration.</param>
/// <param name="Platform">Its platform; null when nothing states it.</param>
/// <param name="Blobs">The configuration and the layers.</param>
internal sealed record SurveyedManifest(
    Digest Digest, Digest Config, Platform? Platform, ImmutableArray<ExpectedBlob> Blobs);
