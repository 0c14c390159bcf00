using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Pushing;

[TestFixture]
internal sealed class ImagePusherTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 3 });
    private static readonly ImageFixture Index =
        Fixture.Index(["linux/amd64", "linux/arm64"], attestation: true);

    [Test]
    public async Task Push_AnImage_IsThereUnderItsNameWithItsDigest()
    {
        await using var push = await Push.StartAsync(Image);

        var result = await push.RunAsync();

        var pushed = result.Images.Single();
        Assert.That(pushed.Target.ToString(), Is.EqualTo($"{push.Target.Host}/team/app:1.0"));
        Assert.That((pushed.Digest, pushed.IsUpToDate), Is.EqualTo((Image.Root.Digest, false)));
        Assert.That(pushed.Blobs.Select(static blob => blob.Delivery), Is.All.EqualTo(BlobDelivery.Sent));
        Assert.That(push.Target.ManifestsOf("team/app")["1.0"], Is.EqualTo(Image.Root.Digest));
        Assert.That(Image.Blobs.Keys.Select(digest => push.Target.HasBlob("team/app", digest)), Is.All.True);
        Assert.That(push.Target.Uploads.Open, Is.Zero);
    }

    [Test]
    public async Task Push_Again_SendsNothing()
    {
        await using var push = await Push.StartAsync(Index);
        await push.RunAsync();
        push.Target.Requests.Clear();

        var again = await push.RunAsync();

        Assert.That(push.Asked.Select(static request => request.Method), Is.All.EqualTo("HEAD"));
        Assert.That(again.Images.Single().IsUpToDate, Is.True);
        Assert.That(
            again.Images.Single().Blobs.Select(static blob => blob.Delivery), Is.All.EqualTo(BlobDelivery.Present));
    }

    [Test]
    public async Task Push_AnIndex_PutsEverythingBeforeWhatRefersToIt()
    {
        var nested = Fixture.NestedIndex();
        await using var push = await Push.StartAsync(nested);

        await push.RunAsync();

        var put = push.Target.Requests.Manifests.Where(static request => request.Method == "PUT")
            .Select(static request => request.Route.Target).ToList();
        Assert.That(put, Has.Count.EqualTo(nested.Manifests.Count));
        Assert.That(put[^1], Is.EqualTo("1.0"));
        Assert.That(push.Target.ManifestsOf("team/app")["1.0"], Is.EqualTo(nested.Root.Digest));
    }

    [Test]
    public async Task Push_ABlobFails_NoNameLeadsToTheImage()
    {
        await using var push = await Push.StartAsync(Index);
        push.Target.Faults.Add(
            static request => request.Method == "PUT" && When.Upload(request), Faults.Status(403), times: 1);

        await push.FailAsync<AccessDeniedException>();

        Assert.That(push.Target.ManifestsOf("team/app"), Is.Empty);
    }

    [Test]
    public async Task Push_OnePlatform_HasTheDigestOfItsManifest()
    {
        await using var push = await Push.StartAsync(Index);

        var result = await push.RunAsync(
            static request => request with { Platforms = PlatformChoice.From(Platform.Parse("linux/arm64")) });

        var pushed = result.Images.Single();
        Assert.That(pushed.IndexDigest, Is.EqualTo(Index.Root.Digest));
        Assert.That(push.Target.ManifestsOf("team/app")["1.0"], Is.EqualTo(pushed.Digest));
        Assert.That(push.Target.ManifestsOf("team/app").Values.Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task Push_ADigest_HasNoTag()
    {
        await using var push = await Push.StartAsync(Image);
        push.Give(Image, tag: null);

        var result = await push.RunAsync();

        Assert.That(result.Images.Single().Target.Tag, Is.Null);
        Assert.That(push.Target.ManifestsOf("team/app").Keys, Is.EqualTo(new[] { $"{Image.Root.Digest}" }));
    }

    [Test]
    public async Task Push_SeveralNames_AreInAllRepositoriesAndTheSecondIsMounted()
    {
        await using var push = await Push.StartAsync(Image);

        var result = await push.RunAsync(
            static request => request with { Names = ["one/app:1", "one/app:2", "two/app"] });

        Assert.That(
            result.Images.Select(image => $"{image.Target}"[(push.Target.Host.Length + 1)..]),
            Is.EqualTo(new[] { "one/app:1", "one/app:2", "two/app:latest" }));
        Assert.That(result.Images[2].Blobs.Select(static blob => blob.Delivery), Is.All.EqualTo(BlobDelivery.Mounted));
        Assert.That(push.Sent, Has.Count.EqualTo(Image.Blobs.Count));
    }

    [Test]
    public async Task Push_TheRegistryOfTheImage_MountsItsBlobs()
    {
        await using var push = await Push.StartAsync(Image);
        var source = push.Target.Push("old/app", "1.0", Image);

        var result = await push.RunAsync(request => request with
        {
            Image = ImageReference.Parse(source),
            Target = PushTarget.Parse($"{push.Target.Host}/new"),
        });

        Assert.That(
            result.Images.Single().Blobs.Select(static blob => blob.Delivery), Is.All.EqualTo(BlobDelivery.Mounted));
        Assert.That(push.Sent, Is.Empty);
        Assert.That(push.Target.ManifestsOf("new/old/app")["1.0"], Is.EqualTo(Image.Root.Digest));
    }

    [Test]
    public async Task Push_ARegistryThatDoesNotMount_GoesOnWithTheUploadThatItBegan()
    {
        await using var push = await Push.StartAsync(Image);
        push.Target.Uploads.Mounts = false;
        var source = push.Target.Push("old/app", "1.0", Image);

        var result = await push.RunAsync(request => request with
        {
            Image = ImageReference.Parse(source),
            Target = PushTarget.Parse($"{push.Target.Host}/new"),
        });

        Assert.That(
            result.Images.Single().Blobs.Select(static blob => blob.Delivery), Is.All.EqualTo(BlobDelivery.Sent));
        Assert.That(push.UploadMethods.Count(static method => method == "POST"), Is.EqualTo(Image.Blobs.Count));
        Assert.That(push.Target.Uploads.Open, Is.Zero);
    }

    [Test]
    public async Task Push_DryRun_AsksAndSendsNothing()
    {
        await using var push = await Push.StartAsync(Index);

        var result = await push.RunAsync(static request => request with { IsDryRun = true });

        Assert.That(push.Asked.Select(static request => request.Method), Is.All.EqualTo("HEAD"));
        Assert.That(result.Images.Single().IsUpToDate, Is.False);
        Assert.That(
            result.Images.Single().Blobs.Select(static blob => blob.Delivery), Is.All.EqualTo(BlobDelivery.Missing));
    }

    [Test]
    public async Task Push_AnArtifact_IsTheSameThere()
    {
        var artifact = Fixture.Artifact();
        await using var push = await Push.StartAsync(artifact);

        await push.RunAsync();

        Assert.That(push.Target.ManifestsOf("team/app")["1.0"], Is.EqualTo(artifact.Root.Digest));
    }

    [Test]
    public async Task Push_AForeignLayer_StaysWhereItIs()
    {
        await using var push = await Push.StartAsync();
        var layer = Documents.Descriptor(
            MediaTypes.DockerForeignLayerGzip, Digest.Compute("foreign"u8), 7, "https://elsewhere.example/layer");
        push.GiveImage(layer);

        var result = await push.RunAsync();

        Assert.That(
            result.Images.Single().Blobs.Single(static blob => blob.Delivery == BlobDelivery.Foreign).Blob.Digest,
            Is.EqualTo(Digest.Compute("foreign"u8)));
        Assert.That(push.Progress.Notes.Single(), Does.Contain("1 of its layers may not be distributed"));
    }

    [Test]
    public async Task Push_ManyLayers_SendsAsManyAtOnceAsItMay()
    {
        await using var push = await Push.StartAsync(Fixture.Image(new ImageRecipe { Layers = 12 }));
        push.Options = push.Options with { MaxConcurrentDownloads = 3 };

        await push.RunAsync();

        Assert.That(push.Progress.MostAtOnce, Is.InRange(2, 3));
    }

    [Test]
    public async Task Push_BlobsOfTheSourceAreWrong_CancelsTheUploadAndFailsAsContent()
    {
        var large = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 300_000 });
        await using var push = await Push.StartAsync(large);
        push.Source.Faults.Add(When.Digest(large.Layers()[0].Digest), Faults.FlipByte(1000), int.MaxValue);

        var failure = await push.FailAsync<InvalidContentException>();

        Assert.That(failure.Message, Does.Contain($"{large.Layers()[0].Digest}").And.Contain(push.Source.Host));
        Assert.That(
            (failure.Registry, failure.Images.Single().ToString()), Is.EqualTo((push.Source.Host, push.Reference)));
        Assert.That(push.Target.ManifestsOf("team/app"), Is.Empty);
        Assert.That(push.Target.HasBlob("team/app", large.Layers()[0].Digest), Is.False);
        Assert.That(push.UploadMethods, Does.Contain("DELETE"));
        Assert.That(push.Target.Uploads.Open, Is.Zero);
    }

    [Test]
    public async Task Push_TheSourceBreaksOff_IsContinuedWithoutANewUpload()
    {
        var large = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 300_000 });
        await using var push = await Push.StartAsync(large);
        push.Source.Faults.Add(When.Digest(large.Layers()[0].Digest), Faults.Tear(100_000), 1);

        await push.RunAsync();

        Assert.That(push.UploadMethods.Count(static method => method == "POST"), Is.EqualTo(2));
        Assert.That(push.Target.ManifestsOf("team/app")["1.0"], Is.EqualTo(large.Root.Digest));
    }

    [Test]
    public async Task Push_TheRegistryChangesManifests_FailsAsContent()
    {
        await using var push = await Push.StartAsync(Image);
        push.Target.Faults.Add(
            static request => request.Method == "PUT" && When.Manifest(request),
            Faults.Header("Docker-Content-Digest", $"{Digest.Compute("other"u8)}"));

        var failure = await push.FailAsync<InvalidContentException>();

        Assert.That(failure.Message, Does.Contain("changes manifests").And.Contain($"{Digest.Compute("other"u8)}"));
    }

    [Test]
    public async Task Push_Progress_ReachesTheEndOfEachBlob()
    {
        await using var push = await Push.StartAsync(Image);
        var reached = new System.Collections.Concurrent.ConcurrentDictionary<Digest, long>();
        push.Progress.OnAdvanced = (blob, position) => reached[blob.Digest] = position;

        await push.RunAsync();

        Assert.That(reached, Is.EquivalentTo(Image.Blobs.Select(
            static pair => KeyValuePair.Create(pair.Key, (long)pair.Value.Length))));
        Assert.That(push.Progress.Received, Is.EqualTo(Image.Blobs.Values.Sum(static blob => blob.Length)));
    }
}
