using NUnit.Framework;
using RegistryPull.Cli.ManagedFallback;
using RegistryPull.Cli.Tests.Doubles;

namespace RegistryPull.Cli.Tests.ManagedFallback;

internal sealed class ManagedBuildTests : IDisposable
{
    private readonly DotnetFolder _installed = new();
    private readonly FakeProcessReplacement _replacement = new();

    private string Program => Path.Combine(_installed.Root, "regpull.dll");

    public void Dispose() => _installed.Dispose();

    [Test]
    public async Task Run_ItIsThere_IsCalledWithTheSameArguments()
    {
        await File.WriteAllTextAsync(Program, "");
        var folder = _installed.Install("usr/share/dotnet", DotnetFolder.NewEnough);

        Assert.That(await RunAsync(), Is.EqualTo(FakeProcessReplacement.ExitCode));

        Assert.That(_replacement.Program, Is.EqualTo(Path.Combine(folder, DotnetFolder.Program)));
        Assert.That(_replacement.Arguments, Is.EqualTo(new[] { Program, "pull", "a b", "" }));
    }

    [Test]
    public void Run_ItIsGone_NamesIt()
    {
        _installed.Install("usr/share/dotnet", DotnetFolder.NewEnough);

        Assert.That(
            RunAsync,
            Throws.TypeOf<InvalidRequestException>()
                .With.Message.Contains($"{Program} does not exist: install regpull again"));
    }

    [Test]
    public async Task Run_NoRuntime_SaysWhichIsNeeded()
    {
        await File.WriteAllTextAsync(Program, "");

        Assert.That(
            RunAsync,
            Throws.TypeOf<InvalidRequestException>()
                .With.Message.Contains($"needs .NET {DotnetRuntime.Wanted} or newer, and none was found"));
    }

    private Task<int> RunAsync() => new ManagedBuild(
        _installed.Root, ["pull", "a b", ""],
        new DotnetRuntime(static _ => null, _installed.Root), _replacement).RunAsync(CancellationToken.None);
}
