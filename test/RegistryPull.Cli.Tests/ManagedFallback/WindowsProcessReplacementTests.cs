using NUnit.Framework;
using RegistryPull.Cli.ManagedFallback;

namespace RegistryPull.Cli.Tests.ManagedFallback;

/// <summary>A child works everywhere; Windows alone needs one.</summary>
internal sealed class WindowsProcessReplacementTests
{
    private readonly WindowsProcessReplacement _replacement = new();

    [Test]
    public async Task Run_AProgram_GivesItsExitCode()
    {
        var (program, option) =
            OperatingSystem.IsWindows() ? (Environment.GetEnvironmentVariable("ComSpec")!, "/c") : ("/bin/sh", "-c");

        Assert.That(await _replacement.RunAsync(program, [option, "exit 7"], CancellationToken.None), Is.EqualTo(7));
    }

    [Test]
    public void Run_NoProgram_SaysSo() => Assert.That(
        () => _replacement.RunAsync("/nowhere/dotnet", [], CancellationToken.None),
        Throws.TypeOf<InvalidRequestException>().With.Message.StartsWith("/nowhere/dotnet cannot be run: "));

    [Test]
    public void Run_CancelledBefore_StartsNothing() => Assert.That(
        () =>
            _replacement.RunAsync("/nowhere/dotnet", [], new CancellationToken(canceled: true)),
            Throws.InstanceOf<OperationCanceledException>());
}
