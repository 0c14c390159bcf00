using NUnit.Framework;
using RegistryPull.FileSystem;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull;

/// <summary>What a pull would do, and that finding out changes nothing.</summary>
[TestFixture]
internal sealed class PlannedPullTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 2, LayerSize = 50_000 });

    private static readonly long LayerBytes = Image.Layers().Sum(static layer => layer.Size);

    [TestCase("docker")]
    [TestCase("oci")]
    [TestCase("rootfs-tar")]
    public async Task Plan_ANewOutput_FetchesNoLayerAndWritesNothing(string format)
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Format = format;

        var planned = await PlanAsync(pull);

        Assert.That(
            (planned.Output, planned.UpToDate, planned.BytesToFetch, planned.BytesResumed),
            Is.EqualTo((pull.Output, false, LayerBytes, 0L)));
        Assert.That(planned.FreeSpace, Is.Positive);
        Assert.That(
            planned.Images.Single().Layers.Select(static layer => layer.From), Is.All.EqualTo(BlobOrigin.Registry));
        Assert.That(
            pull.Registry.Requests.Blobs.Select(static request => request.Route.Target),
            Is.EqualTo(new[] { Image.Config().Digest.ToString() }));
        Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.Empty);
    }

    [Test]
    public async Task Plan_ThenPull_WritesAsManyBytesAsPlanned()
    {
        await using var pull = await Pull.StartAsync(Image);

        var planned = await PlanAsync(pull);

        Assert.That(planned.Size, Is.EqualTo((await pull.RunAsync()).Size));
    }

    [Test]
    public async Task Plan_AnOutputThatIsThere_IsUpToDate()
    {
        await using var pull = await Pull.StartAsync(Image);
        await pull.RunAsync();

        var planned = await PlanAsync(pull);

        Assert.That((planned.UpToDate, planned.Size, planned.BytesToFetch), Is.EqualTo((true, 0L, 0L)));
        Assert.That(
            planned.Images.Single().Layers.Select(static layer => layer.From), Is.All.EqualTo(BlobOrigin.Present));
    }

    [TestCase("docker")]
    [TestCase("rootfs-tar")]
    public async Task Plan_AnotherFileIsThere_FailsAsThePullWould(string format)
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Format = format;
        await File.WriteAllTextAsync(pull.Output, "mine");

        await Assert.ThrowsAsync<OutputException>(() => PlanAsync(pull));
    }

    [Test]
    public async Task Plan_ALayoutThatHasALayer_FetchesTheOther()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Format = "oci";
        await pull.RunAsync();
        var larger = Fixture.Image(new ImageRecipe { Layers = 3, LayerSize = 50_000 });
        pull.Push(larger, "2.0");

        var planned = await PlanAsync(pull);

        Assert.That(
            planned.Images.Single().Layers.Select(static layer => layer.From),
            Is.EqualTo(new[] { BlobOrigin.Present, BlobOrigin.Present, BlobOrigin.Registry }));
        Assert.That(planned.BytesToFetch, Is.EqualTo(larger.Layers()[2].Size));
    }

    [Test]
    public async Task Plan_AnInterruptedPull_CountsWhatItLeft()
    {
        await using var pull = await Pull.StartAsync(Image);
        pull.Options = pull.Options with { Retries = 0, MaxConcurrentDownloads = 1 };
        pull.Registry.Faults.Add(When.Digest(Image.Layers()[1].Digest), Faults.Tear(20_000));
        await pull.FailAsync<RegistryUnavailableException>();
        var before = Files(pull);

        var planned = await PlanAsync(pull);

        Assert.That(planned.BytesResumed, Is.GreaterThan(0));
        Assert.That(planned.BytesToFetch, Is.EqualTo(LayerBytes - planned.BytesResumed));
        Assert.That(
            planned.Images.Single().Layers.Select(static layer => layer.From), Has.Some.EqualTo(BlobOrigin.Resumed));
        Assert.That(Files(pull), Is.EqualTo(before));
    }

    [Test]
    public async Task Plan_ACache_CountsWhatItHas()
    {
        await using var pull = await Pull.StartAsync(Image);
        var cache = Path.Combine(pull.Folder, "cache");
        pull.Options = pull.Options with { Cache = cache };

        var first = await PlanAsync(pull);
        Assert.That((first.BytesToFetch, Directory.Exists(cache)), Is.EqualTo((LayerBytes, false)));

        await pull.RunAsync();
        var second = await PlanAsync(pull, static request => request with { Output = request.Output + "2" });

        Assert.That(second.BytesToFetch, Is.Zero);
        Assert.That(second.Images.Single().Layers.Select(static layer => layer.From), Is.All.EqualTo(BlobOrigin.Cache));
    }

    [Test]
    public async Task Plan_AMissingDirectory_IsNotMade()
    {
        await using var pull = await Pull.StartAsync(Image);
        var directory = Path.Combine(pull.Folder, "new");

        var planned = await PlanAsync(pull, request => request with { Output = null, OutputDirectory = directory });

        Assert.That(planned.FreeSpace, Is.Positive);
        Assert.That(Directory.Exists(directory), Is.False);
    }

    [Test]
    public async Task Plan_NoRoom_Fails()
    {
        await using var pull = await Pull.StartAsync();
        var size = Volume.FreeSpace(pull.Folder)!.Value + 1;
        pull.PushImage([Documents.Descriptor(MediaTypes.OciLayer, pull.Registry.AddBlob(new byte[1000]), size)]);

        var failure = await Assert.ThrowsAsync<OutputException>(() => PlanAsync(pull));

        Assert.That(failure!.Message, Does.Contain("its volume has room for"));
    }

    [Test]
    public async Task Plan_AMissingImageThatKeepsGoing_IsNamed()
    {
        await using var pull = await Pull.StartAsync(Image);
        var image = ImageReference.Parse(pull.Reference);
        var none = ImageReference.Parse($"{image.Name}:none");

        var planned = await PlanAsync(pull, request => request with { Images = [none, image], KeepGoing = true });

        Assert.That(planned.Missing.Single().Image.Reference, Is.EqualTo(none));
        Assert.That(planned.Images.Single().Reference, Is.EqualTo(image));
    }

    private static async Task<PlannedPull> PlanAsync(Pull pull, Func<PullRequest, PullRequest>? change = null)
    {
        await using var services = pull.Services();
        var request = new PullRequest
        {
            Images = [ImageReference.Parse(pull.Reference)],
            Format = pull.Format,
            Output = pull.Output,
        };
        var puller =
            Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<ImagePuller>(
                services);
        return await puller.PlanAsync(change?.Invoke(request) ?? request, CancellationToken.None);
    }

    private static IEnumerable<(string, DateTime)> Files(Pull pull) =>
        [
            .. Directory.EnumerateFileSystemEntries(pull.Folder, "*", SearchOption.AllDirectories).Order()
            .Select(static path => (path, File.GetLastWriteTimeUtc(path))),
        ];
}
