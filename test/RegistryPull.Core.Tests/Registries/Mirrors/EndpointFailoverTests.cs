using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Registries.Mirrors;

/// <summary>What a mirror does wrong costs a request, and never the pull.</summary>
[TestFixture]
internal sealed class EndpointFailoverTests
{
    [Test]
    public async Task Pull_AMirror_IsAskedForEverythingAndTheRegistryForNothing()
    {
        await using var mirrored = await MirroredPull.StartAsync();

        await mirrored.Pull.RunAsync();

        Layout.AssertArchive(mirrored.Pull.Output, Fixture.Image());
        Assert.That(mirrored.Asked(static requests => requests.All.Count), Is.EqualTo((4, 0, 0)));
        Assert.That(mirrored.Pull.Progress.Notes, Has.None.Contains("mirror"));
    }

    // what the first mirror does    | for   | requests to it | how it is told
    // ------------------------------+-------+----------------+----------------------------------
    // refuses                       | all   | 1              | passed over
    // fails, or shows a web page    | all   | 1              | left out
    // one of these for blobs alone  | blobs | 2              | likewise
    [TestCase(401, true, "is passed over: ")]
    [TestCase(403, true, "is passed over: ")]
    [TestCase(429, true, "is left out from here on: ")]
    [TestCase(500, true, "is left out from here on: ")]
    [TestCase(503, true, "is left out from here on: ")]
    [TestCase(403, false, "is passed over: ")]
    [TestCase(503, false, "is left out from here on: ")]
    public async Task Pull_AMirrorThatFails_IsAskedOnceAndNamedOnce(int status, bool always, string told)
    {
        await using var mirrored = await MirroredPull.StartAsync();
        mirrored.Pull.Options = mirrored.Pull.Options with { MaxConcurrentDownloads = 1 };
        mirrored.First.Faults.Add(always ? When.Any : When.Blob, Faults.Status(status), times: int.MaxValue);

        await mirrored.Pull.RunAsync();

        Layout.AssertArchive(mirrored.Pull.Output, Fixture.Image());
        Assert.That(mirrored.Asked(static requests => requests.All.Count), Is.EqualTo(always ? (1, 4, 0) : (2, 3, 0)));
        Assert.That(
            mirrored.Pull.Progress.Notes.Where(
                static note => note.Contains("mirror", StringComparison.Ordinal)).ToList(),
            Has.Count.EqualTo(1).And.All.StartsWith($"the mirror http://{mirrored.First.Host} {told}"));
    }

    [Test]
    public async Task Pull_AMirrorWithWebPages_IsLeftOut()
    {
        await using var mirrored = await MirroredPull.StartAsync();
        mirrored.First.Faults.Add(When.Any, Faults.HtmlPage(), times: int.MaxValue);

        await mirrored.Pull.RunAsync();

        Layout.AssertArchive(mirrored.Pull.Output, Fixture.Image());
        Assert.That(mirrored.First.Requests.All, Has.Count.EqualTo(1));
        Assert.That(mirrored.Pull.Progress.Notes, Has.Some.Contains("is no manifest"));
    }

    [Test]
    public async Task Pull_AMirrorThatIsNotThere_IsLeftOut()
    {
        await using var mirrored = await MirroredPull.StartAsync();
        mirrored.Pull.Options =
            mirrored.Pull.Options with { Mirrors = ["http://127.0.0.1:1/", mirrored.Second.Url.AbsoluteUri] };

        await mirrored.Pull.RunAsync();

        Assert.That(mirrored.Asked(static requests => requests.All.Count), Is.EqualTo((0, 4, 0)));
        Assert.That(
            mirrored.Pull.Progress.Notes,
            Has.Some.StartsWith(
                "the mirror http://127.0.0.1:1 is left out from here on: 127.0.0.1:1 refuses the connection"));
    }

