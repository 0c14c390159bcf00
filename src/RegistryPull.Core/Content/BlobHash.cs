using System.Security.Cryptography;

namespace RegistryPull.Content;

/// <summary>The hash of a blob's bytes from its start up to a position.</summary>
internal sealed class BlobHash(Descriptor blob) : IDisposable
{
    private readonly IncrementalHash _hash = blob.Digest.CreateHash();

    /// <summary>How many bytes have been hashed.</summary>
    public long Position { get; private set; }

    public void Append(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        Position += bytes.Length;
    }

    /// <summary>Hashes the bytes that are present in a slot.</summary>
    public void AppendPresent(IBlobSlot slot, byte[] buffer, CancellationToken cancellationToken)
    {
        for (int count; (count = slot.Read(buffer, Position)) > 0;)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Append(buffer.AsSpan(0, count));
        }
    }

    /// <summary>Whether these are all the blob's bytes, and the right ones. Ends the hash.</summary>
    public bool IsComplete() =>
        Position == blob.Size && Digest.FromHash(blob.Digest.Algorithm, _hash.GetHashAndReset()) == blob.Digest;

    public void Dispose() => _hash.Dispose();
}
