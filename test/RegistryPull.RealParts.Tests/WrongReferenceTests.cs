using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

[TestFixture]
[Needs("docker-registry", "skopeo")]
internal sealed class WrongReferenceTests : RealPartsTests
{
    [TestCase("team/known:missing")]
    [TestCase("team/unknown:1")]
    public async Task Pull_WhatIsNotThere_ExitsWith3AndLeavesNothing(string name)
    {
        await Registry.PushAsync("team/known:1", Fixture.Image());
        var output = Workspace.PathOf("out.tar");

        var pulled = await Regpull.RunAsync("pull", $"{Registry.Host}/{name}", "--output", output);

        Assert.That(pulled.ExitCode, Is.EqualTo(3), pulled.Error);
        Assert.That(pulled.Output, Is.Empty);
        Assert.That(Directory.GetFileSystemEntries(Workspace.Root), Is.Empty);
    }
}
