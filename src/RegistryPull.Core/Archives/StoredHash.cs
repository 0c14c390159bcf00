using System.Buffers;
using System.Security.Cryptography;

namespace RegistryPull.Archives;

/// <summary>Hashes stored content.</summary>
internal static class StoredHash
{
    private const int BufferSize = 1024 * 1024;

    /// <summary>Computes the SHA-256 digest of all bytes.</summary>
    /// <param name="content">The content.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    public static Digest Compute(IStoredContent content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        return Compute(content, Digest.Sha256, hash, cancellationToken);
    }

    /// <summary>Returns whether all bytes have a digest, by the algorithm of the digest.</summary>
    /// <inheritdoc cref="Compute(IStoredContent, CancellationToken)"/>
    public static bool Matches(IStoredContent content, Digest digest, CancellationToken cancellationToken)
    {
        using var hash = digest.CreateHash();
        return Compute(content, digest.Algorithm, hash, cancellationToken) == digest;
    }

    private static Digest Compute(
        IStoredContent content, string algorithm, IncrementalHash hash, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            long position = 0;
            for (int count; (count = content.Read(buffer, position)) > 0; position += count)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, count);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        return Digest.FromHash(algorithm, hash.GetHashAndReset());
    }
}
