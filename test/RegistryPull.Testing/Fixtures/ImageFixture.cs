namespace RegistryPull.Testing.Fixtures;

/// <summary>An image, an artifact or an index of several, complete in memory. <see cref="Fixture"/> makes
/// them.</summary>
/// <param name="root">What a tag would point to.</param>
/// <param name="manifests">All manifests and indexes.</param>
/// <param name="blobs">All blobs.</param>
public sealed class ImageFixture(
    FixtureManifest root, IReadOnlyList<FixtureManifest> manifests, IReadOnlyDictionary<Digest, byte[]> blobs)
{
    /// <summary>What a tag points to: an index or a manifest.</summary>
    public FixtureManifest Root { get; } = root;

    /// <summary>All manifests and indexes, the root and nested ones too, what is referred to before what refers to
    /// it.</summary>
    public IReadOnlyList<FixtureManifest> Manifests { get; } = manifests;

    /// <summary>All blobs, configurations and layers, by their digests.</summary>
    public IReadOnlyDictionary<Digest, byte[]> Blobs { get; } = blobs;

    /// <summary>One of the manifests.</summary>
    /// <param name="digest">Its digest.</param>
    /// <returns>The manifest or index.</returns>
    public FixtureManifest Manifest(Digest digest) => Manifests.First(manifest => manifest.Digest == digest);
}
