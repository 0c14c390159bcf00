using NUnit.Framework;
using RegistryPull.Cli.Tests.Doubles;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Cli.Tests.Plugins;

/// <summary>Pulls through plug-ins, with the program as it is composed. Whatever they do, it is one line, and nothing
/// has the output's name.</summary>
internal sealed class PluginPullTests : IDisposable
{
    private readonly PluginWorkshop _plugins = new();
    private readonly string _directory = Directory.CreateTempSubdirectory("regpull-").FullName;
    private FakeRegistry _registry = null!;
    private string _reference = null!;

    // The code of a plug-in that says when it runs.
    private string Started => $"File.WriteAllText(@\"{_directory}/started\", \"\");";

    private string Output => Path.Combine(_directory, "out.bin");

    [SetUp]
    public async Task Start()
    {
        _registry = await FakeRegistry.StartAsync();
        _reference = _registry.Push("team/app", "1.0", Fixture.Image());
    }

    [TearDown]
    public async Task Stop()
    {
        await _registry.DisposeAsync();
        Directory.Delete(_directory, recursive: true);
    }

    public void Dispose() => _plugins.Dispose();

    [Test]
    public async Task Pull_APluginsFormat_WritesTheOutput()
    {
        _plugins.Build("good", PluginCode.Exporter("good"));

        var run = await PullAsync("good");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(
            new FileInfo(Output).Length, Is.EqualTo(Fixture.Image().Export().Blobs().Sum(static blob => blob.Size)));
    }

    [Test]
    public async Task Pull_APluginsFormatAgain_IsUpToDate()
    {
        _plugins.Build("good", PluginCode.Exporter("good"));

        await PullAsync("good");

        Assert.That((await StartAsync(CommandLine("good") + " -v")).Error, Does.EndWith(": up to date\n"));
    }

