using System.Diagnostics;
using System.Text.Json.Nodes;
using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests.Windows;

/// <summary>A session with the command for Windows: formats, interruptions, and a file that is in use.</summary>
[TestFixture]
[Category("RealParts")]
[Needs("wine64")]
internal sealed class WindowsPullTests
{
    private const int LayerSize = 8_000_000;

    private Workspace Workspace { get; set; } = null!;

    private FakeRegistry Registry { get; set; } = null!;

    private string Image { get; set; } = null!;

    private Digest Layer { get; set; } = null!;

    [SetUp]
    public async Task Start()
    {
        _ = WindowsMachine.Command;
        Workspace = new Workspace();
        Registry = await FakeRegistry.StartAsync();
        var fixture = Fixture.Image(new ImageRecipe { Seed = 66, Layers = 1, LayerSize = LayerSize });
        Layer = fixture.Export().Manifests[0].Manifest.Layers[0].Digest;
        Image = Registry.Push("team/app", "1", fixture);
    }

    [TearDown]
    public async Task Stop()
    {
        await Registry.DisposeAsync();
        Workspace.Dispose();
    }

    [TestCase("docker", "image.tar")]
    [TestCase("oci-archive", "image.tar")]
    [TestCase("rootfs-tar", "root.tar")]
    [TestCase("rootfs-tar", "root.tar.gz")]
    public async Task Pull_AnArchive_HasTheSameBytesAsHere(string format, string name)
    {
        var (there, here) = (Workspace.PathOf($"there-{name}"), Workspace.PathOf($"here-{name}"));

        (await PullAsync(there, format)).Succeeded();
        (await Regpull.RunAsync("pull", Image, "-q", "-f", format, "-o", here)).Succeeded();

        Assert.That(await File.ReadAllBytesAsync(there), Is.EqualTo(await File.ReadAllBytesAsync(here)));
    }

    [TestCase("oci")]
    [TestCase("rootfs")]
    public async Task Pull_ADirectory_HoldsTheImage(string format)
    {
        (await PullAsync(Workspace.PathOf("out"), format)).Succeeded();

        var files = new DirectoryInfo(Workspace.PathOf("out")).GetFiles("*", SearchOption.AllDirectories);
        Assert.That(files.Sum(static file => file.Length), Is.GreaterThanOrEqualTo(LayerSize));
    }

    [Test]
    public async Task Pull_AfterItWasKilled_ContinuesFromWhatIsThere()
    {
        var output = Workspace.PathOf("image.tar");
        using (var killed = await StartAndStallAsync(output))
        {
            killed.Kill(entireProcessTree: true);
            await killed.WaitForExitAsync();
        }

        Registry.Faults.Clear();
        var result = JsonNode.Parse((await PullAsync(output, "docker", "--json")).Succeeded())!;

        Assert.That((long)result[0]!["bytesResumed"]!, Is.GreaterThanOrEqualTo(LayerSize / 4));
        Assert.That((long)result[0]!["bytesReceived"]!, Is.LessThan(LayerSize));
    }

    [Test]
    public async Task Pull_CtrlC_SaysHowToGoOn()
    {
        using var running = await StartAndStallAsync(Workspace.PathOf("image.tar"));

        // wine makes Ctrl+C of the signal.
        (await ProgramRun.RunAsync("kill", "-INT", $"{running.Id}")).Succeeded();
        var said = await running.StandardError.ReadToEndAsync();
        await running.WaitForExitAsync();

        Assert.That(running.ExitCode, Is.EqualTo(130));
        Assert.That(said, Does.Contain("cancelled").And.Contain("run the same command again"));
    }

    [Test]
    public async Task Pull_AnOutputThatAnotherProgramHasOpen_SaysWhichFileAndLeavesIt()
    {
        var output = Workspace.Write("image.tar", "in use");
        using var holder = Process.Start(WindowsMachine.StartProgram(
            "cmd", "/c", $"set /p line= >> {WindowsMachine.PathOf(output)}"))!;
        await Polling.UntilAsync(() => IsOpen(output), "the file is open");

        var pulled = await PullAsync(output, "docker", "--force");
        holder.StandardInput.Close();
        await holder.WaitForExitAsync();

        Assert.That(pulled.ExitCode, Is.EqualTo(7), pulled.Error);
        Assert.That(pulled.Error, Does.Contain("image.tar"));
        Assert.That(await File.ReadAllTextAsync(output), Does.StartWith("in use"));
    }

    // wine opens a file of this system, so its processes show it.
    private static bool IsOpen(string path) => Directory.GetDirectories("/proc").SelectMany(static process =>
    {
        try
        {
            return Directory.GetFiles(Path.Combine(process, "fd"));
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }).Any(file => new FileInfo(file).LinkTarget == path);

    private Task<ProgramResult> PullAsync(string output, string format, params IEnumerable<string> options) =>
        WindowsMachine.RunAsync(
            ["pull", Image, "-q", "-f", format, "-o", WindowsMachine.PathOf(output), .. options]);

    // Three quarters of the layer arrive, and then nothing.
    private async Task<Process> StartAndStallAsync(string output)
    {
        Registry.Faults.Add(When.Digest(Layer), Faults.Stall(after: LayerSize / 4 * 3), times: 16);
        var start = WindowsMachine.Start(
            "pull", Image, "-o", WindowsMachine.PathOf(output), "--progress", "json", "--timeout", "10");
        var process = Process.Start(start)!;
        var bytes = 0L;
        while (bytes < LayerSize / 4 && await process.StandardError.ReadLineAsync() is { } line)
        {
            bytes = (long?)JsonNode.Parse(line)!["bytes"] ?? 0;
        }

        return process;
    }
}
