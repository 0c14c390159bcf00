using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace OfflineDemo;

/// <summary>What every step of the demo plays on.</summary>
/// <param name="Registry">The registry in this process.</param>
/// <param name="Image">What was pushed there.</param>
/// <param name="Reference">Its name.</param>
/// <param name="Workspace">Where outputs go.</param>
internal sealed record Stage(FakeRegistry Registry, ImageFixture Image, string Reference, Workspace Workspace)
{
    // A line on which the bars can be watched.
    private const int BytesPerSecond = 2_000_000;

    public Regpull Regpull { get; } = new(Workspace.Directory);

    /// <summary>The next step gets a registry without faults and without a past.</summary>
    public void Reset()
    {
        Registry.Faults.Clear();
        Registry.Requests.Clear();
    }

    /// <summary>Each download gets its time.</summary>
    public void SlowDown() => Registry.Faults.Add(When.Blob, Faults.Slow(BytesPerSecond), int.MaxValue);
}
