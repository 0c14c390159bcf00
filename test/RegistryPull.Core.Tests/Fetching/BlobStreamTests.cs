using NUnit.Framework;
using RegistryPull.Exporting;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Fetching;

/// <summary>The first door to a blob, which exporters read layers through.</summary>
[TestFixture]
internal sealed class BlobStreamTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 50_000 });

    private static readonly Descriptor Layer = Image.Layers()[0];

    private readonly List<byte> _read = [];

    [SetUp]
    public void SetUp() => _read.Clear();

    [Test]
    public async Task Read_SoundBody_GivesItAndItsOrigin()
    {
        await using var pull = await ReadingAsync();

        var result = await pull.RunAsync();

        Assert.That(Layer.Digest.Matches(_read.ToArray()), Is.True);
        Assert.That(result.Images[0].Layers[0].From, Is.EqualTo(BlobOrigin.Registry));
        Assert.That(pull.Progress.Origins[Layer.Digest], Is.EqualTo(BlobOrigin.Registry));
    }

    [Test]
    public async Task Read_TornBody_GoesOnWhereItBroke()
    {
        await using var pull = await ReadingAsync(Faults.Tear(20_000));

        await pull.RunAsync();

        Assert.That(
            pull.Asked(Layer).Select(static request => request.Range), Is.EqualTo(new[] { null, "bytes=20000-" }));
        Assert.That(Layer.Digest.Matches(_read.ToArray()), Is.True);
        Assert.That(pull.Progress.Received, Is.EqualTo(Layer.Size));
    }

    [Test]
    public async Task Read_AByteWithEveryConnection_GivesUp()
    {
        await using var pull = await ReadingAsync();
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.Tear(1), times: int.MaxValue);

        Assert.That(
            (await pull.FailAsync<RegistryUnavailableException>()).Message, Does.Contain("less than 1 MiB each"));
        Assert.That(pull.Asked(Layer), Has.Count.EqualTo(pull.Options.Retries + 1));
    }

    [Test]
    public async Task Read_TornBodyAndRangeIgnored_PassesOverWhatWasRead()
    {
        await using var pull = await ReadingAsync(Faults.Tear(20_000));
        pull.Registry.Faults.Add(When.Ranged, Faults.IgnoreRange());

        await pull.RunAsync();

        Assert.That(Layer.Digest.Matches(_read.ToArray()), Is.True);
    }

    [Test]
    public async Task Read_TornBodyAndRangeRefused_AsksForTheWhole()
    {
        await using var pull = await ReadingAsync(Faults.Tear(20_000));
        pull.Registry.Faults.Add(When.Ranged, Faults.Status(416), times: int.MaxValue);

        await pull.RunAsync();

        Assert.That(
            pull.Asked(Layer).Select(static request => request.Range),
            Is.EqualTo(new[] { null, "bytes=20000-", null }));
        Assert.That(Layer.Digest.Matches(_read.ToArray()), Is.True);
    }

    [TestCase(0)]
    [TestCase(49_999)]
    public async Task Read_WrongByte_KeepsTheEndBackAndThrows(int at)
    {
        await using var pull = await ReadingAsync(Faults.FlipByte(at), times: int.MaxValue);

        Assert.That((await pull.FailAsync<InvalidContentException>()).Message, Does.Contain(Layer.Digest.ToString()));
        Assert.That(_read.Count, Is.LessThan(Layer.Size));
    }

    [Test]
    public async Task Read_SilentServer_EndsAfterItsRetries()
    {
        await using var pull = await ReadingAsync();
        pull.Silence(IsForLayer);

        await pull.FailAsync<RegistryUnavailableException>();

        Assert.That(pull.Asked(Layer), Has.Count.EqualTo(3));
    }

    [Test]
    public async Task Read_ShorterBodyWithoutContentLength_EndsAfterItsRetries()
    {
        await using var pull = await ReadingAsync(Faults.Body(new byte[100]), times: int.MaxValue);
        pull.Registry.Faults.Add(When.Digest(Layer.Digest), Faults.NoLength(), times: int.MaxValue);

        await pull.FailAsync<RegistryUnavailableException>();

        Assert.That(_read.Count, Is.EqualTo(100));
    }

    [Test]
    public async Task Open_ABlobOfNoSelectedImage_IsADefect()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Exporter = new LambdaExporter(
            static (_, content, _, ct) => content.OpenAsync(new Descriptor("x", Digest.Compute([1]), 1), ct));

        await Assert.ThatAsync(
            () => pull.RunAsync(static request => request with { Format = "lambda" }), Throws.ArgumentException);
    }

    private static bool IsForLayer(HttpRequestMessage request) =>
        request.RequestUri!.AbsolutePath.EndsWith(Layer.Digest.Hex, StringComparison.Ordinal);

    private async Task<Pull> ReadingAsync(Fault? fault = null, int times = 1)
    {
        var pull = await Pull.StartAsync(Image);
        pull.Format = "lambda";
        pull.Exporter = new LambdaExporter(ReadAsync);
        if (fault is not null)
        {
            pull.Registry.Faults.Add(When.Digest(Layer.Digest), fault, times);
        }

        return pull;
    }

    private async Task ReadAsync(
        IReadOnlyList<ExportImage> images,
        IVerifiedContent content,
        IOutputWorkspace workspace,
        CancellationToken cancellationToken)
    {
        await using var output = workspace.Create("");
        await using var stream = await content.OpenAsync(Layer, cancellationToken);
        var buffer = new byte[4096];
        for (int count; (count = await stream.ReadAsync(buffer, cancellationToken)) > 0;)
        {
            _read.AddRange(buffer.AsSpan(0, count));
        }
    }
}
