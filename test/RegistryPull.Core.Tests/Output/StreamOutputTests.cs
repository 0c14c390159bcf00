using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Output;

[TestFixture]
internal sealed class StreamOutputTests
{
    private static readonly ImageFixture Image = Fixture.Image(
        new ImageRecipe { LayerSize = 50_000, RepeatsLayer = true });

    [TestCase("docker")]
    [TestCase("oci-archive")]
    public async Task Pull_ToAStream_WritesWhatAFileWouldHold(string format)
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Format = format;
        using var stream = new MemoryStream();

        var result = await pull.RunAsync(request => request with { Stream = stream, Output = null });
        await pull.RunAsync();

        Assert.That(stream.ToArray(), Is.EqualTo(await File.ReadAllBytesAsync(pull.Output)));
        Assert.That((result.Output, result.Size, result.UpToDate), Is.EqualTo(((string?)null, stream.Length, false)));
    }

    [Test]
    public async Task Pull_ToAStream_SaysWhereTheLayersCameFrom()
    {
        await using var pull = await Pull.StartAsync(Image);

        var result = await pull.RunAsync(static request => request with { Stream = Stream.Null });

        Assert.That(result.Images[0].Layers.Select(static layer => layer.From), Is.All.EqualTo(BlobOrigin.Registry));
    }

    [Test]
    public async Task Pull_ToAStream_MakesNoFile()
    {
        await using var pull = await Pull.StartAsync(Image);

        await pull.RunAsync(request => request with { Stream = Stream.Null, Output = pull.Output });

        Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.Empty);
    }

    [Test]
    public async Task Pull_TornBody_ContinuesTheStream()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Registry.Faults.Add(When.Digest(Image.Layers()[1].Digest), Faults.Tear(20_000));
        using var stream = new MemoryStream();

        await pull.RunAsync(request => request with { Stream = stream });
        await pull.RunAsync();

        Assert.That(stream.ToArray(), Is.EqualTo(await File.ReadAllBytesAsync(pull.Output)));
    }

    [Test]
    public async Task Pull_ADirectoryFormat_IsRefusedBeforeAnythingIsAsked()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Format = "oci";

        var error = await pull.FailAsync<InvalidRequestException>(
            static request => request with { Stream = Stream.Null });

        Assert.That(error.Message, Does.Contain("cannot be streamed"));
        Assert.That(pull.Registry.Requests.All, Is.Empty);
    }

    [Test]
    public async Task Pull_TheReaderIsGone_SaysSo()
    {
        await using var pull = await Pull.StartAsync(Image);
        await using var pipe = new BrokenStream();

        Assert.That(
            (await pull.FailAsync<OutputException>(request => request with { Stream = pipe })).Message,
            Does.Contain("output stream"));
    }

    private sealed class BrokenStream : MemoryStream
    {
        public override ValueTask WriteAsync(
            ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) =>
            throw new IOException("Broken pipe");
    }
}
