using System.Collections.Concurrent;
using RegistryPull.Exporting;

namespace RegistryPull.Testing;

/// <summary>Blobs in memory, through the two doors of the contract, verified as the real source verifies them.</summary>
/// <param name="blobs">The content by its digest; a value that does not match its key is a corrupt blob.</param>
public sealed class MemoryBlobSource(IReadOnlyDictionary<Digest, byte[]> blobs) : IBlobSource
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
    public Task FillAsync(IReadOnlyCollection<IBlobWindow> windows, CancellationToken cancellationToken)
    {
        foreach (var window in windows)
        {
            cancellationToken.ThrowIfCancellationRequested();
            VerifiedStream.Verify(window.Blob, Fetch(window.Blob));
            window.Write(blobs[window.Blob.Digest], 0);
            window.Complete();
        }

        return Task.CompletedTask;
    }

    private byte[] Fetch(Descriptor blob)
    {
        _fetched.Enqueue(blob.Digest);
        return Failure is not null ? throw Failure
            : blobs.TryGetValue(blob.Digest, out var bytes) ? bytes
            : throw new ImageNotFoundException($"there is no blob {blob.Digest}");
    }
}
