using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>Questions about images, with distribution's answers; skopeo is the judge.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo")]
internal sealed class QueryTests : RealPartsTests
{
    [Test]
    public async Task Digest_OfATagAndOfAPlatform_IsWhatSkopeoReads()
    {
        var fixture = Fixture.Index(["linux/amd64", "linux/arm64"]);
        var image = await Registry.PushAsync("query/digest:1", fixture);

        Assert.That(
            (await Regpull.RunAsync("digest", image)).Succeeded(),
            Is.EqualTo(await Skopeo.DigestAsync($"docker://{image}")));
        Assert.That((await Regpull.RunAsync("digest", image, "--platform", "linux/arm64")).Succeeded(),
            Is.EqualTo(fixture.ExportPlatform("linux/arm64").Root.Digest.ToString()));
    }

    [Test]
    public async Task Tags_OfARepository_AreAllOfThem()
    {
        string[] tags = ["latest", "1.9", "1.10-rc1", "1.10"];
        foreach (var tag in tags.Reverse())
        {
            await Registry.PushAsync($"query/tags:{tag}", Fixture.Image());
        }

        Assert.That(
            (await Regpull.RunAsync("tags", $"{Registry.Host}/query/tags")).Succeeded().Split('\n'), Is.EqualTo(tags));
    }

    [Test]
    public async Task Inspect_AnIndex_ShowsItAndItsRawBytesAreTheDigests()
    {
        var fixture = Fixture.Index(["linux/amd64", "linux/arm64"], attestation: true);
        var image = await Registry.PushAsync("query/inspect:1", fixture);

        var shown = (await Regpull.RunAsync("inspect", image)).Succeeded();
        var raw = await Regpull.RunAsync("inspect", image, "--raw");

        Assert.That(shown, Does.Contain($"{fixture.Root.Digest}").And.Contain("linux/arm64").And.Contain("seed=1000"));
        Assert.That(
            Digest.Compute(System.Text.Encoding.UTF8.GetBytes(raw.Output)), Is.EqualTo(fixture.Root.Digest), raw.Error);
    }

    [TestCase("inspect", "query/none:1")]
    [TestCase("digest", "query/none:1")]
    [TestCase("tags", "query/none")]
    public async Task Query_WhatIsNotThere_ExitsWith3(string command, string name)
    {
        var asked = await Regpull.RunAsync(command, $"{Registry.Host}/{name}");

        Assert.That(asked.ExitCode, Is.EqualTo(3), asked.Error);
        Assert.That(asked.Output, Is.Empty);
    }
}
