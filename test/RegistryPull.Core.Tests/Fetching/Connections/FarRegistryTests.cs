using Microsoft.Extensions.DependencyInjection;
using NUnit.Framework;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Fetching.Connections;

/// <summary>Many small layers of a registry that answers after 50 ms, in virtual time.</summary>
[TestFixture]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class FarRegistryTests : IAsyncDisposable
{
    private const int SlicesPerSecond = 100;

    private static readonly ImageFixture Image = Fixture.Image(new ImageRecipe { Layers = 200, LayerSize = 1000 });

    private readonly SlowLine _line = new(10_000_000, SlicesPerSecond) { SlicesPerAnswer = SlicesPerSecond / 20 };

    public ValueTask DisposeAsync() => _line.DisposeAsync();

    [Test]
    public async Task Pull_ManySmallLayers_UsesMoreConnections()
    {
        await using var pull = await FarAsync();

        await pull.RunAsync();

        Assert.That(pull.Progress.MostAtOnce, Is.InRange(8, 16));
        Layout.AssertArchive(pull.Output, Image);
    }

    // Three come beside the configuration, so that seven connections bring the next ones.
    [Test]
    public async Task Pull_LayersWereRequestedAhead_UsesMoreConnectionsForTheNext()
    {
        var image = Fixture.Image(new ImageRecipe { Layers = 11, LayerSize = 1000 });
        await using var pull = await FarAsync(image);

        await pull.RunAsync();

        Assert.That(pull.Progress.MostAtOnce, Is.GreaterThan(5));
        Layout.AssertArchive(pull.Output, image);
    }

    [Test]
    public async Task Pull_AFixedNumber_IsNeverMore()
    {
        await using var pull = await FarAsync();
        pull.Options = pull.Options with { MaxConcurrentDownloads = 4 };

        await pull.RunAsync();

        Assert.That(pull.Progress.MostAtOnce, Is.EqualTo(4));
    }

    [TestCase(429)]
    [TestCase(503)]
    public async Task Pull_TheServerObjects_UsesFewer(int status)
    {
        var image = Fixture.Image(new ImageRecipe { Layers = 40, LayerSize = 1000 });
        await using var pull = await FarAsync(image);
        pull.Registry.Faults.Add(
            request => image.Layers().Any(layer => layer.Digest.ToString() == request.Route.Target),
            Faults.Status(status),
            times: 8);

        await pull.RunAsync();

        // One or two after the failures, and then one more after twice as many successes.
        Assert.That(pull.Progress.MostAtOnce, Is.LessThan(12));
        Layout.AssertArchive(pull.Output, image);
    }

    private async Task<Pull> FarAsync(ImageFixture? image = null)
    {
        var pull = await Pull.StartAsync(image ?? Image);
        pull.Time = _line.Time;
        pull.Options = pull.Options with { Timeout = TimeSpan.FromSeconds(30), Retries = 5 };
        pull.Configure = services =>
            services.AddSingleton(new HttpMessageInvoker(_line.Handler, disposeHandler: false));
        return pull;
    }
}
