using System.Collections.Immutable;
using BenchmarkDotNet.Attributes;
using RegistryPull.Selecting;

namespace RegistryPull.Benchmarks;

/// <summary>Selecting the manifests that suit a machine from an index.</summary>
public class SelectionLoop
{
    private static readonly string[] Architectures = ["amd64", "arm/v5", "arm/v6", "arm/v7", "arm64", "ppc64le", "s390x"];

    private ImmutableArray<Descriptor> _entries = [];

    [Params(7, 1000)]
    public int Entries { get; set; }

    [GlobalSetup]
    public void Prepare() => _entries = [.. Enumerable.Range(0, Entries).Select(Entry)];

    [Benchmark(Description = "select a platform")]
    public int Select() => PlatformSelection.Choose(_entries, PlatformChoice.Default, "arm64", "app:1.0").Length;

    private static Descriptor Entry(int number) =>
        new(MediaTypes.OciManifest, Digest.Compute(BitConverter.GetBytes(number)), 1000)
        {
            Platform = Platform.Parse($"linux/{Architectures[number % Architectures.Length]}"),
        };
}
