using NUnit.Framework;
using RegistryPull.Exporting;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Testing;

/// <summary>What every exporter must pass, the built-in ones and plug-ins alike. Derive from it and make your
/// exporter.</summary>
[TestFixture]
public abstract class ExporterContractTests
{
    private static readonly ImageFixture Hello = Fixture.Image(new ImageRecipe { Layers = 3 });

    /// <summary>Makes the exporter under test, a new one for each run.</summary>
    /// <returns>The exporter.</returns>
    protected abstract IExporter CreateExporter();

    [Test]
    public void Format_Always_IsLowerCaseLettersDigitsAndDashes() =>
        Assert.That(CreateExporter().Format, Does.Match("^[a-z0-9]+(-[a-z0-9]+)*$"));

    [Test]
    public void Description_Always_IsOneLine() =>
        Assert.That(CreateExporter().Description, Does.Match(@"\A[^\r\n]{1,120}\z"));

    [Test]
    public void Traits_Always_FitTheKindOfOutput()
    {
        var traits = CreateExporter().Traits;

        Assert.That(
            traits.Extension,
            Does.Match(traits.Kind == OutputKind.Directory ? @"^(\.[a-z0-9]+)*$" : @"^(\.[a-z0-9]+)+$"));
        Assert.That(
            traits.AddsToExisting && traits.Kind == OutputKind.File, Is.False, "a file is replaced, not added to");
    }

    [Test]
    public void Exporter_Always_PlansItsOutputOrReadsLayers() =>
        Assert.That(CreateExporter() is IPlannedExporter ^ CreateExporter() is ILayerExporter, Is.True);

    [Test]
    public void Plan_AnImage_NeedsItsBlobsAndNoOthers()
    {
        var image = Hello.Export("hello:1");

        var plan = Planned().Plan([image], PlanContext.Empty);

        Assert.That(plan.Blobs, Is.EquivalentTo(image.Blobs()));
        Assert.That(plan.Kind, Is.EqualTo(CreateExporter().Traits.Kind));
    }

    [Test]
    public void Plan_SizesThatNoOutputCanHold_AreInvalidContent()
    {
        var exporter = Planned();
        var image = Hello.Export("hello:1").WithLayerSize(long.MaxValue);

        Assert.Throws<InvalidContentException>(() => exporter.Plan([image], PlanContext.Empty));
    }

    [Test]
    public async Task Export_AnImage_WritesInsideTheWorkspaceOnly()
    {
        var before = Directory.GetFileSystemEntries(Environment.CurrentDirectory);
        using var workspace = await Export(Hello, Hello.Export("hello:1"));

        Assert.That(workspace.Snapshot(), Is.Not.Empty);
        Assert.That(workspace.IsTidy(), Is.True);
        Assert.That(workspace.Files.ContainsKey(""), Is.EqualTo(CreateExporter().Traits.Kind == OutputKind.File));
        Assert.That(workspace.Files, Has.Count.EqualTo(1).Or.Not.ContainKey(""));
        Assert.That(Directory.GetFileSystemEntries(Environment.CurrentDirectory), Is.EquivalentTo(before));
    }

    [Test]
    public async Task Export_Twice_WritesTheSameBytes()
    {
        using var first = await Export(Hello, Hello.Export("hello:1"));
        using var second = await Export(Hello, Hello.Export("hello:1"));

        Assert.That(second.Snapshot(), Is.EqualTo(first.Snapshot()));
        Assert.That(second.Order, Is.EqualTo(first.Order));
    }

    [Test]
    public async Task Export_ByDigestAlone_Works()
    {
        using var workspace = await Export(Hello, Hello.Export());

        Assert.That(workspace.Snapshot(), Is.Not.Empty);
    }

    [Test]
    public async Task Export_DistinctLayers_FetchesEachOnce()
    {
        var source = new MemoryContent(Hello.Blobs);
        using var workspace = new MemoryWorkspace();

        await CreateExporter().RunAsync([Hello.Export("hello:1")], source, workspace, CancellationToken.None);

        Assert.That(source.Fetched, Is.Unique);
    }

    [Test]
    public async Task Export_RepeatedLayer_Works()
    {
        var fixture = Fixture.Image(new ImageRecipe { RepeatsLayer = true });

        using var workspace = await Export(fixture, fixture.Export("hello:1"));

        Assert.That(workspace.Snapshot(), Is.Not.Empty);
    }

    [Test]
    public async Task Export_DockerMediaTypes_Works()
    {
        var fixture = Fixture.Image(new ImageRecipe { Docker = true });

        using var workspace = await Export(fixture, fixture.Export("hello:1"));

        Assert.That(workspace.Snapshot(), Is.Not.Empty);
    }

