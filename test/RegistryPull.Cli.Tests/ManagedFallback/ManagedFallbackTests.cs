using NUnit.Framework;
using RegistryPull.Cli.ManagedFallback;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.ManagedFallback;

/// <summary>When a native build hands over, and when it does the work itself.</summary>
internal sealed class ManagedFallbackTests : IDisposable
{
    private readonly DotnetFolder _installed = new();
    private readonly DirectoryInfo _plugins = Directory.CreateTempSubdirectory("regpull-plugins-");
    private readonly FakeProcessReplacement _replacement = new();

    public void Dispose()
    {
        _installed.Dispose();
        _plugins.Delete(recursive: true);
    }

    [TestCase("pull nginx -f mine -o - --password-stdin -u ann")]
    [TestCase("pull nginx redis --format=mine --json")]
    [TestCase("formats")]
    public async Task Run_APluginIsNeeded_HandsOverBeforeAnythingIsReadOrPrinted(string commandLine)
    {
        _plugins.CreateSubdirectory("mine");

        var run = await RunAsync(commandLine);

        Assert.That(_replacement.Program, Is.Not.Null);
        Assert.That(run.ExitCode, Is.EqualTo(FakeProcessReplacement.ExitCode));
        Assert.That(run.Out + run.Error, Is.Empty);
        Assert.That(run.Console.IsInputOpened, Is.False);
        Assert.That(run.Pull.Requests, Is.Empty);
    }

    [Test]
    public async Task Run_TheVariableNamesAPlugin_HandsOver()
    {
        _plugins.CreateSubdirectory("mine");

        var run = await RunAsync("pull nginx", run => run.Variables["REGPULL_FORMAT"] = "mine");

        Assert.That(run.ExitCode, Is.EqualTo(FakeProcessReplacement.ExitCode));
    }

    [TestCase("pull nginx")]
    [TestCase("pull nginx -f oci")]
    [TestCase("--version")]
    [TestCase("pull --help")]
    public async Task Run_NoPluginIsNeeded_StaysItself(string commandLine)
    {
        _plugins.CreateSubdirectory("mine");

        var run = await RunAsync(commandLine);

        Assert.That(_replacement.Program, Is.Null);
        Assert.That(run.ExitCode, Is.Zero, run.Error);
    }

    [Test]
    public async Task Pull_AFormatThatNothingHas_IsAnsweredByItself()
    {
        _plugins.CreateSubdirectory("mine");

        var run = await RunAsync("pull nginx -f other");

        Assert.That(_replacement.Program, Is.Null);
        Assert.That(run.Error, Does.Contain("no exporter is named 'other': there are docker, mine, oci"));
    }

    // One with a built-in name is never loaded: to say so takes no other build.
    [TestCase("docker")]
    [TestCase(".hidden")]
    public async Task Formats_NothingToLoad_StaysItself(string folder)
    {
        _plugins.CreateSubdirectory(folder);

        await RunAsync("formats");

        Assert.That(_replacement.Program, Is.Null);
    }

    private async Task<Run> RunAsync(string commandLine, Action<Run>? prepare = null)
    {
        _installed.Install("usr/share/dotnet", DotnetFolder.NewEnough);
        await File.WriteAllTextAsync(Path.Combine(_installed.Root, "regpull.dll"), "");
        return await Run.OfAsync(commandLine, run =>
        {
            run.Variables["REGPULL_PLUGIN_DIR"] = _plugins.FullName;
            run.Pull.ManagedBuild = new ManagedBuild(
                _installed.Root, [], new DotnetRuntime(static _ => null, _installed.Root), _replacement);
            prepare?.Invoke(run);
        });
    }
}
