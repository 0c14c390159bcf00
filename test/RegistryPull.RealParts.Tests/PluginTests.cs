using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>The sample plug-in in the installed command. It needs no program but the command.</summary>
[TestFixture]
internal sealed class PluginTests
{
    private Workspace Workspace { get; set; } = null!;

    private FakeRegistry Registry { get; set; } = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        Registry = await FakeRegistry.StartAsync();
        Workspace = new Workspace();
        File.Copy(
            Path.Combine(AppContext.BaseDirectory, "dir.dll"),
            Path.Combine(Workspace.FolderOf("plugins/dir"), "dir.dll"));
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await Registry.DisposeAsync();
        Workspace.Dispose();
    }

    [Test]
    public async Task Formats_WithThePlugin_SaysWhereItComesFrom()
    {
        var listed = (await RunAsync("formats")).Succeeded();

        Assert.That(listed, Does.Contain($"({Workspace.PathOf("plugins/dir/dir.dll")})").And.Contain("docker "));
    }

    [Test]
    public async Task Pull_InThePluginsFormat_HasEveryBlob()
    {
        var fixture = Fixture.Image(new ImageRecipe { Seed = 60 });
        var reference = Registry.Push("team/plugged", "1.0", fixture);
        var output = Workspace.PathOf("plugged");

        Assert.That(
            (await RunAsync("pull", reference, "-q", "-f", "dir", "-o", output)).Succeeded(), Is.EqualTo(output));

        foreach (var (digest, bytes) in fixture.Blobs)
        {
            Assert.That(await File.ReadAllBytesAsync(Path.Combine(output, digest.Hex)), Is.EqualTo(bytes));
        }
    }

    [Test]
    public async Task Pull_InThePluginsFormatAgain_IsUpToDate()
    {
        var reference = Registry.Push("team/again", "1.0", Fixture.Image(new ImageRecipe { Seed = 61 }));
        string[] command = ["pull", reference, "-f", "dir", "-o", Workspace.PathOf("again")];

        (await RunAsync(command)).Succeeded();

        Assert.That((await RunAsync([.. command, "-v"])).Error, Does.Contain("up to date"));
    }

    [Test]
    public async Task Pull_APluginThatIsNoAssembly_IsOneLineAndExits2()
    {
        var file = Path.Combine(Workspace.FolderOf("broken/bad"), "bad.dll");
        await File.WriteAllTextAsync(file, "MZ");

        var pulled = await Regpull.RunAsync("pull", "nginx", "-f", "bad", "--plugin-dir", Workspace.PathOf("broken"));

        Assert.That(pulled.ExitCode, Is.EqualTo(2));
        Assert.That(pulled.Error, Does.Match(@"\Aregpull: [^\n]+\n\z").And.Contain(file));
        Assert.That(pulled.Output, Is.Empty);
    }

    private Task<ProgramResult> RunAsync(params IEnumerable<string> arguments) =>
        Regpull.RunAsync([.. arguments, "--plugin-dir", Workspace.PathOf("plugins")]);
}