    [Test]
    public async Task Export_OmittedLayer_IsNotFetchedOrIsRefused()
    {
        var image = Hello.Export("hello:1");
        var omitted = image.Manifests[0].Manifest.Layers[0].Digest;
        var source = new MemoryContent(Hello.Blobs);
        using var workspace = new MemoryWorkspace();

        try
        {
            await CreateExporter().RunAsync([image.Without(omitted)], source, workspace, CancellationToken.None);
        }
        catch (InvalidRequestException)
        {
            // Not every format can be a delta; one that cannot says so.
        }

        Assert.That(source.Fetched, Has.None.EqualTo(omitted));
    }

    [Test]
    public async Task Export_SourceFails_PassesTheErrorOn()
    {
        var failure = new RegistryUnavailableException("the registry is gone");
        using var workspace = new MemoryWorkspace();

        var thrown = await Caught(() => CreateExporter().RunAsync(
            [Hello.Export("hello:1")], new MemoryContent(Hello.Blobs) { Failure = failure }, workspace,
            CancellationToken.None));

        Assert.That(thrown, Is.SameAs(failure));
        Assert.That(workspace.IsTidy(), Is.True);
    }

    [Test]
    public async Task Export_CorruptBlob_Throws()
    {
        var image = Hello.Export("hello:1");
        var blobs = Hello.Blobs.ToDictionary();
        var layer = image.Manifests[0].Manifest.Layers[^1].Digest;
        blobs[layer] = [.. blobs[layer][..^1], (byte)(blobs[layer][^1] ^ 1)];
        using var workspace = new MemoryWorkspace();

        var thrown = await Caught(
            () => CreateExporter().RunAsync([image], new MemoryContent(blobs), workspace, CancellationToken.None));

        Assert.That(thrown, Is.InstanceOf<InvalidContentException>());
    }

    [Test]
    public async Task Export_Cancelled_Stops()
    {
        using var workspace = new MemoryWorkspace();

        var thrown = await Caught(() => CreateExporter().RunAsync(
            [Hello.Export("hello:1")], new MemoryContent(Hello.Blobs), workspace,
            new CancellationToken(canceled: true)));

        Assert.That(thrown, Is.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public async Task Export_SeveralImages_HoldsWhatTheTraitsClaim()
    {
        Assume.That(CreateExporter().Traits.SeveralImages);
        var other = Fixture.Image(new ImageRecipe { Seed = 2 });

        await AssertHolds([Hello, other], [Hello.Export("hello:latest"), other.Export("other:latest")]);
    }

    [Test]
    public async Task Export_SeveralPlatforms_HoldsWhatTheTraitsClaim()
    {
        Assume.That(CreateExporter().Traits.SeveralPlatforms);
        var index = Fixture.Index(["linux/amd64", "linux/arm64"], attestation: true);
        var nested = Fixture.NestedIndex();

        await AssertHolds([index], [index.Export("hello:1")]);
        await AssertHolds([nested], [nested.Export("hello:1")]);
    }

    [Test]
    public async Task Export_Artifact_HoldsWhatTheTraitsClaim()
    {
        Assume.That(CreateExporter().Traits.Artifacts);
        var artifact = Fixture.Artifact();

        await AssertHolds([artifact], [artifact.Export("thing:1")]);
    }

    private IPlannedExporter Planned()
    {
        var exporter = CreateExporter();
        Assume.That(exporter, Is.InstanceOf<IPlannedExporter>());
        return (IPlannedExporter)exporter;
    }

    private static async Task<Exception?> Caught(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (Exception error) when (error is RegistryPullException or OperationCanceledException)
        {
            return error;
        }
    }

    private async Task AssertHolds(ImageFixture[] fixtures, ExportImage[] images)
    {
        var source = new MemoryContent(
            fixtures.SelectMany(static fixture => fixture.Blobs).DistinctBy(static blob => blob.Key).ToDictionary());
        using var workspace = new MemoryWorkspace();

        await CreateExporter().RunAsync(images, source, workspace, CancellationToken.None);

        // The configuration of an artifact describes its layers, and not every format has a place for it.
        var wanted = images.SelectMany(static image => image.Blobs()).Select(static blob => blob.Digest).ToHashSet();
        var layers =
            images.SelectMany(static image => image.Manifests).SelectMany(static selected => selected.Manifest.Layers);
        Assert.That(source.Fetched, Is.SubsetOf(wanted));
        Assert.That(source.Fetched, Is.SupersetOf(layers.Select(static layer => layer.Digest).Distinct()));
    }

    private async Task<MemoryWorkspace> Export(ImageFixture fixture, ExportImage image)
    {
        var workspace = new MemoryWorkspace();
        await CreateExporter().RunAsync([image], new MemoryContent(fixture.Blobs), workspace, CancellationToken.None);
        return workspace;
    }
}
