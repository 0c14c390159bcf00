using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>The sample plug-in's directories in the hands of those that they are made for.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo", "sha256sum")]
internal sealed class SkopeoDirectoryTests : RealPartsTests
{
    [Test]
    public async Task Pull_OneImage_IsWhatSkopeoReads()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 62, Layers = 3, RepeatsLayer = true });

        var output = await PullAsync(await Registry.PushAsync("team/dir:1.0", fixture));

        Assert.That(await Skopeo.DigestAsync($"dir:{output}"), Is.EqualTo(fixture.Root.Digest.ToString()));
        (await Skopeo.CopyAsync($"dir:{output}", $"oci:{Workspace.PathOf("layout")}:1.0")).Succeeded();
    }

    [Test]
    public async Task Pull_AWholeIndex_GoesBackToARegistryAsItIs()
    {
        var fixture = Fixture.Index(["linux/amd64", "linux/arm64"], seed: 63);

        var output = await PullAsync(await Registry.PushAsync("team/dirs:1.0", fixture), "--platform", "all");

        (
            await Skopeo.CopyAsync(
                $"dir:{output}",
                $"docker://{Registry.Host}/team/dirs:back",
                "--all",
                "--preserve-digests")).Succeeded();
        Assert.That(
            await Skopeo.DigestAsync($"docker://{Registry.Host}/team/dirs:back"),
            Is.EqualTo(fixture.Root.Digest.ToString()));
    }

    [Test]
    public async Task Pull_AnImage_PassesSha256sum()
    {
        var output = await PullAsync(
            await Registry.PushAsync("team/sums:1.0", Fixture.Image(new ImageRecipe { Seed = 64 })));
        var check = ProgramRun.Start("sha256sum", "-c", "--strict", "SHA256SUMS");
        check.WorkingDirectory = output;

        Assert.That(
            (await ProgramRun.RunAsync(check)).Succeeded().Split('\n'), Has.Length.EqualTo(5).And.All.EndsWith(": OK"));
    }

    private async Task<string> PullAsync(string reference, params IEnumerable<string> arguments)
    {
        File.Copy(
            Path.Combine(AppContext.BaseDirectory, "dir.dll"),
            Path.Combine(Workspace.FolderOf("plugins/dir"), "dir.dll"));
        var output = Workspace.PathOf("out");
        return (
            await Regpull.RunAsync(
                [
                    "pull", reference, "-q", "-f", "dir", "-o", output, "--plugin-dir",
                    Workspace.PathOf("plugins"), .. arguments,
                ])).Succeeded();
    }
}
