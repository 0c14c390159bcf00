using System.Collections.Immutable;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;
using RegistryPull.Transfer;

namespace RegistryPull;

/// <summary>Requests of several images: their order, what fails, pins, and the transfer file.</summary>
[TestFixture]
internal sealed class SeveralImagesTests
{
    private readonly ImageFixture[] _images =
        [.. Enumerable.Range(1, 4).Select(static seed => Fixture.Image(new ImageRecipe { Seed = seed }))];

    [Test]
    public async Task Pull_SeveralMissingImages_FailsForTheFirstInTheOrder()
    {
        await using var pull = await StartAsync();
        var images = Locators(pull, "none-1", "1", "none-2");

        var failure = await pull.FailAsync<ImageNotFoundException>(request => request with { Images = images });

        Assert.That(failure.Images, Is.EqualTo(new[] { images[0].Reference }));
        Assert.That(File.Exists(pull.Output), Is.False);
    }

    [Test]
    public async Task Pull_KeepGoing_HoldsTheRestAndNamesTheMissingInOrder()
    {
        await using var pull = await StartAsync();
        var images = Locators(pull, "none-1", "1", "none-2", "2");

        var result = await pull.RunAsync(
            request => request with { Images = images, KeepGoing = true, WritesTransfer = true });

        Assert.That(result.Images.Select(static image => image.Reference.Tag), Is.EqualTo(new[] { "1", "2" }));
        Assert.That(result.Missing.Select(static missing => missing.Image), Is.EqualTo(new[] { images[0], images[2] }));
        Assert.That(
            result.Missing.Select(static missing => missing.Failure), Is.All.InstanceOf<ImageNotFoundException>());
        Layout.AssertArchive(pull.Output, _images[0], _images[1]);
        var missing = Read(result).Missing;
        Assert.That(
            missing.Select(static image => (image.Reference, image.Error.Kind)),
            Is.EqualTo(new[] { ($"{images[0]}", "notFound"), ($"{images[2]}", "notFound") }));
        Assert.That(missing[0].Error.Message, Is.EqualTo(result.Missing[0].Failure.Message));
    }

    [Test]
    public async Task Pull_KeepGoingAndALayerThatIsDamaged_HoldsTheRest()
    {
        await using var pull = await StartAsync();
        pull.Registry.Faults.Add(When.Digest(_images[1].Layers()[0].Digest), Faults.FlipByte(7), times: 100);

        var result = await pull.RunAsync(
            request => request with { Images = Locators(pull, "1", "2", "3"), KeepGoing = true });

        Assert.That(result.Images.Select(static image => image.Reference.Tag), Is.EqualTo(new[] { "1", "3" }));
        Assert.That(result.Missing.Single().Failure, Is.InstanceOf<InvalidContentException>());
        Layout.AssertArchive(pull.Output, _images[0], _images[2]);
        Assert.That(Directory.Exists(pull.Partial), Is.False);
    }

    [Test]
    public async Task Pull_KeepGoingAndAnImageThatTheFormatCannotHold_HoldsTheRest()
    {
        await using var pull = await StartAsync();
        pull.Registry.Push("team/app", "artifact", Fixture.Artifact());
        var unfit = Fixture.Image(new ImageRecipe { Seed = 9, ExtraDiffIds = 1 });
        pull.Registry.Push("team/app", "unfit", unfit);

        var result = await pull.RunAsync(
            request => request with { Images = Locators(pull, "artifact", "1", "unfit"), KeepGoing = true });

        Assert.That(result.Images.Select(static image => image.Reference.Tag), Is.EqualTo(new[] { "1" }));
        Assert.That(
            result.Missing.Select(static missing => missing.Failure.Images[0].Tag),
            Is.EqualTo(new[] { "artifact", "unfit" }));
    }

    [Test]
    public async Task Pull_KeepGoingAndNothingIsThere_WritesNothing()
    {
        await using var pull = await StartAsync();

        var result = await pull.RunAsync(
            request => request with { Images = Locators(pull, "none"), KeepGoing = true, WritesTransfer = true });

        Assert.That(
            (result.Images.Length, result.Missing.Length, result.Output, result.TransferFile),
            Is.EqualTo((0, 1, (string?)null, (string?)null)));
        Assert.That(Directory.EnumerateFileSystemEntries(pull.Folder), Is.Empty);
    }

    [Test]
    public async Task Pull_KeepGoingAndAFullDisk_Fails()
    {
        await using var pull = await StartAsync();
        Directory.CreateDirectory(pull.Output);
        await File.WriteAllTextAsync(Path.Combine(pull.Output, "mine"), "");

        await pull.FailAsync<OutputException>(
            request => request with { Images = Locators(pull, "1", "2"), KeepGoing = true });
    }

