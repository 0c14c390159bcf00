using System.Diagnostics;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Cli.Tests.Plugins;

/// <summary>The program as a separate process, which a plug-in must not be able to keep alive:
/// <c>REGPULL_COMMAND</c>, or what was built beside the tests.</summary>
[Platform(Exclude = "Win", Reason = "the signal is sent with kill")]
internal sealed class PluginProcessTests : IDisposable
{
    private readonly PluginWorkshop _plugins = new();

    public void Dispose() => _plugins.Dispose();

    [TestCase("while (true) { Thread.Sleep(100); }")]
    [TestCase("new Thread(() => Thread.Sleep(-1)).Start(); return Task.Delay(-1);")]
    public async Task Interrupted_WhileTheExporterHangs_LeavesPromptly(string export)
    {
        await using var registry = await FakeRegistry.StartAsync();
        var started = Path.Combine(_plugins.Folder, ".started");
        _plugins.Build("slow", PluginCode.LayerExporter("slow", $"File.WriteAllText(@\"{started}\", \"\"); {export}"));
        using var process = Start(
            "pull",
            registry.Push("team/app", "1.0", Fixture.Image()),
            "-f",
            "slow",
            "-o",
            Path.Combine(_plugins.Folder, ".out"));
        await WaitForAsync(started);

        // Not SIGINT: a process that is started in the background ("dotnet test &") inherits that it is ignored.
        Process.Start("kill", ["-TERM", $"{process.Id}"]).Dispose();
        await EndAsync(process);

        Assert.That(process.ExitCode, Is.EqualTo(ExitCode.Cancelled));
    }

    [Test]
    public async Task Ended_WithAThreadLeftRunning_DoesNotWaitForIt()
    {
        _plugins.Build("good", PluginCode.Exporter("good", constructor: "new Thread(() => Thread.Sleep(-1)).Start();"));

        using var process = Start("formats");
        await EndAsync(process);

        Assert.That(process.ExitCode, Is.Zero);
    }

    [Test]
    public async Task Pull_AThreadOfThePluginsThatThrows_IsOneLineThatNamesIt()
    {
        await using var registry = await FakeRegistry.StartAsync();
        var file = _plugins.Build(
            "bad",
            PluginCode.LayerExporter(
                "bad", "new Thread(() => throw new FormatException(\"oops\")).Start(); return Task.Delay(-1);"));
        using var process = Start(
            "pull",
            registry.Push("team/app", "1.0", Fixture.Image()),
            "-q",
            "-f",
            "bad",
            "-o",
            Path.Combine(_plugins.Folder, ".out"));

        var error = await process.StandardError.ReadToEndAsync();
        await EndAsync(process);

        Assert.That(
            error,
            Does.Match(@"\Aregpull: [^\n]+\n\z").And.Contain($"a defect in the plug-in {file}: FormatException: oops"));
        Assert.That(process.ExitCode, Is.EqualTo(ExitCode.Defect));
    }

    [Test]
    public async Task Pull_ToStandardOutput_HasTheBytesAlone()
    {
        await using var registry = await FakeRegistry.StartAsync();
        _plugins.Build("good", PluginCode.Exporter("good"));
        using var process = Start(
            "pull", registry.Push("team/app", "1.0", Fixture.Image()), "-q", "-f", "good", "-o", "-");

        using var bytes = new MemoryStream();
        await process.StandardOutput.BaseStream.CopyToAsync(bytes);
        await EndAsync(process);

        Assert.That(bytes.Length, Is.EqualTo(Fixture.Image().Export().Blobs().Sum(static blob => blob.Size)));
        Assert.That(process.ExitCode, Is.Zero);
    }

    [Test]
    public async Task Pull_APasswordOnStandardInput_IsThePluginsToo()
    {
        await using var registry = await FakeRegistry.StartAsync(
            new FakeRegistryOptions { Auth = FakeAuth.Basic, User = "ann", Password = "s3cret" });
        _plugins.Build("good", PluginCode.Exporter("good"));
        var output = Path.Combine(_plugins.Folder, ".out");
        using var process = Start(
            "pull",
            registry.Push("team/app", "1.0", Fixture.Image()),
            "-q",
            "-f",
            "good",
            "-o",
            output,
            "-u",
            "ann",
            "--password-stdin");

        await process.StandardInput.WriteAsync("s3cret\n");
        process.StandardInput.Close();
        await EndAsync(process);

        Assert.That(process.ExitCode, Is.Zero);
        Assert.That(File.Exists(output), Is.True);
    }

    private Process Start(params IEnumerable<string> arguments)
    {
        var start = Environment.GetEnvironmentVariable("REGPULL_COMMAND") is { Length: > 0 } installed
            ? new ProcessStartInfo(installed, arguments)
            : new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "regpull.dll"), .. arguments]);
        start.Environment["REGPULL_PLUGIN_DIR"] = _plugins.Folder;
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        return Process.Start(start)!;
    }

    private static async Task EndAsync(Process process)
    {
        using var late = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var kill = late.Token.Register(() => process.Kill(entireProcessTree: true));
        await process.WaitForExitAsync(CancellationToken.None);
    }

    private static async Task WaitForAsync(string path)
    {
        for (var tries = 0; !File.Exists(path); tries++)
        {
            Assert.That(tries, Is.LessThan(6000), $"{path} did not appear");
            await Task.Delay(20);
        }
    }
}
