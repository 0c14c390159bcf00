using System.Security.Cryptography;
using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Fetching;

/// <summary>Blobs that are legal, and that naive code trips over.</summary>
[TestFixture]
internal sealed class UnusualBlobTests
{
    [Test]
    public async Task Pull_EmptyBlob_NeedsNoRequest()
    {
        await using var pull = await Pull.StartAsync();
        pull.PushImage(Documents.Descriptor(MediaTypes.OciLayer, Digest.Compute([]), 0));

        var result = await pull.RunAsync();

        Assert.That(result.Images[0].Layers.Single().Blob.Size, Is.Zero);
        Assert.That(pull.Registry.Requests.Blobs, Has.Count.EqualTo(1), "the configuration");
    }

    [Test]
    public async Task Pull_BlobThatIsSaidToBeEmpty_IsRefused()
    {
        await using var pull = await Pull.StartAsync();
        pull.PushImage(Documents.Descriptor(MediaTypes.OciLayer, pull.Registry.AddBlob([1, 2, 3]), 0));

        await pull.FailAsync<InvalidContentException>();

        Assert.That(File.Exists(pull.Output), Is.False);
    }

    [TestCase("docker")]
    [TestCase("oci")]
    public async Task Pull_Sha512_IsVerifiedByIt(string format)
    {
        await using var pull = await Pull.StartAsync();
        pull.Format = format;
        var bytes = new byte[] { 1, 2, 3 };
        var digest = Digest.FromHash(Digest.Sha512, SHA512.HashData(bytes));
        pull.Registry.AddBlob(digest, bytes);
        pull.PushImage(Documents.Descriptor(MediaTypes.OciLayer, digest, bytes.Length));

        await pull.RunAsync();

        Assert.That(pull.Progress.Origins, Does.ContainKey(digest));
    }

    [Test]
    public async Task Pull_WrongSha512_IsRefused()
    {
        await using var pull = await Pull.StartAsync();
        var digest = Digest.FromHash(Digest.Sha512, SHA512.HashData([1, 2, 3]));
        pull.Registry.AddBlob(digest, [3, 2, 1]);
        pull.PushImage(Documents.Descriptor(MediaTypes.OciLayer, digest, 3));

        Assert.That((await pull.FailAsync<InvalidContentException>()).Message, Does.Contain(digest.ToString()));
    }

    [Test]
    public async Task Pull_LayerThatIsRepeated_IsFetchedOnce()
    {
        var image = Fixture.Image(new ImageRecipe { RepeatsLayer = true });
        await using var pull = await Pull.StartAsync(image);

        var result = await pull.RunAsync();

        Assert.That(pull.Asked(image.Layers()[0]), Has.Count.EqualTo(1));
        Assert.That(result.Images[0].Layers, Has.Length.EqualTo(2));
        Layout.AssertArchive(pull.Output, image);
    }

    [Test]
    public async Task Pull_ImageWithoutLayers_Works()
    {
        await using var pull = await Pull.StartAsync();
        pull.PushImage();

        Assert.That((await pull.RunAsync()).Images[0].Layers, Is.Empty);
    }
}
