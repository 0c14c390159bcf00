using System.Collections.Immutable;
using NUnit.Framework;
using RegistryPull.Exporting;
using RegistryPull.Loading.Docker;
using RegistryPull.Loading.Programs;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Loading;

/// <summary>Deltas: what they build on is looked for before the first byte.</summary>
[TestFixture]
internal sealed class StoreEngineTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Seed = 5, Layers = 3 });

    private static ImageConfig Config => Image.Export("team/app:1").Manifests[0].Config!;

    [TestCase(0, 1)]
    [TestCase(1, 2)]
    public void From_OmittedLayers_AreAChainFromTheBottom(int topmost, int length)
    {
        var delta = Image.Export("team/app:1")
            .Without([.. Image.Layers().Take(topmost + 1).Select(static layer => layer.Digest)]);

        Assert.That(OmittedLayers.From(delta)!.Chain, Is.EqualTo(Config.DiffIds[..length]));
    }

    [Test]
    public void From_AWholeImage_IsNull() => Assert.That(OmittedLayers.From(Image.Export("team/app:1")), Is.Null);

    [Test]
    public async Task Load_ADeltaWithoutItsBase_SendsNothing()
    {
        await using var load = await Load.StartAsync();
        await using var docker = new FakeDocker(load.DockerSocket);
        using var engine = new StoreEngine(Docker(load), load.Progress);
        var delta = Image.Export("team/app:1").Without(Image.Layers()[0].Digest);

        var error = await Assert.ThrowsAsync<InvalidContentException>(
            () => engine.LoadAsync(new EngineImages([delta], null!, null!), CancellationToken.None));

        Assert.That(error!.Message, Does.StartWith("team/app:1 is a delta").And.Contain("does not have the image that it builds on (1 of its layers, up to").And.EndsWith("load that one first, or name its archive with --layers-from"));
        Assert.That(docker.Requests, Has.None.Contains("/images/load"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Load_AnEngineRefuses_SaysHowADeltaBecomesWhole(bool isDelta)
    {
        using var engine = new StoreEngine(new RefusingStore(), new RecordingProgress());
        var whole = Image.Export("team/app:1");
        var image = isDelta ? whole.Without(Image.Layers()[0].Digest) : whole;

        var error = await Assert.ThrowsAsync<EngineException>(
            () => engine.LoadAsync(new EngineImages([image], null!, null!), CancellationToken.None));

        Assert.That(error!.Message, isDelta ? Does.StartWith("no; ").And.Contain("--layers-from") : Is.EqualTo("no"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task HasBase_OfDocker_AsksForTheChain(bool has)
    {
        await using var load = await Load.StartAsync();
        await using var docker = new FakeDocker(load.DockerSocket);
        string[] chain = [.. Config.DiffIds.Select(static id => id.ToString())];
        docker.Images["sha256:1"] = ([], chain[..1]);
        docker.Images["sha256:2"] = ([], has ? [chain[0], chain[1], "sha256:f"] : [chain[0], "sha256:f"]);
        using var store = Docker(load);

        Assert.That(
            await store.HasBaseAsync(new OmittedLayers(Config.DiffIds[..2], []), CancellationToken.None),
            Is.EqualTo(has));
    }

    [TestCase(true)]
    [TestCase(false)]
    [Platform(Exclude = "Win", Reason = "the program is a shell script")]
    public async Task HasBase_OfContainerd_AsksForTheBlobs(bool has)
    {
        await using var load = await Load.StartAsync();
        var blobs = Image.Layers().Take(2).Select(static layer => layer.Digest).ToImmutableArray();
        load.Install("ctr", $"echo {blobs[0]}; echo {(has ? blobs[1] : "sha256:0")}");
        var limits = new EngineLimits(TimeProvider.System);
        var runner = new ProgramRunner(new SystemProgramStarter(), limits);
        var local = new LocalPrograms(new EngineFiles(load.Variables.GetValueOrDefault, load.PathOf("")));
        using var store = new ContainerdPrograms(new EngineProgram("ctr", "containerd", local, runner), "k8s.io");

        Assert.That(
            await store.HasBaseAsync(new OmittedLayers(Config.DiffIds[..2], blobs), CancellationToken.None),
            Is.EqualTo(has));
        Assert.That(load.Asked, Is.EqualTo(new[] { "ctr --namespace k8s.io content ls --quiet" }));
    }

    private static DockerStore Docker(Load load)
    {
        var limits = new EngineLimits(TimeProvider.System);
        var client = new DockerClient(new DockerAddress.Unix(load.DockerSocket), new DockerDialer(limits), limits);
        return new DockerStore(new DockerApi(client, limits, load.Progress), "docker");
    }

    /// <summary>A store that has every base and takes nothing.</summary>
    private sealed class RefusingStore : IImageStore
    {
        public string Name => "store";

        public bool TakesSeveral => false;

        public ImmutableArray<string> NamesOf(ExportImage image, Digest digest) => [];

        public string FormatOf(ExportImage image) => "docker";

        public Task<EngineImage?> FindAsync(ExportImage image, Digest digest, CancellationToken cancellationToken) =>
            Task.FromResult<EngineImage?>(null);

        public Task<bool> HasBaseAsync(OmittedLayers omitted, CancellationToken cancellationToken) =>
            Task.FromResult(true);

        public Task TagAsync(EngineImage image, string name, CancellationToken cancellationToken) => Task.CompletedTask;

        public Task<ImmutableArray<string>> ImportAsync(EngineArchive archive, CancellationToken cancellationToken) =>
            throw new EngineException("no");

        public void Dispose()
        {
        }
    }
}
