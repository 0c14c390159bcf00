using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>The installed command as a shell may start it: streams closed, the current directory gone, files limited in
/// size.</summary>
[TestFixture]
[Needs("sh")]
[Platform(Exclude = "Win")]
internal sealed class InheritedConditionsTests : FakeRegistryTests
{
    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { LayerSize = 3_000_000 });

    private string Output => Workspace.PathOf("out");

    [TestCase(">&-", "standard output is closed")]
    [TestCase(">&- 2>&-", "")]
    [TestCase("<&- >&- 2>&-", "")]
    public async Task Pull_StandardOutputIsClosed_ExitsWith7BeforeItPulls(string redirections, string message)
    {
        var pulled = await PullAsync($"exec \"$@\" {redirections}", "docker");

        Assert.That(pulled.ExitCode, Is.EqualTo(7), pulled.Error);
        Assert.That(pulled.Error, message.Length == 0 ? Is.Empty : Does.Contain(message));
        Assert.That(Path.Exists(Output), Is.False);
    }

    [TestCase("2>&-")]
    [TestCase("<&- 2>&-")]
    public async Task Pull_StandardErrorIsClosed_WritesNoMessageIntoTheOutput(string redirections)
    {
        var whole = await Regpull.PullAsync(Workspace, "docker", Reference());

        var pulled = await PullAsync($"exec \"$@\" {redirections}", "docker");

        Assert.That(pulled.ExitCode, Is.Zero);
        Assert.That(await File.ReadAllBytesAsync(Output), Is.EqualTo(await File.ReadAllBytesAsync(whole)));
    }

    [Test]
    public async Task Pull_TheCurrentDirectoryIsGone_ExitsWith7AndOneLine()
    {
        var folder = Workspace.FolderOf("gone");

        var pulled = await PullAsync($"cd '{folder}' && rmdir '{folder}' && exec \"$@\"", "docker");

        Assert.That(pulled.ExitCode, Is.EqualTo(7), pulled.Error);
        Assert.That(
            pulled.Error,
            Is.EqualTo("regpull: the current directory does not exist any more: change to another one\n"));
    }

    [TestCase("docker")]
    [TestCase("oci")]
    [TestCase("rootfs")]
    [TestCase("rootfs-tar")]
    public async Task Pull_FilesAreLimitedInSize_ExitsWith7AndOneLine(string format)
    {
        var pulled = await PullAsync("ulimit -f 2048; exec \"$@\"", format);

        Assert.That(pulled.ExitCode, Is.EqualTo(7), pulled.Error);
        Assert.That(pulled.Error, Does.EndWith("cannot be written: File too large\n"));
        Assert.That(Path.Exists(Output), Is.False);
    }

    private string Reference() => Registry.Push("team/app", "1", Image);

    private async Task<ProgramResult> PullAsync(string script, string format)
    {
        var start = Regpull.Start("pull", Reference(), "--quiet", "--format", format, "--output", Output);
        var shell = ProgramRun.Start("sh", ["-c", script, "sh", start.FileName, .. start.ArgumentList]);

        // Else the runtime itself makes a large file in memory, and does not start below a limit.
        shell.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return await ProgramRun.RunAsync(shell);
    }
}
