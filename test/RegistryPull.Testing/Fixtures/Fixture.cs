using System.Collections.Immutable;
using System.IO.Compression;

namespace RegistryPull.Testing.Fixtures;

/// <summary>Makes fixtures: complete, sound, and the same bytes for the same arguments, on every machine with the same
/// framework.</summary>
public static class Fixture
{
    /// <summary>A runnable image.</summary>
    /// <param name="recipe">What it is made of; null for a small image of two layers.</param>
    /// <returns>The image, whose root is its manifest.</returns>
    public static ImageFixture Image(ImageRecipe? recipe = null)
    {
        recipe ??= new ImageRecipe();
        var random = new Random(recipe.Seed);
        List<FixtureLayer> layers =
            [.. Enumerable.Range(0, recipe.Layers).Select(_ => FixtureLayer.Create(random, recipe.LayerSize))];
        if (recipe.RepeatsLayer)
        {
            layers.Add(layers[0]);
        }

        var builder = new FixtureBuilder();
        var layerType = recipe.Docker ? MediaTypes.DockerLayerGzip : MediaTypes.OciLayerGzip;
        var config = FixtureJson.Config(recipe.Platform, DiffIds(layers, recipe.ExtraDiffIds), recipe.Seed);
        return builder.Finish(builder.AddManifest(
            recipe.Docker ? MediaTypes.DockerManifest : MediaTypes.OciManifest,
            builder.AddBlob(recipe.Docker ? MediaTypes.DockerConfig : MediaTypes.OciConfig, config),
            [.. layers.Select(layer => builder.AddBlob(layerType, layer.Blob))]));
    }

    /// <summary>A runnable image whose layers are tars of the test's own.</summary>
    /// <param name="tars">The layers, the base first; each is compressed with gzip.</param>
    /// <returns>The image, whose root is its manifest.</returns>
    public static ImageFixture OfTars(params byte[][] tars) => OfTars(tars, CompressionLevel.Fastest);

    /// <summary>An image whose layers are tars of the test's own, compressed as the test wants.</summary>
    /// <param name="tars">The layers, the base first.</param>
    /// <param name="compression">How they are compressed with gzip: another level makes another blob of the same
    /// tar.</param>
    /// <returns>The image, whose root is its manifest.</returns>
    public static ImageFixture OfTars(byte[][] tars, CompressionLevel compression)
    {
        FixtureLayer[] layers = [.. tars.Select(tar => FixtureLayer.OfTar(tar, compression))];
        var builder = new FixtureBuilder();
        var config = FixtureJson.Config(Platform.Parse("linux/amd64"), DiffIds([.. layers], 0), 0);
        return builder.Finish(builder.AddManifest(
            MediaTypes.OciManifest, builder.AddBlob(MediaTypes.OciConfig, config),
            [.. layers.Select(layer => builder.AddBlob(MediaTypes.OciLayerGzip, layer.Blob))]));
    }

    /// <summary>An artifact that is no image, such as a signature: an empty configuration and one blob.</summary>
    /// <param name="seed">Where its content comes from.</param>
    /// <returns>The artifact, whose root is its manifest.</returns>
    public static ImageFixture Artifact(int seed = 1) => Referrer(null, "application/vnd.example.thing", seed);

    /// <summary>An artifact about another manifest, such as its signature.</summary>
    /// <param name="subject">What it names as its subject; null for nothing.</param>
    /// <param name="artifactType">Its kind.</param>
    /// <param name="seed">Where its content comes from.</param>
    /// <returns>The artifact, whose root is its manifest.</returns>
    public static ImageFixture Referrer(Descriptor? subject, string artifactType, int seed = 1)
    {
        var content = new byte[100];
        new Random(seed).NextBytes(content);
        var builder = new FixtureBuilder();
        return builder.Finish(builder.AddManifest(
            MediaTypes.OciManifest,
            builder.AddBlob("application/vnd.oci.empty.v1+json", "{}"u8.ToArray()),
            [builder.AddBlob("application/octet-stream", content)],
            artifactType,
            subject));
    }

    /// <summary>An image of several platforms.</summary>
    /// <param name="platforms">The platforms, in the index's order.</param>
    /// <param name="seed">Where the content comes from.</param>
    /// <param name="attestation">Whether an attestation of the first platform's image stands at the end, as buildkit
    /// adds it.</param>
    /// <param name="docker">Docker's media types in place of OCI's.</param>
    /// <returns>The image, whose root is the index.</returns>
    public static ImageFixture Index(
        IEnumerable<string> platforms, int seed = 1, bool attestation = false, bool docker = false)
    {
        var builder = new FixtureBuilder();
        List<Descriptor> entries =
        [
            .. platforms.Select(Platform.Parse).Select((platform, i) => builder.Add(Image(new ImageRecipe
            {
                Seed = (seed * 1000) + i,
                Platform = platform,
                Docker = docker,
            })) with { Platform = platform }),
        ];
        if (attestation)
        {
            entries.Add(Attestation(builder, entries[0].Digest));
        }

        return builder.Finish(builder.AddIndex(docker ? MediaTypes.DockerList : MediaTypes.OciIndex, entries));
    }

    /// <summary>An index whose first entry is itself an index, of <c>linux/amd64</c> and <c>linux/arm64</c>, and whose
    /// second is <c>linux/s390x</c>.</summary>
    /// <param name="seed">Where the content comes from.</param>
    /// <returns>The image, whose root is the outer index.</returns>
    public static ImageFixture NestedIndex(int seed = 1)
    {
        var builder = new FixtureBuilder();
        var platform = Platform.Parse("linux/s390x");
        var inner = builder.Add(Index(["linux/amd64", "linux/arm64"], seed));
        var other = builder.Add(Image(new ImageRecipe { Seed = (seed * 1000) + 999, Platform = platform })) with
        {
            Platform = platform,
        };
        return builder.Finish(builder.AddIndex(MediaTypes.OciIndex, [inner, other]));
    }

    // The form is buildkit's: docs.docker.com/build/metadata/attestations/attestation-storage
    private static Descriptor Attestation(FixtureBuilder builder, Digest subject)
    {
        var unknown = Platform.Create("unknown", "unknown");
        var statement = builder.AddBlob(
            "application/vnd.in-toto+json", "{\"_type\":\"https://in-toto.io/Statement/v0.1\"}"u8.ToArray());
        var config = builder.AddBlob(MediaTypes.OciConfig, FixtureJson.Config(unknown, [statement.Digest], 0));
        return builder.AddManifest(MediaTypes.OciManifest, config, [statement]).Descriptor with
        {
            Platform = unknown,
            Annotations = ImmutableSortedDictionary<string, string>.Empty
                .Add("vnd.docker.reference.type", "attestation-manifest")
                .Add("vnd.docker.reference.digest", subject.ToString()),
        };
    }

    private static IEnumerable<Digest> DiffIds(List<FixtureLayer> layers, int extra) =>
        layers.Select(static layer => layer.DiffId)
            .Concat(layers.Take(1).SelectMany(first => Enumerable.Repeat(first.DiffId, Math.Max(extra, 0))))
            .Take(layers.Count + extra);
}