    [Test]
    public async Task Pull_WhatThePluginsTraitsDoNotHold_IsRefused()
    {
        _plugins.Build("good", PluginCode.Exporter("good", traits: "new() { Kind = OutputKind.Directory }"));

        var run = await StartAsync($"pull {_reference} -f good -o -");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain("'good' is a directory, which cannot be streamed"));
    }

    [Test]
    public async Task Pull_ABuiltInFormat_LoadsNoPlugin()
    {
        var trace = Path.Combine(_directory, "trace");
        _plugins.Build("docker", PluginCode.Exporter("docker", constructor: $"File.WriteAllText(@\"{trace}\", \"\");"));
        _plugins.Build("other", PluginCode.Exporter("other", constructor: $"File.WriteAllText(@\"{trace}\", \"\");"));

        var run = await PullAsync("docker");

        Assert.That(run.ExitCode, Is.Zero, run.Error);
        Assert.That(File.Exists(trace), Is.False);
    }

    [Test]
    public async Task Pull_BesideABrokenPlugin_Works()
    {
        _plugins.Write("broken", [1, 2, 3]);
        _plugins.Build("good", PluginCode.Exporter("good"));

        Assert.That((await PullAsync("good")).ExitCode, Is.Zero);
    }

    [Test]
    public async Task Pull_ABrokenPlugin_AsksTheRegistryNothing()
    {
        _plugins.Write("broken", [1, 2, 3]);

        var run = await PullAsync("broken");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain(_plugins.FileOf("broken")));
        Assert.That(_registry.Requests.All, Is.Empty);
    }

    [Test]
    public async Task Pull_AnUnknownFormat_ListsThePluginsToo()
    {
        _plugins.Write("broken", []);

        Assert.That((await PullAsync("zip")).Error, Does.Contain("broken, docker, files, oci, oci-archive"));
    }

    [TestCase("../broken")]
    [TestCase("BROKEN")]
    public async Task Pull_ANameThatOnlyTheFileSystemKnows_IsUnknown(string format)
    {
        _plugins.Write("broken", []);

        Assert.That((await PullAsync(format)).Error, Does.Contain($"no exporter is named '{format}'"));
    }

    [TestCase(
        "throw new InvalidOperationException(\"oops\");",
        ExitCode.Defect,
        "a defect in the plug-in {0}: InvalidOperationException: oops")]
    [TestCase("return null!;", ExitCode.Defect, "a defect in the plug-in {0}: NullReferenceException")]
    [TestCase(
        "return Task.CompletedTask;",
        ExitCode.Defect,
        "a defect in the plug-in {0}: InvalidOperationException: it came back without having written anything")]
    [TestCase(
        "workspace.OpenDirectory(); return Task.CompletedTask;",
        ExitCode.Defect,
        "a defect in the plug-in {0}: InvalidOperationException: it writes a directory")]
    [TestCase(
        "throw new OperationCanceledException();",
        ExitCode.Defect,
        "a defect in the plug-in {0}: OperationCanceledException")]
    [TestCase(
        "return Task.FromException(new IOException(\"disk on fire\"));",
        ExitCode.Output,
        "cannot be written by plug-in {0}: disk on fire")]
    [TestCase(
        "throw new UnauthorizedAccessException(\"not yours\");",
        ExitCode.Output,
        "cannot be written by plug-in {0}: not yours")]
    [TestCase(
        "throw new FileNotFoundException(\"no template\", \"template\");",
        ExitCode.Defect,
        "a defect in the plug-in {0}: FileNotFoundException: no template")]
    [TestCase("throw new InvalidContentException(\"no good\");", ExitCode.InvalidContent, "no good")]
    [TestCase(
        "workspace.Create(\"\").Write([1, 2, 3]); throw new AggregateException();",
        ExitCode.Defect,
        "a defect in the plug-in {0}: AggregateException")]
    public async Task Pull_AnExporterThatThrows_IsOneLineAndNoOutput(string export, int code, string expected)
    {
        var file = _plugins.Build("bad", PluginCode.LayerExporter("bad", export));

        await AssertFailsAsync(code, string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, file));
    }

    [TestCase(
        "throw new InvalidOperationException(\"oops\");",
        ExitCode.Defect,
        "a defect in the plug-in {0}: InvalidOperationException: oops")]
    [TestCase(
        "return null!;", ExitCode.Defect, "a defect in the plug-in {0}: InvalidOperationException: its plan is null")]
    [TestCase(
        "return new OutputPlan([]);",
        ExitCode.Defect,
        "a defect in the plug-in {0}: ArgumentException: an output has at least one file")]
    [TestCase(
        "return new OutputPlan([new PlannedFile(\"a\", [])]);",
        ExitCode.Defect,
        "a defect in the plug-in {0}: InvalidOperationException: it writes a directory")]
    [TestCase(
        "return new OutputPlan([new PlannedFile(\"../a\", [])]);",
        ExitCode.Defect,
        "a defect in the plug-in {0}: ArgumentException: '../a' is not a relative path")]
    [TestCase(
        "return new OutputPlan([new PlannedFile(\"\", [new FileSegment.Blob(new Descriptor(\"m\", "
        + "Digest.Compute([1]), 1))])]);",
        ExitCode.Defect,
        "which none of the images has")]
    [TestCase(
        "throw new OperationCanceledException();",
        ExitCode.Defect,
        "a defect in the plug-in {0}: OperationCanceledException")]
    [TestCase("throw new InvalidContentException(\"no good\");", ExitCode.InvalidContent, "no good")]
    public async Task Pull_APlanThatFails_IsOneLineAndNoOutput(string plan, int code, string expected)
    {
        var file = _plugins.Build("bad", PluginCode.Exporter("bad", plan));

        await AssertFailsAsync(code, string.Format(System.Globalization.CultureInfo.InvariantCulture, expected, file));
    }

    [Test]
    public async Task Pull_VerboseAndAnExporterThatThrows_TracesIt()
    {
        _plugins.Build("bad", PluginCode.Exporter("bad", "throw new InvalidOperationException();"));

        Assert.That((await StartAsync(CommandLine("bad") + " -v")).Error, Does.Contain("at Plugin.Plan("));
    }

    [Test]
    public async Task Pull_ADirectoryInAPluginsOwnWay_IsTheOutput()
    {
        const string Export =
            """File.WriteAllText(Path.Combine(workspace.OpenDirectory(), "a"), "b"); return Task.CompletedTask;""";
        _plugins.Build(
            "good", PluginCode.LayerExporter("good", Export, traits: "new() { Kind = OutputKind.Directory }"));

        await PullAsync("good");

        Assert.That(await File.ReadAllTextAsync(Path.Combine(Output, "a")), Is.EqualTo("b"));
    }

    [Test]
    public async Task Pull_ADependencyThatIsMissedOnlyWhenExporting_IsNamed()
    {
        var other = PluginWorkshop.Compile("Other.Library", "public class Thing { }");
        _plugins.BuildWith(
            "bad", PluginCode.LayerExporter("bad", "_ = new Thing(); return Task.CompletedTask;"), other);

        var run = await PullAsync("bad");

        Assert.That(run.ExitCode, Is.EqualTo(ExitCode.Usage));
        Assert.That(run.Error, Does.Contain(_plugins.FileOf("bad")).And.Contain("needs Other.Library 0.0.0.0"));
    }

    [TestCase("while (true) { Thread.Sleep(100); }")]
    [TestCase("return Task.Delay(-1);")]
    [TestCase("cancellationToken.WaitHandle.WaitOne(); throw new Exception(\"interrupted\");")]
    public async Task Pull_CancelledWhileTheExporterHangs_LeavesPromptly(string export)
    {
        _plugins.Build("slow", PluginCode.LayerExporter("slow", $"{Started} {export}"));
        await AssertLeavesPromptlyAsync();
    }

    [Test]
    public async Task Pull_CancelledWhileThePlanHangs_LeavesPromptly()
    {
        _plugins.Build("slow", PluginCode.Exporter("slow", $"{Started} while (true) {{ Thread.Sleep(100); }}"));
        await AssertLeavesPromptlyAsync();
    }

    private async Task AssertLeavesPromptlyAsync()
    {
        using var cancellation = new CancellationTokenSource();
        var run = new Run { Composition = new Composition(static _ => null, root: "/nowhere") };
        var pulling = run.StartAsync(CommandLine("slow"), cancellation.Token);
        await WaitForAsync(Path.Combine(_directory, "started"));

        await cancellation.CancelAsync();

        // It would hang for ever otherwise: how soon it leaves is the machine's affair, too.
        Assert.That(await pulling.WaitAsync(TimeSpan.FromMinutes(1)), Is.EqualTo(ExitCode.Cancelled));
        Assert.That(run.Error, Does.EndWith("regpull: cancelled; run the same command again to resume\n"));
    }

    private async Task AssertFailsAsync(int code, string expected)
    {
        var run = await PullAsync("bad");

        Assert.That(run.ExitCode, Is.EqualTo(code), run.Error);
        Assert.That(run.Error, Does.Match(@"regpull: [^\n]+\n\z").And.Contain(expected));
        Assert.That(run.Error.Split("\n   at "), Has.Length.EqualTo(1));
        Assert.That(File.Exists(Output) || Directory.Exists(Output), Is.False);
    }

    private static async Task WaitForAsync(string path)
    {
        for (var tries = 0; !File.Exists(path); tries++)
        {
            Assert.That(tries, Is.LessThan(6000), $"{path} did not appear");
            await Task.Delay(20);
        }
    }

    private string CommandLine(string format) =>
        $"pull {_reference} -f {format} -o {Output} --plugin-dir {_plugins.Folder}";

    private Task<Run> PullAsync(string format) => StartAsync(CommandLine(format));

    private Task<Run> StartAsync(string commandLine) => Run.OfAsync(commandLine, run =>
    {
        run.Composition = new Composition(static _ => null, root: "/nowhere");
        run.Variables["REGPULL_PLUGIN_DIR"] = _plugins.Folder;
    });
}