    [Test]
    public async Task Pull_ATransferFile_SaysWhatTheArchiveHolds()
    {
        await using var pull = await StartAsync();
        var index = Fixture.Index(["linux/amd64", "linux/arm64"]);
        pull.Registry.Push("team/app", "index", index);

        var result = await pull.RunAsync(request => request with
        {
            Images = Locators(pull, "1", "index"),
            Output = Path.Combine(pull.Folder, "stack.tar"),
            Platforms = PlatformChoice.From(Platform.Parse("linux/amd64")),
            WritesTransfer = true,
        });

        var transfer = Read(result);
        var archive = await File.ReadAllBytesAsync(result.Output!);
        Assert.That(result.TransferFile, Is.EqualTo(Path.Combine(pull.Folder, "stack.transfer.json")));
        Assert.That(
            (transfer.Output, transfer.Size, $"sha256:{transfer.Sha256}"),
            Is.EqualTo(("stack.tar", archive.LongLength, $"{Digest.Compute(archive)}")));
        Assert.That(
            transfer.Images.Select(static image => image.IndexDigest), Is.EqualTo(new[] { null, index.Root.Digest }));
        Assert.That(transfer.Images.Select(static image => image.Origin), Is.All.EqualTo(pull.Registry.Host));
        var first = transfer.Images[0];
        Assert.That(
            (first.Digest, first.ImageId, $"{first.Platform}"),
            Is.EqualTo((_images[0].Root.Digest, _images[0].Config().Digest, "linux/amd64")));
        Assert.That(
            first.Layers.Select(static layer => layer.Digest),
            Is.EqualTo(_images[0].Layers().Select(static layer => layer.Digest)));
        var diffIds = ImageConfig.Parse(_images[0].Config(), _images[0].Blobs[_images[0].Config().Digest]).DiffIds;
        Assert.That(first.Layers.Select(static layer => layer.DiffId), Is.EqualTo(diffIds));
        Assert.That(first.Layers.Select(static layer => layer.ChainId), Is.EqualTo(ChainId.Compute(diffIds)));
        Assert.That(first.Layers.Select(static layer => layer.From), Is.All.EqualTo(BlobOrigin.Registry));
    }

    [Test]
    public async Task Pull_AnIndexInALayout_HasAnItemForEachManifestAndNoSum()
    {
        await using var pull = await StartAsync();
        var index = Fixture.Index(["linux/amd64", "linux/arm64"], attestation: true);
        pull.Push(index);
        pull.Format = "oci";

        var result = await pull.RunAsync(
            static request => request with { Platforms = PlatformChoice.All, WritesTransfer = true });

        var transfer = Read(result);
        Assert.That((transfer.Sha256, transfer.Size), Is.EqualTo(((string?)null, (long?)null)));
        Assert.That(transfer.Images.Select(static image => image.IndexDigest), Is.All.EqualTo(index.Root.Digest));
        Assert.That(
            transfer.Images.Select(static image => $"{image.Platform}"),
            Is.EqualTo(new[] { "linux/amd64", "linux/arm64", "unknown/unknown" }));
        Assert.That(transfer.Images[2].ImageId, Is.Null);
    }

    [Test]
    public async Task Pull_ATransferFileOfAnEarlierRun_IsReplaced()
    {
        await using var pull = await StartAsync();
        var first = await pull.RunAsync(
            request => request with { Images = Locators(pull, "1", "2"), WritesTransfer = true });

        var second = await pull.RunAsync(
            request => request with { Images = Locators(pull, "1", "3"), WritesTransfer = true, Force = true });

        Assert.That(second.TransferFile, Is.EqualTo(first.TransferFile));
        Assert.That(Read(second).Images.Select(static image => image.Reference.Tag), Is.EqualTo(new[] { "1", "3" }));
        Assert.That(
            Directory.EnumerateFileSystemEntries(pull.Folder).Select(Path.GetFileName),
            Is.EquivalentTo(new[] { "image", "image.transfer.json" }));
    }

    // A later delta names the file by its SHA-256, and the file may have been carried away by then.
    [TestCase(false)]
    [TestCase(true)]
    public async Task Pull_TheSameOutputAgain_LeavesTheTransferFileAsItIs(bool isForced)
    {
        await using var pull = await StartAsync();
        PullRequest Request(PullRequest request) =>
            request with { Images = Locators(pull, "1", "2"), WritesTransfer = true, Force = isForced };
        var first = await pull.RunAsync(Request);
        var earlier = Read(first) with { Created = DateTimeOffset.UnixEpoch, Tool = "regpull 0" };
        await using (var file = File.Create(first.TransferFile!))
        {
            TransferFormat.Write(earlier, file);
        }

        var carried = await File.ReadAllBytesAsync(first.TransferFile!);

        var second = await pull.RunAsync(Request);

        Assert.That((second.UpToDate, second.TransferFile), Is.EqualTo((!isForced, first.TransferFile)));
        Assert.That(await File.ReadAllBytesAsync(second.TransferFile!), Is.EqualTo(carried));
    }

    [Test]
    public async Task Pull_ATransferFileThatIsNoLongerRight_IsReplaced()
    {
        await using var pull = await StartAsync();
        var first = await pull.RunAsync(request => request with { Images = Locators(pull, "1", "2"), WritesTransfer = true });
        var right = Read(first);
        await using (var file = File.Create(first.TransferFile!))
        {
            TransferFormat.Write(right with { Sha256 = new string('0', 64) }, file);
        }

        await pull.RunAsync(request => request with { Images = Locators(pull, "1", "2"), WritesTransfer = true });

        Assert.That(Read(first).Sha256, Is.EqualTo(right.Sha256));
    }

