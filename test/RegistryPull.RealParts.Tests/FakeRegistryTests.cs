using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing;

namespace RegistryPull.RealParts.Tests;

/// <summary>Tests of the installed command whose registry is the tests' own, new for each test.</summary>
[Category("RealParts")]
internal abstract class FakeRegistryTests
{
    protected Workspace Workspace { get; private set; } = null!;

    protected FakeRegistry Registry { get; private set; } = null!;

    [SetUp]
    public async Task StartRegistry() => (Workspace, Registry) = (new Workspace(), await FakeRegistry.StartAsync());

    [TearDown]
    public async Task StopRegistry()
    {
        await Registry.DisposeAsync();
        Workspace.Dispose();
    }
}
