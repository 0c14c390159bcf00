using System.Diagnostics;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Layers;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;
using static RegistryPull.RealParts.Tests.Layers.TarItem;

namespace RegistryPull.RealParts.Tests;

/// <summary>What the installed command leaves behind when a root file system cannot be written as it is, or at
/// all.</summary>
[TestFixture]
[Needs("gcc", "python3", "mount", "umount", "setpriv", Root = true)]
internal sealed class RootfsFailureTests : FakeRegistryTests
{
    private string Output => Workspace.PathOf("out");

    [Test]
    public async Task Pull_OverWhatExists_ExitsWith7AndLeavesIt()
    {
        Workspace.FolderOf("out");
        Workspace.Write("out/mine", "precious");
        var before = await RootSnapshot.OfAsync(Output);

        AssertFailed(await PullAsync(Small()), 7, "--force");

        RootSnapshot.AssertSame(await RootSnapshot.OfAsync(Output), before);
    }

    [Test]
    public async Task Pull_OverAnotherProgramsDirectoryWithForce_ExitsWith7AndLeavesIt()
    {
        Workspace.FolderOf("out");
        Workspace.Write("out/mine", "precious");
        var before = await RootSnapshot.OfAsync(Output);

        AssertFailed(await PullAsync(Small(), "--force"), 7, "no record of having made it");

        RootSnapshot.AssertSame(await RootSnapshot.OfAsync(Output), before);
    }

    [Test]
    public async Task Pull_OverAnEarlierPullWithForce_ReplacesIt()
    {
        (await PullAsync(Small())).Succeeded();
        Workspace.Write("out/mine", "added later");

        (await PullAsync(Small(), "--force")).Succeeded();

        Assert.That(Directory.GetFileSystemEntries(Output).Select(Path.GetFileName), Is.EqualTo(["file"]));
    }

    [TestCase("size=2m", "there is room for")]
    [TestCase("nr_inodes=60", "No space left")]
    public async Task Pull_OntoAFullVolume_ExitsWith7AndLeavesNothingUnderTheName(string options, string reason)
    {
        var volume = Workspace.FolderOf("volume");
        (await ProgramRun.RunAsync("mount", "-t", "tmpfs", "-o", options, "tmpfs", volume)).Succeeded();
        try
        {
            AssertFailed(await PullIntoAsync(volume, Many(count: 100, size: 50_000)), 7, reason);

            Assert.That(Path.Combine(volume, "out"), Does.Not.Exist);
        }
        finally
        {
            (await ProgramRun.RunAsync("umount", volume)).Succeeded();
        }
    }

    [Test]
    public async Task Pull_KilledWhileItWrites_IsCompleteTheNextTime()
    {
        const int Owner = 4711;
        var files = Enumerable.Range(0, 3000).Select(static number => File($"many-{number:D4}", new string('x', 3000)) with { User = number == 1500 ? Owner : 0 });
        var image = LayeredImage.Of(LayerBlob.Of(files));
        (await PullIntoAsync(Workspace.FolderOf("whole"), image)).Succeeded();
        var killed = await ProgramRun.RunAsync(await FilteredCall.KillAtOwnerAsync(Workspace, Owner, Start(image, Workspace.Root)));
        foreach (var file in Directory.GetFiles(Workspace.Root, "filtered-call*"))
        {
            System.IO.File.Delete(file);
        }

        const int KilledBySigsys = 128 + 31;
        Assert.That(killed.ExitCode, Is.EqualTo(KilledBySigsys), killed.Error);
        Assert.That(Output, Does.Not.Exist);
        Assert.That(Directory.GetFiles(Workspace.Root, "many-*", SearchOption.AllDirectories), Has.Length.InRange(3001, 5999));

        (await PullAsync(image)).Succeeded();

        RootSnapshot.AssertSame(
            await RootSnapshot.OfAsync(Output), await RootSnapshot.OfAsync(Workspace.PathOf("whole/out")));
        Assert.That(
            Directory.GetFileSystemEntries(Workspace.Root).Select(Path.GetFileName), Is.EquivalentTo(["out", "whole"]));
    }

