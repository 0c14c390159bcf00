using System.Text;
using System.Text.Json.Nodes;
using NUnit.Framework;

namespace RegistryPull.Selecting;

/// <summary>What calls itself an image by its configuration, and is none by its layers.</summary>
[TestFixture]
internal sealed class ArtifactTests
{
    [TestCase("application/vnd.dev.cosign.simplesigning.v1+json", "a cosign signature")]
    [TestCase("application/vnd.oci.image.layer.v1.tar+gzip+encrypted", "an encrypted image")]
    [TestCase("application/vnd.ollama.image.model", "an Ollama model")]
    [TestCase("application/vnd.in-toto+json", "an in-toto attestation")]
    [TestCase("application/vnd.example.unknown", "an artifact")]
    public async Task Pull_AsDockerArchive_IsRefusedAndCalledWhatItIs(string layerType, string kind)
    {
        foreach (var format in new[] { "docker", "rootfs", "rootfs-tar" })
        {
            await using var pull = await Pull.StartAsync();
            pull.Format = format;
            Push(pull, layerType);

            var error = await pull.FailAsync<InvalidRequestException>();

            Assert.That(error.Message, Is.EqualTo(
                $"{pull.Reference} is {kind} ({layerType}), not a container image: only files, oci, "
                + "oci-archive, ollama can hold it (--format)"));
            Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.Empty);
        }
    }

    [Test]
    public async Task Pull_AsLayout_IsWrittenWithItsConfiguration()
    {
        await using var pull = await Pull.StartAsync();
        pull.Format = "oci";
        var config = Push(pull, "application/vnd.dev.cosign.simplesigning.v1+json");

        await pull.RunAsync();

        Assert.That(
            File.ReadAllBytes(Path.Combine(pull.Output, "blobs", "sha256", Digest.Compute(config).Hex)),
            Is.EqualTo(config));
    }

    private static byte[] Push(Pull pull, string layerType)
    {
        var document = "{\"critical\":{}}"u8.ToArray();
        var config = Encoding.UTF8.GetBytes(
            $$$"""{"architecture":"","os":"","rootfs":{"type":"layers","diff_ids":["{{{Digest.Compute(document)}}}"]}}""");
        pull.PushManifest(MediaTypes.OciManifest, new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = MediaTypes.OciManifest,
            ["config"] = Documents.Descriptor(MediaTypes.OciConfig, pull.Registry.AddBlob(config), config.Length),
            ["layers"] = new JsonArray(
                Documents.Descriptor(layerType, pull.Registry.AddBlob(document), document.Length)),
        });
        return config;
    }
}
