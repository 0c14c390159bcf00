using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Inspecting;

/// <summary>What a name stands for, and what asking costs.</summary>
[TestFixture]
internal sealed class ResolveDigestTests
{
    private static readonly ImageFixture Image = Fixture.Index(["linux/amd64", "linux/arm64"]);

    private Pull _pull = null!;

    [SetUp]
    public async Task Start() => _pull = await Pull.StartAsync(Image);

    [TearDown]
    public ValueTask Stop() => _pull.DisposeAsync();

    private IEnumerable<string> Asked => _pull.Registry.Requests.Manifests.Select(static request => request.Method);

    [Test]
    public async Task Resolve_ATag_IsOneHeadRequest()
    {
        Assert.That(await ResolveAsync(), Is.EqualTo(Image.Root.Digest));
        Assert.That(Asked, Is.EqualTo(new[] { "HEAD" }));
        Assert.That(
            _pull.Registry.Requests.Manifests[0].Accept,
            Does.Contain(MediaTypes.OciIndex).And.Contain(MediaTypes.DockerManifest));
    }

    // What a registry may do with HEAD instead of answering it.
    private static IEnumerable<TestCaseData> Unusable() =>
    [
        new TestCaseData(Faults.Header("Docker-Content-Digest", "")).SetArgDisplayNames("no digest"),
        new TestCaseData(Faults.Header("Docker-Content-Digest", "sha256:abc")).SetArgDisplayNames("not a digest"),
        new TestCaseData(Faults.Status(405)).SetArgDisplayNames("405"),
        new TestCaseData(Faults.Status(503)).SetArgDisplayNames("503"),
        new TestCaseData(Faults.HtmlPage()).SetArgDisplayNames("a sign-in page"),
    ];

    [TestCaseSource(nameof(Unusable))]
    public async Task Resolve_HeadIsOfNoUse_HashesWhatGetBrings(Fault fault)
    {
        _pull.Registry.Faults.Add(static request => request.Method == "HEAD", fault, int.MaxValue);

        Assert.That(await ResolveAsync(), Is.EqualTo(Image.Root.Digest));
        Assert.That(Asked, Is.EqualTo(new[] { "HEAD", "GET" }));
    }

    [Test]
    public async Task Resolve_AGivenDigestThatTheRegistryContradicts_IsVerified()
    {
        _pull.Reference = _pull.Registry.Push("team/app", null, Image);
        _pull.Registry.Faults.Add(
            static request => request.Method == "HEAD",
            Faults.Header("Docker-Content-Digest", Digest.Compute("other"u8).ToString()));

        Assert.That(await ResolveAsync(), Is.EqualTo(Image.Root.Digest));
        Assert.That(Asked, Is.EqualTo(new[] { "HEAD", "GET" }));
    }

    [Test]
    public async Task Resolve_APlatform_IsItsManifests() =>
        Assert.That(await ResolveAsync("linux/arm64"), Is.EqualTo(Image.ExportPlatform("linux/arm64").Root.Digest));

    [Test]
    public async Task Resolve_APlatformOfOneManifest_IsChecked()
    {
        _pull.Push(Fixture.Image());

        Assert.That(await ResolveAsync("linux/amd64"), Is.EqualTo(Fixture.Image().Root.Digest));
        await Assert.ThatAsync(() => ResolveAsync("linux/s390x"), Throws.InstanceOf<ImageNotFoundException>());
    }

    [Test]
    public async Task Resolve_WhatIsNotThere_SaysWhatTheRegistrySaid()
    {
        _pull.Reference = $"{_pull.Registry.Host}/team/app:none";

        await Assert.ThatAsync(
            () => ResolveAsync(),
            Throws.InstanceOf<ImageNotFoundException>().With.Message.Contains("manifest unknown"));
    }

    private async Task<Digest> ResolveAsync(string? platform = null)
    {
        await using var services = _pull.Services();
        return await services.GetRequiredService<ImageInspector>().ResolveDigestAsync(
            ImageReference.Parse(_pull.Reference), platform is null ? null
                : Platform.Parse(platform), CancellationToken.None);
    }
}