    [Test]
    public async Task Pull_AsAnybody_SaysOnceWhatIsNotKept()
    {
        (await ProgramRun.RunAsync("chown", "65534:65534", Workspace.Root)).Succeeded();
        var image = LayeredImage.Of(LayerBlob.Of(
            File("setuid", "x", "4755"), File("other", "x") with { User = 5 }, File("closed", "x", "0"),
            Folder("locked", "500"), File("locked/x", "x"),
            new TarItem("device") { Type = '3', Device = (1, 3) }, HardLink("device-too", "device"),
            new TarItem("pipe") { Type = '6' },
            File(
                "attributes",
                "x") with
            { Extended = [("user.kept", [1]), ("security.capability", [1, 0, 0, 2, .. new byte[16]])] },
            File("read-only", "x", "444") with { User = 65534, Group = 65534, Extended = [("user.kept", [2])] }));
        var start = Start(image, Workspace.Root);

        // Nobody in particular, who may read what root keeps: the command lies where root alone can look.
        string[] nobody =
            [
                "--reuid=65534", "--regid=65534", "--clear-groups", "--inh-caps=-all,+dac_read_search",
                "--ambient-caps=-all,+dac_read_search",
            ];
        var pulled = await ProgramRun.RunAsync(
            InHome(
                ProgramRun.Start(
                    "setpriv",
                    [.. nobody, start.FileName, .. start.ArgumentList.Where(static one => one != "--quiet")])));

        pulled.Succeeded();
        Assert.That(
            pulled.Error.Split('\n')
                .Where(static line => line.Contains("could not be preserved", StringComparison.Ordinal)),
            Has.Exactly(1).Items
                .And.All.Contains("devices (1)").And.All.Contains("extended attributes (1)")
                .And.All.Contains("owners (8)").And.All.Contains("rootfs-tar"));
        var made = await RootSnapshot.OfAsync(Output);
        Assert.That(
            made.Keys,
            Is.EquivalentTo(
                [".", "setuid", "other", "closed", "locked", "locked/x", "pipe", "attributes", "read-only"]));
        Assert.That(made["setuid"][1], Is.EqualTo("755"));
        Assert.That(made["locked"][1], Is.EqualTo("500"));
        Assert.That(made["attributes"], Does.Contain("user.kept=01"));
        Assert.That(made["read-only"], Does.Contain("user.kept=02").And.Contains("444"));
    }

    [Test]
    public async Task Pull_TooManyEntries_ExitsWith6AndNamesTheOption() =>
        AssertFailed(await PullAsync(Many(count: 20, size: 1), "--max-entries", "10"), 6, "--max-entries");

    [Test]
    public async Task Pull_ABomb_ExitsWith6AndNamesTheOption()
    {
        // 1.2 GB of zeros as 75 equal members of a gzip file.
        const int Member = 16_000_000;
        var member = LayerBlob.Gzip(new byte[Member]).Bytes;
        var header = TarText.Write([new TarItem("zeros") { Declared = 75L * Member }])[..512];
        var bomb = new LayerBlob(
            MediaTypes.OciLayerGzip,
            [.. LayerBlob.Gzip(header).Bytes, .. Enumerable.Repeat(member, 75).SelectMany(static part => part)],
            Digest.Compute(header));

        AssertFailed(await PullAsync(LayeredImage.Of(bomb)), 6, "--max-expansion");
    }

    private static ImageFixture Small() => LayeredImage.Of(LayerBlob.Of(File("file", "x")));

    private static ImageFixture Many(int count, int size) =>
        LayeredImage.Of(
            LayerBlob.Of(
                Enumerable.Range(0, count)
                    .Select(number => File($"many-{number:D4}", new string((char)('a' + (number % 26)), size)))));

    private static void AssertFailed(ProgramResult pulled, int exitCode, string reason)
    {
        Assert.That(pulled.ExitCode, Is.EqualTo(exitCode), pulled.Error);
        Assert.That(pulled.Error, Does.Match(@"\Aregpull: [^\n]+\n\z").And.Contain(reason));
        Assert.That(pulled.Output, Is.Empty);
    }

    private Task<ProgramResult> PullAsync(ImageFixture image, params string[] options) =>
        ProgramRun.RunAsync(Start(image, Workspace.Root, options));

    private Task<ProgramResult> PullIntoAsync(string folder, ImageFixture image) =>
        ProgramRun.RunAsync(Start(image, folder));

    private ProcessStartInfo Start(ImageFixture image, string folder, params string[] options) => InHome(Regpull.Start(
        [
            "pull", Registry.Push("team/rootfs", "1", image), "--quiet", "--format", "rootfs", "--output",
            Path.Combine(folder, "out"), .. options,
        ]));

    private ProcessStartInfo InHome(ProcessStartInfo start)
    {
        start.Environment["HOME"] = Workspace.Root;
        return start;
    }
}
