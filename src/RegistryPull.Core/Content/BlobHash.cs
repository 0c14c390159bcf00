using System.Security.Cryptography;

namespace RegistryPull.Content;

/// <summary>The hash of a blob's bytes from its start up to a position.</summary>
internal sealed class BlobHash(Descriptor blob) : IDisposable
{
    private readonly IncrementalHash _hash = blob.Digest.CreateHash();

    /// <summary>Gets how many bytes have been hashed.</summary>
    public long Position { get; private set; }

    /// <summary>Hashes the next bytes.</summary>
    public void Append(ReadOnlySpan<byte> bytes)
    {
        _hash.AppendData(bytes);
        Position += bytes.Length;
    }

    /// <summary>Hashes all bytes that a reader has, from the position on.</summary>
    /// <param name="read">Reads the blob.</param>
    /// <param name="buffer">What is read into.</param>
    /// <param name="cancellationToken">Cancels it.</param>
    public void AppendAll(BytesReader read, byte[] buffer, CancellationToken cancellationToken)
    {
        for (var count = read(buffer, Position); count > 0; count = read(buffer, Position))
        {
            cancellationToken.ThrowIfCancellationRequested();
            Append(buffer.AsSpan(0, count));
        }
    }

    /// <summary>Ends the hash.</summary>
    /// <returns>Whether the hashed bytes are all bytes of the blob, and match its digest.</returns>
    public bool IsComplete() =>
        Position == blob.Size && Digest.FromHash(blob.Digest.Algorithm, _hash.GetHashAndReset()) == blob.Digest;

    /// <inheritdoc/>
    public void Dispose() => _hash.Dispose();
}
