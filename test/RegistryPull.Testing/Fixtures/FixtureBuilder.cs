namespace RegistryPull.Testing.Fixtures;

/// <summary>Gathers the parts of a fixture.</summary>
internal sealed class FixtureBuilder
{
    private readonly List<FixtureManifest> _manifests = [];
    private readonly Dictionary<Digest, byte[]> _blobs = [];

    public Descriptor AddBlob(string mediaType, byte[] bytes)
    {
        var digest = Digest.Compute(bytes);
        _blobs[digest] = bytes;
        return new Descriptor(mediaType, digest, bytes.Length);
    }

    public FixtureManifest AddManifest(
        string mediaType,
        Descriptor config,
        IEnumerable<Descriptor> layers,
        string? artifactType = null,
        Descriptor? subject = null) =>
        Add(new FixtureManifest(mediaType, FixtureJson.Manifest(mediaType, config, layers, artifactType, subject)));

    public FixtureManifest AddIndex(string mediaType, IEnumerable<Descriptor> manifests) =>
        Add(new FixtureManifest(mediaType, FixtureJson.Index(mediaType, manifests)));

    public Descriptor Add(ImageFixture fixture)
    {
        _manifests.AddRange(fixture.Manifests);
        foreach (var (digest, bytes) in fixture.Blobs)
        {
            _blobs[digest] = bytes;
        }

        return fixture.Root.Descriptor;
    }

    public ImageFixture Finish(FixtureManifest root) => new(root, _manifests, _blobs);

    private FixtureManifest Add(FixtureManifest manifest)
    {
        _manifests.Add(manifest);
        return manifest;
    }
}
