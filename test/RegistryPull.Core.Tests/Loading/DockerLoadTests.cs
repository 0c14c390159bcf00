using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Loading;

/// <summary>Loading through docker's API.</summary>
[TestFixture]
internal sealed class DockerLoadTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Seed = 5, LayerSize = 400_000 });

    private Load _load = null!;
    private FakeDocker _docker = null!;

    [SetUp]
    public async Task Start()
    {
        _load = await Load.StartAsync();
        _docker = FakeDocker.Start(_load.DockerSocket);
    }

    [TearDown]
    public async Task Stop()
    {
        await _docker.DisposeAsync();
        await _load.DisposeAsync();
    }

    [Test]
    public async Task Load_ANewImage_IsSentAndThereAfterwards()
    {
        var reference = _load.Push(Image);

        var result = await _load.RunAsync("docker", reference);

        Assert.That(_docker.Images.Keys, Is.EqualTo(new[] { ImageId(Image) }));
        Assert.That(_docker.Images[ImageId(Image)].Names, Is.EqualTo(new[] { reference }));
        Assert.That(result.Images.Single().Outcome, Is.EqualTo(LoadOutcome.Loaded));
        Assert.That(result.Images.Single().Names, Is.EqualTo(new[] { reference }));
        Assert.That(result.Engine, Is.EqualTo($"docker at unix://{_load.DockerSocket}"));
        Assert.That(result.Size, Is.EqualTo(_docker.Archive!.Value.Bytes.Length));
        Assert.That(_load.Progress.Notes, Has.Member($"Loaded image: {reference}"));
    }

    [Test]
    public async Task Load_AnOlderEngine_IsAskedByItsVersion()
    {
        _docker.ApiVersion = "1.41";

        await _load.RunAsync("docker", _load.Push(Image));

        Assert.That(_docker.Requests.Skip(1), Has.All.Contains(" /v1.41/"));
    }

    [Test]
    public async Task Load_SeveralImages_AreOneArchive()
    {
        string[] images = [_load.Push(Image), _load.Push(Fixture.Image(new ImageRecipe { Seed = 6 }), "team/other")];

        var result = await _load.RunAsync("docker", images);

        Assert.That(
            _docker.Requests.Count(static request => request.Contains("/images/load", StringComparison.Ordinal)),
            Is.EqualTo(1));
        Assert.That(result.Images.Select(static image => image.Names.Single()), Is.EqualTo(images));
    }

    [Test]
    public async Task Load_WhatTheEngineHas_IsNotSent()
    {
        var reference = _load.Push(Image);
        await _load.RunAsync("docker", reference);
        _load.Registry.Requests.Clear();

        var result = await _load.RunAsync("docker", reference);

        Assert.That((result.Images.Single().Outcome, result.Size), Is.EqualTo((LoadOutcome.Present, 0L)));
        Assert.That(
            _load.Registry.Requests.Blobs.Where(
                static request => Image.Layers().Any(layer => request.Route.Target == layer.Digest.ToString())),
            Is.Empty);
    }

    [Test]
    public async Task Load_WhatTheEngineHasUnderAnotherName_IsTagged()
    {
        _docker.Images[ImageId(Image)] = (["other:2"], []);
        var reference = _load.Push(Image);

        var result = await _load.RunAsync("docker", reference);

        Assert.That(
            (result.Images.Single().Outcome, _docker.Archive), Is.EqualTo((LoadOutcome.Tagged, ((byte[], bool)?)null)));
        Assert.That(_docker.Images[ImageId(Image)].Names, Is.EqualTo(new[] { "other:2", reference }));
    }

    [Test]
    public async Task Load_TheContainerdStore_KnowsAnImageByItsManifest()
    {
        var reference = _load.Push(Image);
        _docker.Images[Image.Root.Digest.ToString()] = ([reference], []);

        Assert.That(
            (await _load.RunAsync("docker", reference)).Images.Single().Outcome, Is.EqualTo(LoadOutcome.Present));
    }

    [Test]
    public async Task Load_ALayerThatDoesNotMatchItsDigest_NeverIsAWholeArchive()
    {
        var reference = _load.Push(Image);
        _load.Registry.Faults.Add(
            When.Digest(Image.Layers()[^1].Digest), Faults.FlipByte((int)Image.Layers()[^1].Size - 1));

        var error = await _load.FailAsync<InvalidContentException>("docker", reference);

        Assert.That(error.Images.Single().ToString(), Is.EqualTo(reference));
        await _docker.DisposeAsync();
        Assert.That(_docker.Archive is null or { IsWhole: false }, Is.True);
        Assert.That(_docker.Images, Is.Empty);
    }

    [TestCase(200, "{\"status\":\"x\"}\r\n{\"errorDetail\":{\"message\":\"no space left\\u001b[2J\"},\"error\":\"no space left\\u001b[2J\"}", "refused the archive: no space left [2J")]
    [TestCase(500, "{\"message\":\"it is read-only\"}", "refused the archive (status 500): it is read-only")]
    public async Task Load_TheEngineRefuses_SaysWhy(int status, string body, string message)
    {
        _docker.Refusal = (status, body);
        var reference = _load.Push(Image);

        var error = await _load.FailAsync<EngineException>("docker", reference);

        Assert.That(error.Message, Does.Contain(_load.DockerSocket).And.EndsWith(message));
    }

    [Test]
    public async Task Load_TheEngineRefusesInTheMiddle_SaysWhy()
    {
        var large = Fixture.Image(new ImageRecipe { Seed = 7, LayerSize = 4_000_000 });
        (_docker.StopsAfter, _docker.Refusal) = (300_000, (200, "{\"error\":\"no space left on device\"}"));

        var error = await _load.FailAsync<EngineException>("docker", _load.Push(large));

        Assert.That(error.Message, Does.EndWith("refused the archive: no space left on device"));
    }

    [Test]
    public async Task Load_TheEngineDiesInTheMiddle_SaysSo()
    {
        var large = Fixture.Image(new ImageRecipe { Seed = 7, LayerSize = 4_000_000 });
        (_docker.StopsAfter, _docker.Dies) = (300_000, true);

        var error = await _load.FailAsync<EngineException>("docker", _load.Push(large));

        Assert.That(error.Message, Does.Contain(_load.DockerSocket).And.Contain("broke off"));
    }

    [Test]
    public async Task Load_TheEngineForgets_IsAFailure()
    {
        _docker.Forgets = true;
        var reference = _load.Push(Image);

        var error = await _load.FailAsync<EngineException>("docker", reference);

        Assert.That(
            error.Message,
            Does.Contain($"took the archive, and does not have {reference} afterwards").And.Contain("Loaded image"));
    }

    [Test]
    public async Task Load_Cancelled_NeverIsAWholeArchive()
    {
        var large = Fixture.Image(new ImageRecipe { Seed = 7, LayerSize = 4_000_000 });
        var reference = _load.Push(large);
        _load.Registry.Faults.Add(When.Digest(large.Layers()[^1].Digest), Faults.Stall(after: 100_000));
        using var cancellation = new CancellationTokenSource();

        var loading = _load.RunAsync("docker", [reference], cancellationToken: cancellation.Token);
        await _docker.Loading.Task;
        await cancellation.CancelAsync();

        await Assert.ThatAsync(() => loading, Throws.InstanceOf<OperationCanceledException>());
        await _docker.DisposeAsync();
        Assert.That(_docker.Archive is null or { IsWhole: false }, Is.True);
    }

    [TestCase("1.41", false)]
    [TestCase("1.42", true)]
    public async Task Load_ZstdLayers_NeedAnEngineThatReadsThem(string version, bool loads)
    {
        _docker.ApiVersion = version;
        var reference = PushZstd();

        if (loads)
        {
            await _load.RunAsync("docker", reference);
            return;
        }

        Assert.That(
            (await _load.FailAsync<EngineException>("docker", reference)).Message,
            Does.Contain("--layer-compression none"));
        Assert.That(_docker.Requests, Has.None.Contains("/images/load"));
    }

    [Test]
    public async Task Load_NoSocket_SaysWhatToDo()
    {
        _load.Variables["DOCKER_HOST"] = $"unix://{_load.PathOf("none.sock")}";

        Assert.That(
            (await _load.FailAsync<EngineException>("docker", "nginx")).Message,
            Does.StartWith("there is no unix://").And.Contain("start the engine"));
    }

    [Test]
    public async Task Load_ASocketThatNothingListensAt_SaysWhatToDo()
    {
        await _docker.DisposeAsync();
        using var silent = FakeDocker.Bind(_load.DockerSocket);

        Assert.That(
            (await _load.FailAsync<EngineException>("docker", "nginx")).Message,
            Does.StartWith("nothing listens at unix://"));
    }

    [TestCase("fd://")]
    [TestCase("unix://")]
    [TestCase("tcp://")]
    [TestCase("ssh://-oProxyCommand=x")]
    public async Task Load_ADockerHostThatIsNotOne_IsWrongUsage(string host)
    {
        _load.Variables["DOCKER_HOST"] = host;

        Assert.That(
            (await _load.FailAsync<InvalidRequestException>("docker", "nginx")).Message, Does.Contain("DOCKER_HOST"));
    }

    [Test]
    public async Task Load_AnArtifact_IsRefused()
    {
        var reference = _load.Push(Fixture.Artifact());

        Assert.That(
            (await _load.FailAsync<InvalidRequestException>("docker", reference)).Message,
            Does.Contain("not a container image"));
    }

    [Test]
    public async Task Load_OtherNames_AreThoseOfTheImage()
    {
        var reference = _load.Push(Image);

        await _load.RunAsync(
            "docker", [reference], static request => request with { Names = [ImageReference.Parse("mine:1")] });

        Assert.That(_docker.Images[ImageId(Image)].Names, Is.EqualTo(new[] { "docker.io/library/mine:1" }));
    }

    [Test]
    public async Task Load_NoEngineNamed_TakesDockerFirst()
    {
        _load.Install("podman", "exit 1");

        Assert.That((await _load.RunAsync(null, _load.Push(Image))).Engine, Does.StartWith("docker at"));
        Assert.That(_load.Progress.Notes, Has.Some.StartsWith("loading into docker at"));
    }

    private static string ImageId(ImageFixture fixture) => fixture.Config().Digest.ToString();

    // The layers are not unpacked here, so their media type is all that counts.
    private string PushZstd()
    {
        var export = Image.Export().Manifests[0];
        var text = System.Text.Encoding.UTF8.GetString(export.Manifest.Bytes.Span)
            .Replace("tar+gzip", "tar+zstd", StringComparison.Ordinal);
        _load.Push(Image);
        _load.Registry.AddManifest(
            "team/app", "zstd", MediaTypes.OciManifest, System.Text.Encoding.UTF8.GetBytes(text));
        return $"{_load.Registry.Host}/team/app:zstd";
    }
}
