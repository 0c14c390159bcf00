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
        var buffer = new byte[BufferSize];
        long position = 0;
        for (int count; (count = content.Read(buffer, position)) > 0; position += count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            hash.AppendData(buffer, 0, count);
        }

        return Digest.FromHash(Digest.Sha256, hash.GetHashAndReset());
    }
}
