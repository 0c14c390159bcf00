using NUnit.Framework;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Archives;

[TestFixture]
internal sealed class ArchiveLookupTests : ArchiveTest
{
    private static readonly ImageFixture First = Fixture.Image();
    private static readonly ImageFixture Second = Fixture.Image(new ImageRecipe { Seed = 2 });
    private static readonly ImageFixture Third = Fixture.Image(new ImageRecipe { Seed = 3 });

    [TestCase("team/app", "docker.io/team/app:latest")]
    [TestCase("docker.io/team/app:latest", "docker.io/team/app:latest")]
    [TestCase("3.19", "localhost/stack:3.19")]
    [TestCase("localhost/stack:3.19", "localhost/stack:3.19")]
    public async Task Find_AName_IsNormalised(string typed, string expected) =>
        Assert.That(
            (await (await LookupAsync()).FindAsync(typed, CancellationToken.None)).ToString(), Is.EqualTo(expected));

    [Test]
    public async Task Find_TheDigestOfAnImageWithoutAName_NamesItAfterTheFile()
    {
        var lookup = await LookupAsync();

        var found = await lookup.FindAsync(Third.Root.Digest.ToString(), CancellationToken.None);

        Assert.That(found.ToString(), Is.EqualTo($"localhost/stack@{Third.Root.Digest}"));
        using var repository = await lookup.OpenAsync(found, CancellationToken.None);
        Assert.That((await repository.GetManifestAsync(found.Digest!.ToString(), CancellationToken.None)).Bytes, Is.EqualTo(Third.Root.Bytes));
    }

    [Test]
    public async Task Find_TheImageIdOfADockerArchive_FindsIt()
    {
        var lookup = new ArchiveLookup(await OpenAsync(Write(ArchiveParts.DockerSave(First, "team/app:1.0"))));
        var id = ArchiveParts.Documents(First).Config.Descriptor.Digest;

        Assert.That(
            (await lookup.FindAsync(id.ToString(), CancellationToken.None)).Familiar, Is.EqualTo("team/app:1.0"));
    }

    [Test]
    public async Task Find_AnUnknownName_ListsWhatThereIs()
    {
        var lookup = await LookupAsync();

        var error = await Assert.ThrowsAsync<ImageNotFoundException>(
            () => lookup.FindAsync("nginx", CancellationToken.None));

        Assert.That(error!.Message, Does.Contain("nginx:latest").And.Contain("team/app:latest, localhost/stack:3.19"));
    }

    [Test]
    public async Task Find_WhatIsNoName_IsWrongUsage()
    {
        var lookup = await LookupAsync();

        await Assert.ThrowsAsync<InvalidRequestException>(() => lookup.FindAsync("A B", CancellationToken.None));
    }

    [Test]
    public async Task List_SeveralImages_HasEachNameInOrder()
    {
        var references = await (await LookupAsync()).ListAsync(CancellationToken.None);

        Assert.That(references.Select(static reference => reference.Familiar), Is.EqualTo(new[]
        {
            "team/app:latest", "localhost/stack:3.19", $"localhost/stack@{Third.Root.Digest}",
        }));
    }

    [Test]
    public async Task List_OneImageOfTwoNames_HasBoth()
    {
        var path = Write(ArchiveParts.DockerSave(First, "a:1", "b:2", "a:1", "<none>:<none>"));

        var references = await new ArchiveLookup(await OpenAsync(path)).ListAsync(CancellationToken.None);

        Assert.That(references.Select(static reference => reference.Familiar), Is.EqualTo(new[] { "a:1", "b:2" }));
    }

    [Test]
    public async Task GetTags_OfARepository_AreThoseOfTheArchive()
    {
        var path = Write(ArchiveParts.DockerSave(First, "a:1", "a:2", "b:3"));
        using var repository = await new ArchiveLookup(await OpenAsync(path))
            .OpenAsync(ImageReference.Parse("a:1"), CancellationToken.None);

        Assert.That((await repository.GetTagsAsync(null, CancellationToken.None)).Tags, Is.EqualTo(new[] { "1", "2" }));
    }

    [Test]
    public async Task List_WhatRefersToAnotherManifest_IsNotAnImage()
    {
        var signature = Fixture.Referrer(First.Root.Descriptor, "application/vnd.example.signature");
        var stranger = Fixture.Referrer(Second.Root.Descriptor, "application/vnd.example.signature", 2);
        var path = Write(ArchiveParts.Layout((First, "team/app:1", null), (signature, null, null), (stranger, null, null)), "stack.tar");

        var references = await new ArchiveLookup(await OpenAsync(path)).ListAsync(CancellationToken.None);

        Assert.That(references.Select(static reference => reference.Familiar), Is.EqualTo(new[]
        {
            "team/app:1", $"localhost/stack@{stranger.Root.Digest}",
        }));
    }

    [Test]
    public async Task GetManifest_ATagOfCosign_IsTheOneOfThatNameAndNeverTheImage()
    {
        var tag = $"sha256-{First.Root.Digest.Hex}";
        var path = Write(ArchiveParts.Layout((First, "team/app:1", null), (Second, $"team/app:{tag}.sig", null), (Third, $"b:{tag}.att", null)));
        using var repository = await new ArchiveLookup(await OpenAsync(path)).OpenAsync(
            ImageReference.Parse("team/app:1"), CancellationToken.None);

        var signature = await repository.GetManifestAsync($"{tag}.sig", CancellationToken.None);

        Assert.That(Digest.Compute(signature.Bytes), Is.EqualTo(Second.Root.Digest));
        Assert.That(
            async () => await repository.GetManifestAsync($"{tag}.att", CancellationToken.None),
            Throws.InstanceOf<ImageNotFoundException>().With.Message.Contains($"has no tag '{tag}.att' of docker.io/team/app"));
    }

    // The system refuses to look, as it does below a directory without permission.
    [Test]
    public async Task Open_APathThatCannotBeLookedUp_SaysWhyAndNotThatItIsMissing()
    {
        var error = await Assert.ThrowsAsync<InvalidRequestException>(() => OpenAsync(PathOf(new string('x', 300))));

        Assert.That(error!.Message, Does.Contain("cannot be opened: ").And.Not.Contain("does not exist"));
    }

    private async Task<ArchiveLookup> LookupAsync()
    {
        var parts = ArchiveParts.Layout(
            (First, "docker.io/team/app:latest", "latest"), (Second, null, "3.19"), (Third, null, null));
        return new ArchiveLookup(await OpenAsync(Write(parts, "stack.tar")));
    }
}
