using System.Collections.Immutable;
using System.Runtime.InteropServices;
using RegistryPull;
using RegistryPull.Testing.Fixtures;

namespace OfflineDemo;

/// <summary>An image for three platforms and an attestation, as a build service publishes it, with layers that are big
/// enough to watch.</summary>
internal static class DemoImage
{
    private const int Layers = 5;
    private const int LayerSize = 2_000_000;

    public static ImmutableArray<string> Platforms { get; } = ["linux/amd64", "linux/arm64", "linux/s390x"];

    /// <summary>Gets the platform that regpull takes on this machine, when none is named.</summary>
    public static string Usual =>
        Platforms.FirstOrDefault(static platform => platform == $"linux/{Processor}", "linux/amd64");

    private static string Processor => RuntimeInformation.OSArchitecture switch
    {
        Architecture.X64 => "amd64",
        _ => RuntimeInformation.OSArchitecture.ToString().ToLowerInvariant(),
    };

    public static ImageFixture Create()
    {
        List<ImageFixture> images = [.. Platforms.Select(Platform.Parse).Select(Image)];
        var attestation = Fixture.Artifact();
        var entries = images.Select(
            static (image, i) => image.Root.Descriptor with { Platform = Platform.Parse(Platforms[i]) });
        var index = ImageIndex.Create([.. entries, Attestation(attestation, images[0].Root.Digest)]);
        var root = new FixtureManifest(MediaTypes.OciIndex, index.Bytes.ToArray());
        List<ImageFixture> parts = [.. images, attestation];
        return new ImageFixture(
            root,
            [.. parts.SelectMany(static part => part.Manifests), root],
            parts.SelectMany(static part => part.Blobs).ToDictionary());
    }

    private static ImageFixture Image(Platform platform, int number) =>
        Fixture.Image(new ImageRecipe { Seed = number, Layers = Layers, LayerSize = LayerSize, Platform = platform });

    // The form is buildkit's: docs.docker.com/build/metadata/attestations/attestation-storage
    private static Descriptor Attestation(ImageFixture attestation, Digest subject) => attestation.Root.Descriptor with
    {
        Platform = Platform.Create("unknown", "unknown"),
        Annotations = ImmutableSortedDictionary<string, string>.Empty
            .Add("vnd.docker.reference.type", "attestation-manifest")
            .Add("vnd.docker.reference.digest", subject.ToString()),
    };
}