    // Its bytes never stop: nothing but their speed says that they will not come.
    [Test]
    public async Task Pull_AMirrorThatTrickles_IsLeftForTheNext()
    {
        await using var mirrored = await MirroredPull.StartAsync();
        var time = new VirtualTimeProvider();
        mirrored.Pull.Time = time;
        mirrored.Pull.Options = mirrored.Pull.Options with { MaxConcurrentDownloads = 1 };
        mirrored.Pull.Tap((response, _) =>
        {
            var address = response.RequestMessage!.RequestUri!;
            if (address.Port == mirrored.First.Url.Port && address.AbsolutePath.Contains("/blobs/", StringComparison.Ordinal))
            {
                var length = response.Content.Headers.ContentLength;
                response.Content = new StreamContent(new TricklingStream(time, TimeSpan.FromSeconds(1), piece: 1, length!.Value));
                response.Content.Headers.ContentLength = length;
            }

            return Task.CompletedTask;
        });

        await mirrored.Pull.RunAsync();

        Layout.AssertArchive(mirrored.Pull.Output, Fixture.Image());
        Assert.That(mirrored.Second.Requests.Blobs, Is.Not.Empty);
        Assert.That(
            mirrored.Pull.Progress.Notes,
            Has.Some.Contains($"{mirrored.First.Host} sends too slowly: less than 4 KiB in 60 s"));
    }

    [Test]
    public async Task Pull_AMirrorThatLacksSomething_IsStillAskedForTheRest()
    {
        var fixture = Fixture.Image();
        await using var mirrored = await MirroredPull.StartAsync(fixture);
        mirrored.First.Faults.Add(When.Digest(fixture.Layers()[0].Digest), Faults.Status(404), times: int.MaxValue);

        await mirrored.Pull.RunAsync();

        Assert.That(mirrored.Asked(static requests => requests.All.Count), Is.EqualTo((4, 1, 0)));
        Assert.That(
            mirrored.Pull.Progress.Notes,
            Has.Some.StartsWith($"the mirror http://{mirrored.First.Host} is passed over: "));
    }

