using System.Diagnostics;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>The installed command on a disk that loses what was written: fsync(2) and syncfs(2) fail.</summary>
[TestFixture]
[Needs("gcc", "sh")]
[Platform(Include = "Linux")]
internal sealed class DiskFaultTests : FakeRegistryTests
{
    private string Output => Workspace.PathOf("out");

    [TestCase("docker", "fsync")]
    [TestCase("oci", "fsync")]
    [TestCase("oci-archive", "fsync")]
    [TestCase("rootfs-tar", "fsync")]
    [TestCase("rootfs", "syncfs")]
    public async Task Pull_TheOutputDoesNotReachTheDisk_ExitsWith7AndGivesItNoName(string format, string call)
    {
        var pulled = await RunAsync(
            call,
            "pull",
            Registry.Push("team/app", "1", Fixture.Image()),
            "--quiet",
            "--format",
            format,
            "--output",
            Output);

        Assert.That((pulled.ExitCode, pulled.Output), Is.EqualTo((7, "")));
        Assert.That(pulled.Error, Does.Contain("cannot be written: Input/output error"));
        Assert.That(Path.Exists(Output), Is.False);
    }

    [Test]
    public async Task Login_TheFileDoesNotReachTheDisk_ExitsWith7AndLeavesTheOldOne()
    {
        var file = Workspace.Write("auth.json", "{}");
        var login = await StartAsync(
            "fsync", "login", Registry.Host, "--username", "me", "--password-stdin", "--authfile", file);
        var piped = ProgramRun.Start("sh", ["-c", "echo secret | \"$@\"", "sh", login.FileName, .. login.ArgumentList]);

        var run = await ProgramRun.RunAsync(piped);

        Assert.That(run.ExitCode, Is.EqualTo(7), run.Error);
        Assert.That(run.Error, Does.Contain(file).And.Contain("Input/output error"));
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("{}"));
    }

    private Task<ProcessStartInfo> StartAsync(string call, params IEnumerable<string> arguments) =>
        FilteredCall.FailAsync(Workspace, call, Regpull.Start(arguments));

    private async Task<ProgramResult> RunAsync(string call, params IEnumerable<string> arguments) =>
        await ProgramRun.RunAsync(await StartAsync(call, arguments));
}
