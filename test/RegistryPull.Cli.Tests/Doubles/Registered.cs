using RegistryPull.Testing;

namespace RegistryPull.Cli.Tests.Doubles;

/// <summary>The program as it is composed, against a registry in this process.</summary>
internal abstract class Registered
{
    protected FakeRegistry Registry { get; private set; } = null!;

    /// <summary>What kind of registry it is.</summary>
    protected virtual FakeRegistryOptions Kind => new();

    [NUnit.Framework.SetUp]
    public async Task StartRegistry() => Registry = await FakeRegistry.StartAsync(Kind);

    [NUnit.Framework.TearDown]
    public ValueTask StopRegistry() => Registry.DisposeAsync();

    protected static Task<Run> RunAsync(string commandLine, Action<Run>? prepare = null) =>
        Run.OfAsync(commandLine, run =>
        {
            run.Composition = new Composition(run.Variables.GetValueOrDefault);
            prepare?.Invoke(run);
        });
}
