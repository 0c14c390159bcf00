using System.Runtime.Versioning;
using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.Options;

internal sealed class LockOptionTests
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("regpull-lock-");

    private string Lock => Path.Combine(_folder.FullName, "images.lock");

    [TearDown]
    public void RemoveFolder() => _folder.Delete(recursive: true);

    [Test]
    public async Task Run_ANewLock_HasWhatEveryReferenceLedTo()
    {
        await Run.OfAsync($"pull b a --lock {Lock}");

        Assert.That(await File.ReadAllTextAsync(Lock), Is.EqualTo($$"""
            {
              "version": 1,
              "images": [
                {
                  "reference": "docker.io/library/a:latest",
                  "digest": "{{Samples.Digest(2)}}"
                },
                {
                  "reference": "docker.io/library/b:latest",
                  "digest": "{{Samples.Digest(2)}}"
                }
              ]
            }

            """.ReplaceLineEndings("\n")));
    }

    [Test]
    public async Task Run_AnExistingLock_PinsIsAddedToAndKeepsTheOthers()
    {
        await Run.OfAsync($"pull a b --lock {Lock}");

        var run = await Run.OfAsync($"pull b c --lock {Lock}");

        Assert.That(run.Pull.Requests[0].Pins.Values, Is.EqualTo(new[] { Samples.Digest(2), Samples.Digest(2) }));
        Assert.That(
            LockFile.Open(Lock).Pins.Keys.Select(static image => image.Familiar),
            Is.EquivalentTo(new[] { "a:latest", "b:latest", "c:latest" }));
    }

    [Test]
    public async Task Run_NothingNew_LeavesTheFileAlone()
    {
        await Run.OfAsync($"pull a --lock {Lock}");
        var written = new DateTime(2020, 1, 1, 0, 0, 0, DateTimeKind.Utc);
        File.SetLastWriteTimeUtc(Lock, written);

        await Run.OfAsync($"pull a --lock {Lock}");

        Assert.That(File.GetLastWriteTimeUtc(Lock), Is.EqualTo(written));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "modes of directories")]
    [UnsupportedOSPlatform("windows")]
    public async Task Run_AFullLockThatCannotBeWritten_Pins()
    {
        await Run.OfAsync($"pull a --lock {Lock}");
        File.SetUnixFileMode(_folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var run = await Run.OfAsync($"pull a --lock {Lock}");

        File.SetUnixFileMode(_folder.FullName, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        Assert.That((run.ExitCode, run.Request.Pins.Count), Is.EqualTo((0, 1)), run.Error);
    }

    [Test]
    public async Task Run_ADirectory_IsRefused()
    {
        var run = await Run.OfAsync($"pull a --lock {_folder.FullName}");

        Assert.That((run.ExitCode, run.Pull.Requests.Count), Is.EqualTo((ExitCode.Output, 0)));
        Assert.That(run.Error, Does.Contain("is a directory: name a file"));
    }

    [Test]
    public async Task Run_AFailure_LocksWhatWasPulledBefore()
    {
        await Run.OfAsync($"pull a b --lock {Lock}", static run => run.Pull.Answer = static (request, _) => request.Images[0].Reference.Familiar == "b:latest"
            ? throw new ImageNotFoundException("none")
            : Task.FromResult(Samples.Result(request)));

        Assert.That(LockFile.Open(Lock).Pins.Keys.Single().Familiar, Is.EqualTo("a:latest"));
    }

    [Test]
    public async Task Run_ADryRun_WritesNoLock()
    {
        await Run.OfAsync($"pull a --dry-run --lock {Lock}");

        Assert.That(File.Exists(Lock), Is.False);
    }

    [Test]
    public async Task Run_ATransferFile_PinsAndStaysAsItIs()
    {
        var transfer = $$"""
            { "version": 1, "created": "2026-01-01T00:00:00+00:00", "tool": "regpull 1", "output": "x.tar", "sha256": null, "size": null,
              "volumes": [], "requires": [], "buildsOn": [], "missing": [],
              "images": [ { "reference": "a", "digest": "{{Samples.Digest(1)}}", "indexDigest": "{{Samples.Digest(9)}}",
                "platform": null, "imageId": null, "origin": "docker.io", "layers": [] } ] }
            """;
        await File.WriteAllTextAsync(Lock, transfer);

        var run = await Run.OfAsync($"pull a b -o y.tar --lock {Lock}");

        Assert.That(run.Request.Pins.Single().Value, Is.EqualTo(Samples.Digest(9)));
        Assert.That(run.Error, Does.Contain("b:latest is not in the transfer file that --lock names: its tag decides"));
        Assert.That(await File.ReadAllTextAsync(Lock), Is.EqualTo(transfer));
    }

    [TestCase("{}", "is not a lock")]
    [TestCase("nonsense", "is not a lock")]
    [TestCase("""{ "version": 1, "images": [ { "reference": "A", "digest": "x" } ] }""", "$.images[0].reference")]
    [TestCase("""{ "version": 2, "images": [] }""", "is a lock of version 2")]
    [TestCase("""{ "version": 1, "output": "x" }""", "is not a transfer file")]
    public async Task Run_AnotherFile_IsRefusedBeforeAnything(string text, string message)
    {
        await File.WriteAllTextAsync(Lock, text);

        var run = await Run.OfAsync($"pull a --lock {Lock}");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.InvalidContent));
        Assert.That(run.Error, Does.Contain(message));
        Assert.That(run.Pull.Requests, Is.Empty);
    }
}
