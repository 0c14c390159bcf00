using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Registries.Mirrors;

/// <summary>A pull with two mirrors before the registry, all of which have the image.</summary>
internal sealed class MirroredPull : IAsyncDisposable
{
    private MirroredPull(Pull pull, FakeRegistry first, FakeRegistry second) =>
        (Pull, First, Second) = (pull, first, second);

    public Pull Pull { get; }

    public FakeRegistry First { get; }

    public FakeRegistry Second { get; }

    public FakeRegistry Registry => Pull.Registry;

    public static async Task<MirroredPull> StartAsync(
        ImageFixture? fixture = null, FakeRegistryOptions? first = null, FakeRegistryOptions? registry = null)
    {
        var image = fixture ?? Fixture.Image();
        var mirrored = new MirroredPull(
            await Pull.StartAsync(image, registry),
            await FakeRegistry.StartAsync(first),
            await FakeRegistry.StartAsync());
        mirrored.First.Push("team/app", "1.0", image);
        mirrored.Second.Push("team/app", "1.0", image);
        mirrored.Pull.Options =
            mirrored.Pull.Options with { Mirrors = [mirrored.First.Url.AbsoluteUri, mirrored.Second.Url.AbsoluteUri] };
        return mirrored;
    }

    /// <summary>How many requests each has had: the first mirror, the second, the registry.</summary>
    public (int First, int Second, int Registry) Asked(Func<RequestLog, int> count) =>
        (count(First.Requests), count(Second.Requests), count(Registry.Requests));

    public async ValueTask DisposeAsync()
    {
        await Pull.DisposeAsync();
        await First.DisposeAsync();
        await Second.DisposeAsync();
    }
}
