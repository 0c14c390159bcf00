using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>nginx before docker-registry, with TLS and its usual limit of 1 MiB for the body of a request.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo", "nginx")]
internal sealed class LimitedPushTests : RealPartsTests
{
    [Test]
    public async Task Push_ALayerAboveTheLimit_IsSentInChunks()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 98, Layers = 2, LayerSize = 3_000_000 });
        var image = await Registry.PushAsync("team/large:1.0", fixture);
        await using var target = await RealRegistry.StartAsync();
        await using var nginx = await RealNginx.StartAsync(target);

        var pushed = await Regpull.RunAsync("push", image, nginx.Host, "--ca-file", nginx.CaFile);

        Assert.That(pushed.Succeeded(), Does.EndWith($"@{fixture.Root.Digest}"));
        Assert.That(
            () => nginx.Requests,
            Has.Some.Match("^PUT 413 ").And.Some.Match("^PATCH 202 ").After(60).Seconds.PollEvery(50).MilliSeconds);
        Assert.That(
            await Skopeo.DigestAsync($"docker://{target.Host}/team/large:1.0"),
            Is.EqualTo(fixture.Root.Digest.ToString()));
    }
}