    [Test]
    public async Task Pull_AnotherFileOfThatName_IsKeptAndNothingIsFetched()
    {
        await using var pull = await StartAsync();
        await File.WriteAllTextAsync(pull.Output + ".transfer.json", "{}");

        var failure = await pull.FailAsync<OutputException>(static request => request with { WritesTransfer = true });

        Assert.That(failure.Message, Does.Contain("is not a transfer file"));
        Assert.That(pull.Registry.Requests.All, Is.Empty);
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task Pull_ALinkInTheDraftsPlace_IsNotFollowed()
    {
        await using var pull = await StartAsync();
        var other = Path.Combine(pull.Folder, "other");
        await File.WriteAllTextAsync(other, "mine");
        File.CreateSymbolicLink(Path.Combine(pull.Folder, ".image.transfer.json.new"), other);

        var result = await pull.RunAsync(static request => request with { WritesTransfer = true });

        Assert.That(await File.ReadAllTextAsync(other), Is.EqualTo("mine"));
        Assert.That(Read(result).Images, Has.Length.EqualTo(1));
    }

    [Test]
    public async Task Pull_AHundredImages_FetchesWhatTheyShareOnce()
    {
        await using var pull = await StartAsync();
        var images = new List<ImageLocator>();
        for (var i = 0; i < 100; i++)
        {
            // Ten families: the first layers of a family are the same.
            var image = Fixture.Image(
                new ImageRecipe { Seed = 100 + (i / 10), Layers = 10 + (i % 10), LayerSize = 500 });
            images.Add(ImageReference.Parse(pull.Registry.Push($"many/image{i}", "1", image)));
        }

        var result = await pull.RunAsync(request => request with { Images = [.. images], WritesTransfer = true });

        var layers =
            result.Images.SelectMany(static image => image.Layers).Select(static layer => layer.Blob.Digest).Distinct();
        Assert.That(
            result.Images.Select(static image => image.Reference),
            Is.EqualTo(images.Select(static image => image.Reference)));
        Assert.That(pull.Registry.Requests.Blobs, Has.Count.EqualTo(100 + layers.Count()));
        Assert.That(Read(result).Images, Has.Length.EqualTo(100));
        Assert.That(pull.Progress.Images.Single(), Does.EndWith(" and 97 more"));
    }

    [Test]
    public async Task Pull_APin_IsTakenInPlaceOfTheTagAndTheMoveIsSaid()
    {
        await using var pull = await StartAsync();
        var reference = ImageReference.Parse(pull.Reference);
        pull.Push(_images[2], reference.Tag!);

        var result = await pull.RunAsync(request => request with { Pins = Pins(reference, _images[0].Root.Digest) });

        Assert.That(result.Images.Single().Reference, Is.EqualTo(reference));
        Assert.That(result.Images.Single().Digest, Is.EqualTo(_images[0].Root.Digest));
        Assert.That(await File.ReadAllTextAsync(pull.Output), Does.Contain($"\"RepoTags\":[\"{reference}\"]"));
        Assert.That(pull.Progress.Notes, Has.Some.EqualTo(
            $"{reference.Familiar} has moved to {_images[2].Root.Digest}: the lock keeps {_images[0].Root.Digest}"));
    }

    [Test]
    public async Task Pull_APinThatIsGone_IsNotFound()
    {
        await using var pull = await StartAsync();

        var failure = await pull.FailAsync<ImageNotFoundException>(
            request => request with { Pins = Pins(ImageReference.Parse(pull.Reference), Digest.Compute("gone"u8)) });

        Assert.That(failure.Message, Does.Contain($"{Digest.Compute("gone"u8)}").And.Contain("the digest is that of the lock"));
    }

    [Test]
    public async Task Pull_APinOfATagThatStays_SaysNothing()
    {
        await using var pull = await StartAsync();
        var reference = ImageReference.Parse(pull.Reference);

        await pull.RunAsync(request => request with { Pins = Pins(reference, _images[3].Root.Digest) });

        Assert.That(pull.Progress.Notes, Has.None.Contains("moved"));
    }

    private async Task<Pull> StartAsync()
    {
        var pull = await Pull.StartAsync(_images[0]);
        foreach (var (index, image) in _images.Index())
        {
            pull.Push(image, $"{index + 1}");
        }

        return pull;
    }

    private static ImmutableArray<ImageLocator> Locators(Pull pull, params string[] tags)
    {
        var name = ImageReference.Parse(pull.Reference).Name;
        return [.. tags.Select(tag => ImageLocator.FromReference(ImageReference.Parse($"{name}:{tag}")))];
    }

    private static ImmutableDictionary<ImageReference, Digest> Pins(ImageReference reference, Digest digest) =>
        ImmutableDictionary<ImageReference, Digest>.Empty.Add(reference, digest);

    private static TransferFile Read(PullResult result) =>
        TransferFormat.Read(File.ReadAllBytes(result.TransferFile!), result.TransferFile!);
}
