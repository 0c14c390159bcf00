using System.Formats.Tar;
using NUnit.Framework;
using RegistryPull.Exporters.DockerArchive;
using RegistryPull.Exporting;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Exporters.Tests.DockerArchive;

public sealed class DockerArchiveExporterTests
{
    private static readonly ImageFixture Nginx = Fixture.Image(new ImageRecipe { Docker = true });

    [Test]
    public async Task Export_AnImage_HoldsEveryBlobAsServedInOrder()
    {
        var entries = await Entries([Nginx], Nginx.Export("nginx:1.27"));

        var contents = Nginx.Blobs.Append(KeyValuePair.Create(Nginx.Root.Digest, Nginx.Root.Bytes));
        string[] paths =
            [
                .. contents.Select(static blob => $"blobs/sha256/{blob.Key.Hex}"), "index.json", "manifest.json",
                "oci-layout",
            ];
        Assert.That(entries.Select(static entry => entry.Name), Is.EqualTo(paths.Order(StringComparer.Ordinal)));
        Assert.Multiple(() =>
        {
            foreach (var (digest, bytes) in contents)
            {
                Assert.That(entries.Content($"blobs/sha256/{digest.Hex}"), Is.EqualTo(bytes));
            }
        });
    }

    [Test]
    public async Task Export_AnImage_EndsWithTwoZeroBlocks()
    {
        var tar = await Exported.FileAsync(new DockerArchiveExporter(), [Nginx], Nginx.Export("nginx:1.27"));

        Assert.That(tar.Length % 512, Is.Zero);
        Assert.That(tar[^1024..], Is.All.Zero);
        Assert.That(tar[^1536..^1024], Is.Not.All.Zero);
    }

    [Test]
    public async Task Export_NameWithDigest_IsRecordedWithoutIt()
    {
        var entries = await Entries([Nginx], Nginx.Export($"nginx:1.27@{Nginx.Root.Digest}", "ghcr.io/me/web:v1"));

        var tags =
            entries.Json("manifest.json")[0]!["RepoTags"]!.AsArray().Select(static tag => tag!.GetValue<string>());
        Assert.That(tags, Is.EqualTo(new[] { "docker.io/library/nginx:1.27", "ghcr.io/me/web:v1" }));
    }

    [Test]
    public async Task Export_ByDigestAlone_HasNullRepoTags()
    {
        var manifest = (await Entries([Nginx], Nginx.Export())).Json("manifest.json")[0]!.AsObject();

        Assert.That(manifest.ContainsKey("RepoTags"), Is.True);
        Assert.That(manifest["RepoTags"], Is.Null);
    }

    [Test]
    public async Task Export_RepeatedLayer_IsOneBlobNamedTwice()
    {
        var fixture = Fixture.Image(new ImageRecipe { RepeatsLayer = true });

        var entries = await Entries([fixture], fixture.Export("twice:1"));

        var layers = entries.Json("manifest.json")[0]!["Layers"]!.AsArray()
            .Select(static layer => layer!.GetValue<string>()).ToList();
        Assert.That(layers, Has.Count.EqualTo(3));
        Assert.That(layers[2], Is.EqualTo(layers[0]));
        Assert.That(entries.Select(static entry => entry.Name), Is.Unique);
    }

    [Test]
    public async Task Export_OmittedLayer_LeavesOutTheBlobAndNothingElse()
    {
        var image = Nginx.Export("nginx:1.27");
        var layer = image.Manifests[0].Manifest.Layers[0].Digest;

        var entries = await Entries([Nginx], image.Without(layer));

        var full = await Entries([Nginx], image);
        var missing = full.Select(static entry => entry.Name).Except(entries.Select(static entry => entry.Name));
        Assert.That(missing, Is.EqualTo(new[] { $"blobs/sha256/{layer.Hex}" }));
        Assert.That(entries.Content("manifest.json"), Is.EqualTo(full.Content("manifest.json")));
        Assert.That(entries.Content("index.json"), Is.EqualTo(full.Content("index.json")));
    }

    [Test]
    public async Task Export_SeveralImages_ListsThemInOrder()
    {
        var other = Fixture.Image(new ImageRecipe { Seed = 2, Docker = true });

        var entries = await Entries([Nginx, other], Nginx.Export("nginx:latest"), other.Export("redis:latest"));

        var manifest = entries.Json("manifest.json").AsArray();
        Assert.That(manifest.Select(static image => image!["RepoTags"]![0]!.GetValue<string>()),
            Is.EqualTo(new[] { "docker.io/library/nginx:latest", "docker.io/library/redis:latest" }));
        Assert.That(entries.Json("index.json")["manifests"]!.AsArray(), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task Export_OnePlatformOfAnIndex_HoldsThatManifest()
    {
        var index = Fixture.Index(["linux/amd64", "linux/arm64"]);
        var image = index.ExportPlatform("linux/arm64", "multi:1");

        var entries = await Entries([index], image);

        var entry = entries.Json("index.json")["manifests"]![0]!;
        Assert.That(entry["digest"]!.GetValue<string>(), Is.EqualTo(image.Root.Digest.ToString()));
        Assert.That(entry["platform"]!["architecture"]!.GetValue<string>(), Is.EqualTo("arm64"));
    }

    [Test]
    public async Task Export_SeveralPlatforms_IsRefusedWithTheFormatsThatCan()
    {
        var index = Fixture.Index(["linux/amd64", "linux/arm64"]);

        var error = await Refusal<InvalidRequestException>(index.Export("multi:1"));

        Assert.That(error.Message, Does.Contain("multi:1").And.Contain("oci-archive").And.Not.Contain("\n"));
    }

    [Test]
    public async Task Export_Artifact_IsRefusedWithItsKindAndTheFormatsThatCan()
    {
        var error = await Refusal<InvalidRequestException>(Fixture.Artifact().Export("thing:1"));

        Assert.That(
            error.Message,
            Does.Contain("application/vnd.example.thing").And.Contain("oci-archive").And.Not.Contain("\n"));
    }

    [TestCase(1)]
    [TestCase(-1)]
    public async Task Export_LayersAndDiffIdsDiffer_IsInvalidContent(int extra)
    {
        var broken = Fixture.Image(new ImageRecipe { ExtraDiffIds = extra });

        var error = await Refusal<InvalidContentException>(broken.Export("broken:1"));

        Assert.That(error.Message, Does.Contain("2 layers").And.Contain($"{2 + extra} diff_ids"));
    }

    private static async Task<IReadOnlyList<TarEntry>> Entries(ImageFixture[] fixtures, params ExportImage[] images) =>
        Exported.Entries(await Exported.FileAsync(new DockerArchiveExporter(), fixtures, images));

    private static async Task<T> Refusal<T>(ExportImage image)
        where T : Exception
    {
        using var workspace = new MemoryWorkspace();
        var error = await Assert.ThrowsAsync<T>(() =>
            new DockerArchiveExporter().RunAsync([image], Exported.Source([]), workspace, CancellationToken.None));
        Assert.That(workspace.Files, Is.Empty);
        return error!;
    }
}
