using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;
using RegistryPull.Exporters;
using RegistryPull.Testing;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Benchmarks;

/// <summary>A small pull from its start to its end: the container, a manifest, a configuration and a layer, to
/// memory. What the registry in this process does is in the figures.</summary>
public class PullLoop
{
    private FakeRegistry? _registry;
    private PullRequest? _request;

    [GlobalSetup]
    public async Task PrepareAsync()
    {
        _registry = await FakeRegistry.StartAsync();
        var image = Fixture.Image(new ImageRecipe { Layers = 1, LayerSize = 2000 });
        var reference = _registry.Push("library/app", "1.0", image);
        _request = new PullRequest
        {
            Images = [ImageReference.Parse(reference)],
            Format = "docker",
        };
    }

    [Benchmark(Description = "pull a small image")]
    public async Task<long> PullAsync()
    {
        var services = new ServiceCollection();
        var builder = services.AddRegistryPull();
        foreach (var exporter in BuiltInExporters.Create())
        {
            builder.AddExporter(exporter);
        }

        await using var provider = services.BuildServiceProvider();
        using var output = new MemoryStream();
        var puller = provider.GetRequiredService<ImagePuller>();
        return (await puller.PullAsync(_request! with { Stream = output }, CancellationToken.None)).Size;
    }

    [GlobalCleanup]
    public async Task CleanAsync() => await _registry!.DisposeAsync();
}
