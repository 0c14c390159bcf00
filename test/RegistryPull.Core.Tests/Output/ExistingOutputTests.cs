using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Output;

/// <summary>Outputs that are replaced or refused; the layouts that are added to are in
/// <see cref="ExistingLayoutTests"/>.</summary>
[TestFixture]
internal sealed class ExistingOutputTests
{
    private static readonly ImageFixture Image = Fixture.Image();

    private static readonly ImageFixture Other = Fixture.Image(new ImageRecipe { Seed = 2 });

    [TestCase("docker")]
    [TestCase("oci-archive")]
    public async Task Pull_TheSameExists_IsUpToDateWithoutALayer(string format)
    {
        await using var pull = await PulledAsync(format);

        var result = await pull.RunAsync();

        Assert.That((result.UpToDate, result.Size), Is.EqualTo((true, 0L)));
        Assert.That(result.Images[0].Layers.Select(static layer => layer.From), Is.All.EqualTo(BlobOrigin.Present));
        Assert.That(Image.Layers().SelectMany(pull.Asked), Is.Empty);
    }

    [TestCase("docker")]
    [TestCase("oci-archive")]
    public async Task Pull_AnotherExists_IsRefusedAndUntouched(string format)
    {
        await using var pull = await PulledAsync(format);
        var before = await File.ReadAllBytesAsync(pull.Output);
        pull.Push(Other);

        Assert.That((await pull.FailAsync<OutputException>()).Message, Does.Contain("--force"));
        Assert.That(await File.ReadAllBytesAsync(pull.Output), Is.EqualTo(before));
        Assert.That(Other.Layers().SelectMany(pull.Asked), Is.Empty);
    }

    [Test]
    public async Task Pull_TheSameButForAByteOfALayer_IsRefused()
    {
        await using var pull = await PulledAsync("docker");
        var bytes = await File.ReadAllBytesAsync(pull.Output);
        bytes[bytes.AsSpan().IndexOf(Image.Blobs[Image.Layers()[1].Digest]) + 100] ^= 1;
        await File.WriteAllBytesAsync(pull.Output, bytes);

        await pull.FailAsync<OutputException>();

        Assert.That(await File.ReadAllBytesAsync(pull.Output), Is.EqualTo(bytes));
    }

    [Test]
    public async Task Pull_Force_ReplacesIt()
    {
        await using var pull = await PulledAsync("docker");
        pull.Push(Other);

        var result = await pull.RunAsync(static request => request with { Force = true });

        Assert.That(result.Size, Is.EqualTo(new FileInfo(pull.Output).Length));
        Layout.AssertArchive(pull.Output, Other);
    }

    [Test]
    public async Task Pull_ForceThatFails_LeavesTheOldOne()
    {
        await using var pull = await PulledAsync("docker");
        pull.Push(Other);
        pull.Registry.Faults.Add(When.Digest(Other.Layers()[0].Digest), Faults.Status(404));

        await pull.FailAsync<ImageNotFoundException>(static request => request with { Force = true });

        Layout.AssertArchive(pull.Output, Image);
    }

    [Test]
    public async Task Pull_ADirectoryWhereAFileBelongs_IsRefusedEvenByForce()
    {
        await using var pull = await Pull.StartAsync(Image);
        Directory.CreateDirectory(pull.Output);

        var error = await pull.FailAsync<OutputException>(static request => request with { Force = true });

        Assert.That(error.Message, Does.Contain("is a directory, and the format 'docker' makes a file"));
        Assert.That(Directory.Exists(pull.Output), Is.True);
    }

    [Test]
    public async Task Pull_AFileWhereADirectoryBelongs_IsRefusedEvenByForce()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Format = "oci";
        await File.WriteAllTextAsync(pull.Output, "precious");

        var error = await pull.FailAsync<OutputException>(static request => request with { Force = true });

        Assert.That(error.Message, Does.Contain("is a file, and the format 'oci' makes a directory"));
        Assert.That(await File.ReadAllTextAsync(pull.Output), Is.EqualTo("precious"));
    }

    [Test]
    public async Task Pull_ItsPlaceDoesNotExistYet_IsMade()
    {
        await using var pull = await Pull.StartAsync(Image);

        var result = await pull.RunAsync(
            request => request with { Output = Path.Combine(pull.Folder, "a", "b", "image.tar") });

        Layout.AssertArchive(result.Output!, Image);
    }

    private static async Task<Pull> PulledAsync(string format)
    {
        var pull = await Pull.StartAsync(Image);
        pull.Format = format;
        await pull.RunAsync();
        pull.Registry.Requests.Clear();
        return pull;
    }
}
