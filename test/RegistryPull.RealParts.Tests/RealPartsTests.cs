using NUnit.Framework;
using RegistryPull.RealParts.Tests.Parts;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.RealParts.Tests;

/// <summary>Tests against real programs: a real registry serves, the installed command pulls, and real consumers
/// judge.</summary>
[Category("RealParts")]
internal abstract class RealPartsTests
{
    protected RealRegistry Registry { get; private set; } = null!;

    protected Workspace Workspace { get; private set; } = null!;

    /// <summary>Whether the registry wants a name and a password.</summary>
    protected virtual bool IsGuarded => false;

    [OneTimeSetUp]
    public async Task StartRegistry() => Registry = await RealRegistry.StartAsync(IsGuarded);

    [OneTimeTearDown]
    public ValueTask StopRegistry() => Registry?.DisposeAsync() ?? default;

    [SetUp]
    public void CreateWorkspace() => Workspace = new Workspace();

    [TearDown]
    public void DeleteWorkspace() => Workspace.Dispose();

    protected static string ImageId(ImageFixture fixture, int manifest = 0) =>
        fixture.Export().Manifests[manifest].Manifest.Config.Digest.ToString();
}
