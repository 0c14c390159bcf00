using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Pushing;

/// <summary>What refers to an image is pushed after it.</summary>
[TestFixture]
internal sealed class ReferrerPushTests
{
    private const string Repository = "team/app";

    private static readonly ImageFixture Image = Fixture.Index(["linux/amd64", "linux/arm64"]);

    private static readonly ImageFixture Signature = Fixture.Referrer(
        Image.Root.Descriptor, "application/vnd.example.signature", 2);

    private static readonly ImageFixture Sbom = Fixture.Referrer(
        Image.Root.Descriptor, "application/vnd.example.sbom", 3);

    private static readonly string Tag = $"sha256-{Image.Root.Digest.Hex}";

    [Test]
    public async Task Push_ARegistryThatListsReferrers_GetsThemAndNoTag()
    {
        await using var push = await StartAsync(lists: true);

        var result = await push.RunAsync(static request => request with { Referrers = true });

        var stored = push.Target.ManifestsOf(Repository);
        Assert.That(
            stored.Keys,
            Does.Contain($"{Signature.Root.Digest}").And.Contain($"{Sbom.Root.Digest}").And.Not.Contain(Tag));
        Assert.That(result.Images[0].Referrers, Is.EquivalentTo(new[] { Signature.Root.Digest, Sbom.Root.Digest }));
    }

    [Test]
    public async Task Push_ARegistryThatListsNone_GetsTheTagThatStandsForTheList()
    {
        await using var push = await StartAsync(lists: false);

        await push.RunAsync(static request => request with { Referrers = true });

        var listed = await ListedAsync(push);
        Assert.That(
            listed.Select(static one => one.Digest),
            Is.EquivalentTo(new[] { Signature.Root.Digest, Sbom.Root.Digest }));
        Assert.That(
            listed.Select(static one => one.ArtifactType),
            Is.EquivalentTo(new[] { "application/vnd.example.signature", "application/vnd.example.sbom" }));
    }

    [Test]
    public async Task Push_ATagThatListsOthers_KeepsThem()
    {
        await using var push = await StartAsync(lists: false);
        var other = Fixture.Referrer(Image.Root.Descriptor, "application/vnd.example.other", 4);
        push.Target.Push(Repository, null, other);
        var index = ImageIndex.Create([other.Root.Descriptor with { ArtifactType = "application/vnd.example.other" }]);
        push.Target.AddManifest(Repository, Tag, MediaTypes.OciIndex, index.Bytes.ToArray());

        await push.RunAsync(static request => request with { Referrers = true });

        Assert.That(
            (await ListedAsync(push)).Select(static one => one.Digest),
            Is.EquivalentTo(new[] { other.Root.Digest, Signature.Root.Digest, Sbom.Root.Digest }));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Push_Again_IsUpToDateAndPutsNothing(bool lists)
    {
        await using var push = await StartAsync(lists);
        var first = await push.RunAsync(static request => request with { Referrers = true });
        var puts = Puts(push).Length;

        var again = await push.RunAsync(static request => request with { Referrers = true });

        Assert.That((first.Images[0].IsUpToDate, again.Images[0].IsUpToDate), Is.EqualTo((false, true)));
        Assert.That(Puts(push), Has.Length.EqualTo(puts));
    }

    [Test]
    public async Task Push_Referrers_ComeAfterTheirSubject()
    {
        await using var push = await StartAsync(lists: false);

        await push.RunAsync(static request => request with { Referrers = true });

        var puts = Puts(push).ToList();
        Assert.That(
            puts.IndexOf("1.0"), Is.GreaterThanOrEqualTo(0).And.LessThan(puts.IndexOf($"{Signature.Root.Digest}")));
        Assert.That(puts[^1], Is.EqualTo(Tag));
    }

    [Test]
    public async Task Push_ADryRun_PutsNothing()
    {
        await using var push = await StartAsync(lists: false);

        var result = await push.RunAsync(static request => request with { Referrers = true, IsDryRun = true });

        Assert.That((Puts(push).Length, result.Images[0].IsUpToDate), Is.EqualTo((0, false)));
    }

    [Test]
    public async Task Push_WithoutTheOption_PushesTheImageAlone()
    {
        await using var push = await StartAsync(lists: true);

        var result = await push.RunAsync();

        Assert.That(push.Target.ManifestsOf(Repository).Keys, Has.None.EqualTo($"{Signature.Root.Digest}"));
        Assert.That(result.Images[0].Referrers, Is.Empty);
    }

    private static async Task<Push> StartAsync(bool lists)
    {
        var push = await Push.StartAsync(Image, new FakeRegistryOptions { ListsReferrers = lists });
        push.Source.Push(Repository, null, Signature);
        push.Source.Push(Repository, null, Sbom);
        return push;
    }

    private static async Task<IReadOnlyList<Descriptor>> ListedAsync(Push push)
    {
        using var http = new HttpClient();
        var bytes = await http.GetByteArrayAsync(new Uri($"http://{push.Target.Host}/v2/{Repository}/manifests/{Tag}"));
        return ImageIndex.Parse(
            new Descriptor(MediaTypes.OciIndex, Digest.Compute(bytes), bytes.Length), bytes).Manifests;
    }

    private static string[] Puts(Push push) =>
        [
            .. push.Target.Requests.All.Where(static one => one.Method == "PUT" && one.Route.Kind == RouteKind.Manifest)
            .Select(static one => one.Route.Target),
        ];
}
