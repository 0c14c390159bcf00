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

        Assert.That(await nginx.StopAsync(), Has.Some.StartsWith("206 ").And.None.StartsWith("503"));
    }

    [Test]
    public async Task Pull_TheServerWantsFewerConnections_GoesOnWithThoseItHas()
    {
        await using var nginx = await RealNginx.StartAsync(Registry, rate: "8m", connections: 1);

        await PullAsync(nginx);

        Assert.That(await nginx.StopAsync(), Has.Exactly(1).StartsWith("503"));
    }

    [Test]
    public async Task Pull_KilledWithinALayer_FetchesTheRestAlone()
    {
        await using var nginx = await RealNginx.StartAsync(Registry, rate: "8m");
        var image = await PushAsync(nginx);
        using (var killed = Process.Start(Regpull.Start([.. Arguments(nginx, image), "--limit-rate", "2M"]))!)
        {
            await Polling.UntilAsync(() => killed.HasExited || Arrived() > Size / 10, "a tenth of the layer");
            killed.Kill();
            await killed.WaitForExitAsync();
        }

        // The log has the second run alone: nginx notes a broken answer when it notices that its connection is gone.
        var arrived = Arrived();
        await nginx.RestartAsync();

        // Over one connection: what was sent over others, and not received, would count too.
        var again = await Regpull.RunAsync([.. Arguments(nginx, image), "--json", "-j", "1"]);

        Assert.That(again.Succeeded(), Does.Contain("resumed"));
        var sent = (await nginx.StopAsync()).Sum(static line => long.Parse(line.Split(' ')[1]));
        Assert.That(sent, Is.LessThan(Image.Blobs.Values.Max(static blob => blob.Length) - arrived + 100_000));
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

    private long Arrived() => UnfinishedOutput.Arrived(Workspace, "out.tar");

    private async Task AssertRightAsync() =>
        Assert.That(
            await Skopeo.DigestAsync($"oci-archive:{Workspace.PathOf("out.tar")}"),
            Is.EqualTo(Image.Root.Digest.ToString()));
}
