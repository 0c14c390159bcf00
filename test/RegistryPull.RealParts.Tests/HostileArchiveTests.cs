using NUnit.Framework;
using RegistryPull.RealParts.Tests.Layers;
using RegistryPull.RealParts.Tests.Parts;

namespace RegistryPull.RealParts.Tests;

/// <summary>Broken and malicious archives through the installed command, towards a file, an engine and a
/// registry.</summary>
[TestFixture]
[Needs("docker-registry", "skopeo", "docker", "dockerd", "containerd", Root = true)]
internal sealed class HostileArchiveTests : RealPartsTests
{
    private const string Name = "team/hostile:1.0";

    private static readonly LayerBlob[] Layers =
    [
        LayerBlob.Plain(TarText.Write([TarItem.File("base", new string('b', 300_000))])),
        LayerBlob.Plain(TarText.Write([TarItem.File("top", new string('t', 300_000))])),
    ];

    private RealDocker _docker = null!;

    [OneTimeSetUp]
    public async Task StartDocker() => _docker = await RealDocker.StartAsync();

    [OneTimeTearDown]
    public ValueTask StopDocker() => _docker?.DisposeAsync() ?? default;

    [TestCase("cut", "is cut off after .*: copy it again")]
    [TestCase("cut, gzip", "is cut off")]
    [TestCase("missing", "which the archive does not have")]
    [TestCase("flipped", "does not match its digest")]
    [TestCase("twice", "has two entries of one name")]
    [TestCase("outside", "leads out of the archive")]
    [TestCase("outside by a link", "has a link that leads out of it")]
    public async Task AnyCommand_ABrokenArchive_Exits6(string how, string message)
    {
        var archive = await WriteAsync(how);
        var before = Registry.Requests.Count;

        await AssertRefusedAsync(
            message, "pull", archive, "--output", Path.Combine(Workspace.FolderOf("out"), "out.tar"));
        await AssertRefusedAsync(message, "load", archive, "--to", "docker");
        await AssertRefusedAsync(message, "push", archive, Registry.Host);

        Assert.That(Directory.GetFileSystemEntries(Workspace.PathOf("out"), "out.*"), Is.Empty);
        Assert.That(Directory.GetFileSystemEntries(Workspace.PathOf("tmp"), "*regpull*"), Is.Empty);
        Assert.That((await _docker.RunAsync("image", "ls", "--quiet")).Succeeded(), Is.Empty);
        Assert.That(Registry.Requests.Skip(before), Has.None.Match("^PUT .*/manifests/"));
    }

    [Test]
    public async Task Pull_ASoundCopyAfterADamagedOne_FinishesAndLeavesNothingElse()
    {
        var damaged = await WriteAsync("flipped");
        var output = Path.Combine(Workspace.FolderOf("out"), "out.tar");
        await AssertRefusedAsync("does not match its digest", "pull", damaged, "--output", output);
        await WriteAsync("sound");

        (await Regpull.RunAsync("pull", damaged, "--output", output, "--quiet")).Succeeded();

        Assert.That(Directory.GetFileSystemEntries(Workspace.PathOf("out")), Is.EqualTo(new[] { output }));
        (await _docker.RunAsync("load", "--input", output)).Succeeded();
        (await _docker.RunAsync("image", "rm", "--force", Name)).Succeeded();
    }

    private static byte[] Bytes(string how)
    {
        var archive = new OldDockerArchive(Name, Layers);
        var items = archive.Items();
        switch (how)
        {
            case "missing":
                items.RemoveAll(static item => item.Path == OldDockerArchive.PathOf(1));
                break;
            case "twice":
                items.Add(items.Find(static item => item.Path == "manifest.json")!);
                break;
            case "outside":
                items = new OldDockerArchive(Name, Layers)
                {
                    ListedLayers = [OldDockerArchive.PathOf(0), "../../../etc/passwd"],
                }.Items();
                break;
            case "outside by a link":
                var linked = items.FindIndex(static item => item.Path == OldDockerArchive.PathOf(1));
                items[linked] = TarItem.Link(OldDockerArchive.PathOf(1), "../../../etc/passwd");
                break;
        }

        return TarText.Write(items);
    }

    private async Task<string> WriteAsync(string how)
    {
        var bytes = Bytes(how);
        if (how == "flipped")
        {
            bytes[bytes.AsSpan().IndexOf("tttttttt"u8) + 1000] ^= 1;
        }

        var path = Workspace.PathOf("hostile.tar");
        await File.WriteAllBytesAsync(path, bytes);
        if (how == "cut, gzip")
        {
            (await ProgramRun.RunAsync("gzip", "-q", path)).Succeeded();
            path += ".gz";
        }

        if (how.StartsWith("cut", StringComparison.Ordinal))
        {
            using var file = File.OpenWrite(path);
            file.SetLength(file.Length / 2);
        }

        return path;
    }

    private async Task AssertRefusedAsync(string message, params string[] arguments)
    {
        var start = Regpull.Start([.. arguments, "--quiet"]);
        start.Environment["DOCKER_HOST"] = _docker.Socket;
        start.Environment["TMPDIR"] = Workspace.FolderOf("tmp");

        var refused = await ProgramRun.RunAsync(start);

        Assert.That(refused.ExitCode, Is.EqualTo(6), $"{refused.CommandLine}\n{refused.Error}");
        Assert.That(refused.Output, Is.Empty);
        Assert.That(refused.Error, Does.Match($@"\Aregpull: [^\n]*({message})[^\n]*\n\z"), refused.CommandLine);
        Assert.That(refused.Error, Does.Contain("hostile.tar").And.Not.Contain("(from"));
    }
}
