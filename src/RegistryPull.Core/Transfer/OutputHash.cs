using System.Buffers;
using System.Security.Cryptography;
using RegistryPull.FileSystem;

namespace RegistryPull.Transfer;

/// <summary>The SHA-256 and the size of a whole output.</summary>
/// <param name="Sha256">64 hexadecimal digits.</param>
/// <param name="Size">The size in bytes.</param>
internal sealed record OutputHash(string Sha256, long Size)
{
    private const int BufferSize = 128 * 1024;

    /// <summary>Reads a file from its first byte to its last. The blobs were written in no order, so that nothing could
    /// hash them on the way: docs/decisions/0057-the-transfer-file-reads-the-output-again.md.</summary>
    /// <param name="path">The file.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <exception cref="OutputException">It cannot be read.</exception>
    public static Task<OutputHash> ReadAsync(string path, CancellationToken cancellationToken) =>
        Task.Run(() => Read(path, cancellationToken), cancellationToken);

    private static OutputHash Read(string path, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            using var file = File.OpenHandle(
                path, FileMode.Open, FileAccess.Read, FileShare.Read, FileOptions.SequentialScan);
            long size = 0;
            for (int count; (count = RandomAccess.Read(file, buffer, size)) > 0; size += count)
            {
                cancellationToken.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, count);
            }

            return new OutputHash(Convert.ToHexStringLower(hash.GetHashAndReset()), size);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            throw OutputFailure.Unreadable(path, error);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
