using System.Diagnostics;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>nginx that gives each connection a little, and some of them nothing.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo", "nginx")]
internal sealed class LimitedLineTests : RealPartsTests
{
    private const int Size = 48_000_000;

    private static readonly ImageFixture Image = Fixture.Image(
        new ImageRecipe { Seed = 81, Layers = 1, LayerSize = Size });

    [Test]
    public async Task Pull_OneLargeLayer_ComesOverSeveralConnections()
    {
        await using var nginx = await RealNginx.StartAsync(Registry, rate: "8m");

        await PullAsync(nginx);

        Assert.That(
            nginx.Answers.Count(static line => line.StartsWith("206 ", StringComparison.Ordinal)),
            Is.GreaterThanOrEqualTo(1));
        Assert.That(nginx.Answers, Has.None.StartsWith("503"));
    }

    [Test]
    public async Task Pull_TheServerWantsFewerConnections_GoesOnWithThoseItHas()
    {
        await using var nginx = await RealNginx.StartAsync(Registry, rate: "8m", connections: 1);

        await PullAsync(nginx);

        Assert.That(
            nginx.Answers.Count(static line => line.StartsWith("503", StringComparison.Ordinal)), Is.EqualTo(1));
    }

    [Test]
    public async Task Pull_KilledAtHalf_FetchesTheRestAlone()
    {
        await using var nginx = await RealNginx.StartAsync(Registry, rate: "8m");
        var image = await PushAsync(nginx);
        using (var killed = Process.Start(Regpull.Start(Arguments(nginx, image)))!)
        {
            while (!killed.HasExited && Arrived() < Size / 2)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20));
            }

            killed.Kill();
            await killed.WaitForExitAsync();
        }

        // nginx counts an answer when it notices that its connection is gone.
        var arrived = Arrived();
        for (var tries = 0; nginx.BytesSent < arrived && tries < 500; tries++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20));
        }

        var before = nginx.BytesSent;
        var again = await Regpull.RunAsync([.. Arguments(nginx, image), "--json"]);

        Assert.That(again.Succeeded(), Does.Contain("resumed"));
        Assert.That(
            nginx.BytesSent - before,
            Is.LessThan(Image.Blobs.Values.Max(static blob => blob.Length) - arrived + 100_000));
        await AssertRightAsync();
    }

    private async Task PullAsync(RealNginx nginx)
    {
        (await Regpull.RunAsync(Arguments(nginx, await PushAsync(nginx)))).Succeeded();
        await AssertRightAsync();
    }

    // Under the address of nginx, where it is pulled from.
    private async Task<string> PushAsync(RealNginx nginx) =>
        (await Registry.PushAsync("team/large:1", Image)).Replace(Registry.Host, nginx.Host, StringComparison.Ordinal);

    private string[] Arguments(RealNginx nginx, string image) =>
        ["pull", image, "--ca-file", nginx.CaFile, "--format", "oci-archive", "--output", Workspace.PathOf("out.tar")];

    // What the journal of the partial output says that it holds.
    private long Arrived()
    {
        var journal = Workspace.PathOf(Path.Combine(".out.tar.regpull-partial", "journal"));
        return !File.Exists(journal) ? 0 : File.ReadLines(journal).Select(static line => line.Split(' '))
            .Where(static words => words is ["held", ..])
            .Sum(static words => long.Parse(words[4].Split(':')[0]) - long.Parse(words[3]));
    }

    private async Task AssertRightAsync() =>
        Assert.That(
            await Skopeo.DigestAsync($"oci-archive:{Workspace.PathOf("out.tar")}"),
            Is.EqualTo(Image.Root.Digest.ToString()));
}
