using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using RegistryPull.Exporting;

namespace RegistryPull.Testing;

/// <summary>Blobs in memory, verified as the host verifies them.</summary>
/// <param name="blobs">The content by its digest; a value that does not match its key is a corrupt blob.</param>
public sealed class MemoryContent(IReadOnlyDictionary<Digest, byte[]> blobs) : IVerifiedContent
{
    private readonly ConcurrentQueue<Digest> _fetched = new();

    /// <summary>What was asked for so far, in order; twice when it was asked for twice.</summary>
    public IReadOnlyCollection<Digest> Fetched => _fetched;

    /// <summary>Thrown in place of any content, when not null.</summary>
    public RegistryPullException? Failure { get; init; }

    /// <inheritdoc/>
    public Task<Stream> OpenAsync(Descriptor blob, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return Task.FromResult<Stream>(new VerifiedStream(blob, Fetch(blob)));
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<SpooledBlob> SpoolAsync(
        IReadOnlyCollection<Descriptor> blobs, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        foreach (var blob in blobs.DistinctBy(static blob => blob.Digest))
        {
            await Task.Yield();
            cancellationToken.ThrowIfCancellationRequested();
            var bytes = Fetch(blob);
            VerifiedStream.Verify(blob, bytes);
            yield return new SpooledBlob(blob, () => new MemoryStream(bytes, writable: false));
        }
    }

    private byte[] Fetch(Descriptor blob)
    {
        _fetched.Enqueue(blob.Digest);
        if (Failure is not null)
        {
            throw Failure;
        }

        return blobs.TryGetValue(blob.Digest, out var bytes) ? bytes
            : throw new ImageNotFoundException($"there is no blob {blob.Digest}");
    }
}