    [Test]
    public async Task Pull_AMirrorThatBreaksOff_IsContinuedByTheNextWithItsRest()
    {
        var fixture = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 50_000 });
        await using var mirrored = await MirroredPull.StartAsync(fixture);
        mirrored.First.Faults.Add(When.Digest(fixture.Layers()[0].Digest), Faults.Tear(20_000));

        await mirrored.Pull.RunAsync();

        Layout.AssertArchive(mirrored.Pull.Output, fixture);
        Assert.That(mirrored.Second.Requests.Blobs.Single().Range, Is.EqualTo("bytes=20000-"));
        Assert.That(mirrored.Registry.Requests.All, Is.Empty);
    }

    [Test]
    public async Task Pull_AMirrorThatBreaksOffAndNobodyElse_IsAskedForTheRest()
    {
        var fixture = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 50_000 });
        await using var mirrored = await MirroredPull.StartAsync(fixture);
        mirrored.Pull.Options = mirrored.Pull.Options with { Mirrors = [mirrored.First.Url.AbsoluteUri] };
        mirrored.First.Faults.Add(When.Digest(fixture.Layers()[0].Digest), Faults.Tear(20_000));
        mirrored.Registry.Faults.Add(When.Any, Faults.Status(503), times: int.MaxValue);

        await mirrored.Pull.RunAsync();

        Layout.AssertArchive(mirrored.Pull.Output, fixture);
        Assert.That(mirrored.First.Requests.Blobs[^1].Range, Is.EqualTo("bytes=20000-"));
    }

    [Test]
    public async Task Pull_AMirrorThatCannotServeTheRest_LeavesItToTheNext()
    {
        var fixture = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 50_000 });
        await using var mirrored = await MirroredPull.StartAsync(fixture);
        mirrored.First.Faults.Add(When.Digest(fixture.Layers()[0].Digest), Faults.Tear(20_000));
        mirrored.Second.Faults.Add(When.Ranged, Faults.WrongRange("bytes 0-9/10"), times: int.MaxValue);

        await mirrored.Pull.RunAsync();

        Layout.AssertArchive(mirrored.Pull.Output, fixture);
        Assert.That(mirrored.Registry.Requests.Blobs.Single().Range, Is.EqualTo("bytes=20000-"));
    }

    [Test]
    public async Task Pull_TwoMirrorsWithOtherContent_AreLeftOutAndTheRegistryIsRight()
    {
        var fixture = Fixture.Image();
        await using var mirrored = await MirroredPull.StartAsync(fixture);
        var layer = fixture.Layers()[0].Digest;
        mirrored.First.Faults.Add(When.Digest(layer), Faults.FlipByte(5), times: int.MaxValue);
        mirrored.Second.Faults.Add(When.Digest(layer), Faults.FlipByte(5), times: int.MaxValue);

        await mirrored.Pull.RunAsync();

        Layout.AssertArchive(mirrored.Pull.Output, fixture);
        Assert.That(
            mirrored.Registry.Requests.Blobs.Select(static request => request.Route.Target),
            Does.Contain(layer.ToString()));
        Assert.That(
            mirrored.Pull.Progress.Notes.Count(
                static note => note.Contains("does not match that digest", StringComparison.Ordinal)),
            Is.EqualTo(2));
    }

    [Test]
    public async Task Pull_ToAStreamFromAMirrorWithOtherContent_FailsAndNamesTheMirror()
    {
        var fixture = Fixture.Image();
        await using var mirrored = await MirroredPull.StartAsync(fixture);
        mirrored.First.Faults.Add(When.Digest(fixture.Layers()[0].Digest), Faults.FlipByte(5), times: int.MaxValue);
        using var stream = new MemoryStream();

        await mirrored.Pull.FailAsync<InvalidContentException>(
            request => request with { Output = null, Stream = stream });

        Assert.That(
            mirrored.Pull.Progress.Notes,
            Has.Some.StartsWith($"the mirror http://{mirrored.First.Host} is left out")
                .And.Some.Contains("does not match that digest"));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task Pull_AMirrorWithAnotherManifestOrConfiguration_IsLeftOut(bool manifest)
    {
        var fixture = Fixture.Image();
        await using var mirrored = await MirroredPull.StartAsync(fixture);
        mirrored.Pull.Reference = $"{mirrored.Registry.Host}/team/app@{fixture.Root.Digest}";
        mirrored.First.Faults.Add(
            When.Digest(manifest ? fixture.Root.Digest : fixture.Export().Manifests[0].Manifest.Config.Digest),
            Faults.FlipByte(5),
            times: int.MaxValue);

        await mirrored.Pull.RunAsync();

        Layout.AssertArchive(mirrored.Pull.Output, fixture);
        Assert.That(mirrored.Pull.Progress.Notes, Has.Some.Contains("does not match that digest"));
    }

    [Test]
    public async Task Pull_NobodyHasIt_SaysWhatTheRegistrySaid()
    {
        await using var mirrored = await MirroredPull.StartAsync();
        mirrored.Pull.Reference = $"{mirrored.Registry.Host}/team/app:2.0";

        Assert.That(
            (await mirrored.Pull.FailAsync<ImageNotFoundException>()).Message,
            Does.StartWith($"{mirrored.Registry.Host}/team/app has no tag '2.0'"));
    }

    [Test]
    public async Task Pull_AnotherImageOfTheSameRun_DoesNotAskADeadMirrorAgain()
    {
        await using var mirrored = await MirroredPull.StartAsync();
        mirrored.First.Faults.Add(When.Any, Faults.Status(503), times: int.MaxValue);
        var other = mirrored.Registry.Push("team/other", "1.0", Fixture.Image(new ImageRecipe { Seed = 9 }));

        // Side by side, both images would meet the mirror before its failure is known.
        mirrored.Pull.Options = mirrored.Pull.Options with { MaxConcurrentDownloads = 1 };
        await mirrored.Pull.RunAsync(
            request => request with { Images = [.. request.Images, ImageReference.Parse(other)] });

        Assert.That(mirrored.First.Requests.All, Has.Count.EqualTo(1));
    }
}
