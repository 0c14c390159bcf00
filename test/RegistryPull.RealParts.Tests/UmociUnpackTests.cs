using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

[TestFixture]
[Needs("docker-registry", "skopeo", "umoci", Root = true)]
internal sealed class UmociUnpackTests : RealPartsTests
{
    [Test]
    public async Task Unpack_Layout_HasTheFilesOfAllLayers()
    {
        const int Layers = 3;
        var fixture = Fixture.Image(new ImageRecipe { Seed = 40, Layers = Layers });
        var reference = await Registry.PushAsync("team/umoci:1.0", fixture);
        var layout = await Regpull.PullAsync(Workspace, "oci", reference);

        (await ProgramRun.RunAsync("umoci", "unpack", "--image", $"{layout}:1.0", Workspace.PathOf("bundle")))
            .Succeeded();

        var files = Directory.GetFiles(
            Path.Combine(Workspace.PathOf("bundle"), "rootfs"), "hello.txt", SearchOption.AllDirectories);
        Assert.That(files, Has.Length.EqualTo(Layers));
        Assert.That(files.Select(File.ReadAllText), Is.All.EqualTo("hello\n"));
    }
}
