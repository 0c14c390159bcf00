using BenchmarkDotNet.Attributes;
using RegistryPull.Exporters.DockerArchive;
using RegistryPull.Exporting;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Benchmarks;

/// <summary>Planning one archive of many images.</summary>
public class ImagesLoop
{
    private readonly DockerArchiveExporter _exporter = new();
    private ExportImage[] _images = [];

    [Params(1000)]
    public int Images { get; set; }

    [GlobalSetup]
    public void Prepare() => _images = [.. Enumerable.Range(1, Images).Select(Image)];

    [Benchmark(Description = "plan an archive of images")]
    public long Plan() => _exporter.Plan(_images, PlanContext.Empty).Length;

    private static ExportImage Image(int number) =>
        Fixture.Image(new ImageRecipe { Seed = number, Layers = 3, LayerSize = 100 })
            .Export($"docker.io/library/app{number}:1.0");
}
