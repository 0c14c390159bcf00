using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>An archive of regpull, and what docker makes of it when it saves it again.</summary>
[TestFixture]
[Category("RealParts")]
[Needs("docker", "dockerd", "containerd", Root = true)]
internal sealed class VerifyTests
{
    [Test]
    public async Task Verify_AnArchiveOfDockerSaveAndOneOfRegpull_AreWholeAndTheSame()
    {
        using var workspace = new Workspace();
        await using var registry = await FakeRegistry.StartAsync();
        await using var docker = await RealDocker.StartAsync();
        var reference = registry.Push(
            "team/app", "1", Fixture.Image(new ImageRecipe { Layers = 3, RepeatsLayer = true, LayerSize = 100_000 }));
        var pulled = await Regpull.PullAsync(workspace, "docker", reference);
        (await docker.RunAsync("load", "--input", pulled)).Succeeded();
        var saved = workspace.PathOf("saved.tar");
        (await docker.RunAsync("save", "--output", saved, reference)).Succeeded();

        Assert.That((await Regpull.RunAsync("verify", pulled)).Succeeded(), Does.Contain("is complete"));
        Assert.That(
            (await Regpull.RunAsync("verify", saved)).Succeeded(), Does.Contain("is complete").And.Contain(reference));
        var difference = (await Regpull.RunAsync("diff", pulled, saved)).Succeeded();
        Assert.That(difference, Does.Contain("(same content)").And.Contain("0 new layers"));

        var bytes = await File.ReadAllBytesAsync(saved);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(saved, bytes);
        Assert.That((await Regpull.RunAsync("verify", saved)).ExitCode, Is.EqualTo(6));
    }
}
