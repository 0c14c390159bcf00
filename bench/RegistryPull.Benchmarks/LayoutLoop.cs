using BenchmarkDotNet.Attributes;
using RegistryPull.Exporters.DockerArchive;
using RegistryPull.Exporting;
using RegistryPull.Testing.Fixtures;

namespace RegistryPull.Benchmarks;

/// <summary>Laying out a docker archive: where each byte belongs, before any blob is asked for.</summary>
public class LayoutLoop
{
    private readonly DockerArchiveExporter _exporter = new();
    private ExportImage[] _images = [];

    [Params(12, 200)]
    public int Layers { get; set; }

    [GlobalSetup]
    public void Prepare() =>
        _images = [Fixture.Image(new ImageRecipe { Layers = Layers, LayerSize = 100 }).Export("docker.io/library/app:1.0")];

    [Benchmark(Description = "lay out an archive")]
    public long LayOut() => _exporter.Plan(_images, PlanContext.Empty).Length;
}
