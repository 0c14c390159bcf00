using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>The command that the packages install: machine code, with the managed build beside it. Where it cannot be
/// native these are skipped, or fail in CI.</summary>
[TestFixture]
internal sealed class NativeCommandTests
{
    private Workspace Workspace { get; set; } = null!;

    private NativeCommand Command { get; set; } = null!;

    [OneTimeSetUp]
    public void Start()
    {
        Command = NativeCommand.Find();
        Workspace = new Workspace();
    }

    [OneTimeTearDown]
    public void Stop() => Workspace?.Dispose();

    [Test]
    public async Task Version_WithAnEnvironmentThatHasNoDotnet_IsTheManagedBuilds()
    {
        var start = ProgramRun.Start(Command.File, ["--version"]);
        start.Environment.Clear();

        var version = (await ProgramRun.RunAsync(start)).Succeeded();

        Assert.That(version, Does.StartWith("regpull "));
        Assert.That(
            (await ProgramRun.RunAsync("dotnet", Command.ManagedFile, "--version")).Succeeded(), Is.EqualTo(version));
    }

    [Test]
    public async Task Formats_WithoutItsManagedBuild_SaysOnOneLineThatPluginsNeedIt()
    {
        Workspace.FolderOf("plugins/mine");

        var listed = await ProgramRun.RunAsync(Copy(), "formats", "--plugin-dir", Workspace.PathOf("plugins"));

        Assert.That(listed.ExitCode, Is.EqualTo(2));
        Assert.That(
            listed.Error,
            Does.Match(@"\Aregpull: [^\n]+\n\z")
                .And.Contain($"{Workspace.PathOf("managed/regpull.dll")} does not exist"));
        Assert.That(listed.Output, Is.Empty);
    }

    [Test]
    public async Task Pull_WithoutItsManagedBuild_WritesABuiltInFormat()
    {
        await using var registry = await FakeRegistry.StartAsync();
        var reference = registry.Push("team/native", "1.0", Fixture.Image(new ImageRecipe { Seed = 62 }));
        var output = Workspace.PathOf("native.tar");

        Assert.That(
            (await ProgramRun.RunAsync(Copy(), "pull", reference, "-q", "-o", output)).Succeeded(), Is.EqualTo(output));
    }

    private string Copy()
    {
        var copy = Workspace.PathOf("regpull");
        File.Copy(Command.File, copy, overwrite: true);
        return copy;
    }
}
