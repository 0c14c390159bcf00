using RegistryPull.Testing.Fixtures;

namespace RegistryPull;

/// <summary>The parts of a fixture that tests speak about.</summary>
internal static class FixtureParts
{
    public static IReadOnlyList<Descriptor> Layers(this ImageFixture fixture) =>
        fixture.Export().Manifests[0].Manifest.Layers;

    public static Descriptor Config(this ImageFixture fixture) => fixture.Export().Manifests[0].Manifest.Config;

    /// <summary>Every content that a layout of the fixture must hold: blobs, manifests, and indexes.</summary>
    public static IEnumerable<Digest> Contents(this ImageFixture fixture) =>
        fixture.Blobs.Keys.Concat(fixture.Manifests.Select(static manifest => manifest.Digest)).Distinct();
}
