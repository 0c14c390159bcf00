using System.Collections.Concurrent;

namespace RegistryPull.Output;

/// <summary>Collects where the bytes of an output came from. May be used from several threads.</summary>
internal sealed class BlobOrigins
{
    private readonly ConcurrentDictionary<Digest, BlobOrigin> _origins = new();

    public IReadOnlyDictionary<Digest, BlobOrigin> All => _origins;

    public void Add(Descriptor blob, BlobOrigin origin) => _origins[blob.Digest] = origin;
}
