using System.Diagnostics;
using System.Runtime.Versioning;
using NUnit.Framework;
using RegistryPull.FileSystem;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Output.Resuming;

/// <summary>What someone else may have left where an output is to grow.</summary>
[TestFixture]
[Platform(Exclude = "Win", Reason = "links need a privilege there, and folders are not shared in this way")]
internal sealed class WorkspaceOwnershipTests
{
    // link, in the workspace    | leads to
    // --------------------------+------------
    // ""                        | a directory: the whole workspace
    // any of its parts          | a file or a directory
    [TestCase("", "victims")]
    [TestCase("lock", "victims/file")]
    [TestCase("journal", "victims/file")]
    [TestCase("journal", "nowhere")]
    [TestCase("content", "victims/file")]
    [TestCase("content", "victims")]
    [TestCase("previous", "victims")]
    [TestCase("replaced", "victims")]
    [TestCase("content/blobs", "victims")]
    [TestCase("content/blobs/sha256/x", "victims/file")]
    public async Task Pull_ALinkWasPrepared_IsRefusedAndNothingIsTouched(string link, string target)
    {
        await using var pull = await Pull.StartAsync();
        pull.Format = "oci";
        var victim = Path.Combine(Directory.CreateDirectory(Path.Combine(pull.Folder, "victims")).FullName, "file");
        await File.WriteAllTextAsync(victim, "precious");
        var path = Path.TrimEndingDirectorySeparator(Path.Combine(pull.Partial, link));
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.CreateSymbolicLink(path, Path.Combine(pull.Folder, target));
        if (link.StartsWith("content/", StringComparison.Ordinal))
        {
            // Only content with a record is taken up, and so looked into.
            await File.WriteAllTextAsync(Path.Combine(pull.Partial, "journal"), "held\n");
        }

        var error = await pull.FailAsync<OutputException>();

        Assert.That(error.Message, Does.Contain(path).And.Contain("remove it"));
        Assert.That(await File.ReadAllTextAsync(victim), Is.EqualTo("precious"));
        Assert.That(Directory.GetFileSystemEntries(Path.GetDirectoryName(victim)!), Is.EqualTo(new[] { victim }));
        Assert.That(Path.Exists(Path.Combine(pull.Folder, "nowhere")), Is.False);
    }

    [Test]
    public async Task Pull_LinksInContentWithoutARecord_AreClearedAwayAndNotFollowed()
    {
        await using var pull = await Pull.StartAsync();
        var victim = Path.Combine(Directory.CreateDirectory(Path.Combine(pull.Folder, "victims")).FullName, "file");
        await File.WriteAllTextAsync(victim, "precious");
        File.CreateSymbolicLink(
            Path.Combine(Directory.CreateDirectory(Path.Combine(pull.Partial, "content")).FullName, "link"),
            Path.GetDirectoryName(victim)!);

        await pull.RunAsync();

        Assert.That(await File.ReadAllTextAsync(victim), Is.EqualTo("precious"));
        Assert.That(Path.Exists(pull.Partial), Is.False);
    }

    [TestCase("journal")]
    [TestCase("content")]
    [Platform(Include = "Linux")]
    public async Task Pull_APipeWasPrepared_IsRefused(string name)
    {
        await using var pull = await Pull.StartAsync();
        Directory.CreateDirectory(pull.Partial);
        MakePipe(Path.Combine(pull.Partial, name));

        Assert.That((await pull.FailAsync<OutputException>()).Message, Does.Contain(name));
    }

    [Test]
    [Platform(Include = "Linux")]
    public async Task Pull_ForceOverAPipe_LeavesIt()
    {
        await using var pull = await Pull.StartAsync();
        MakePipe(pull.Output);

        var error = await pull.FailAsync<OutputException>(static request => request with { Force = true });

        Assert.That(error.Message, Does.Contain("device or a pipe"));
        Assert.That(FileStatus.TryRead(pull.Output)?.IsOrdinary, Is.False);
    }

    [Test]
    [UnsupportedOSPlatform("windows")]
    public async Task Pull_WhileItGrows_NobodyElseCanReachIt()
    {
        await using var pull = await Pull.StartAsync();
        pull.Options = pull.Options with { Retries = 0 };
        pull.Registry.Faults.Add(Testing.When.Digest(Fixture.Image().Layers()[0].Digest), Testing.Faults.Tear(100));
        Directory.CreateDirectory(pull.Partial, (UnixFileMode)0b111_111_111);

        await pull.FailAsync<RegistryUnavailableException>();

        Assert.That(
            File.GetUnixFileMode(pull.Partial),
            Is.EqualTo(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute));
    }

    [Test]
    public async Task Pull_ManyRunsOfOneOutput_LeaveItWhole()
    {
        await using var pull = await Pull.StartAsync();
        for (var round = 0; round < 20; round++)
        {
            File.Delete(pull.Output);
            var runs = Enumerable.Range(0, 6).Select(_ => Task.Run(() => TryAsync(pull)));
            Assert.That(await Task.WhenAll(runs), Has.Some.True);
            Layout.AssertArchive(pull.Output, Fixture.Image());
        }
    }

    private static async Task<bool> TryAsync(Pull pull)
    {
        try
        {
            await pull.RunAsync(static request => request with { Force = true });
            return true;
        }
        catch (OutputException)
        {
            return false;
        }
    }

    private static void MakePipe(string path)
    {
        using var process = Process.Start("mkfifo", [path]);
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero);
    }
}
