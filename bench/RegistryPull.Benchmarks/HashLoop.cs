using System.Security.Cryptography;
using BenchmarkDotNet.Attributes;

namespace RegistryPull.Benchmarks;

/// <summary>Hashing what has come, a buffer at a time: the work that no download gets around.</summary>
public class HashLoop
{
    private readonly byte[] _buffer = new byte[1 << 20];
    private IncrementalHash? _hash;

    [Params(Digest.Sha256, Digest.Sha512)]
    public string Algorithm { get; set; } = Digest.Sha256;

    [GlobalSetup]
    public void Prepare()
    {
        new Random(1).NextBytes(_buffer);
        _hash = Digest.FromHash(Algorithm, new byte[Algorithm == Digest.Sha256 ? 32 : 64]).CreateHash();
    }

    [Benchmark(Description = "hash 1 MiB")]
    public void Append() => _hash!.AppendData(_buffer);

    [GlobalCleanup]
    public void Clean() => _hash?.Dispose();
}
