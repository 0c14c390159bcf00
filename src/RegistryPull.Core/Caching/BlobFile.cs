using System.Buffers;
using Microsoft.Win32.SafeHandles;
using RegistryPull.Content;

namespace RegistryPull.Caching;

/// <summary>A file that should hold a blob, open for reading and as long as the blob. Whether it is the blob is found out by reading it.</summary>
internal sealed class BlobFile : IDisposable
{
    private const int BufferSize = 1024 * 1024;

    private readonly Descriptor _blob;

    private BlobFile(string path, Descriptor blob, SafeFileHandle handle) => (Path, _blob, Handle) = (path, blob, handle);

    public string Path { get; }

    public SafeFileHandle Handle { get; }

    /// <summary>Opens it.</summary>
    /// <returns>Null when there is no such file, or one of another length.</returns>
    public static BlobFile? TryOpen(string path, Descriptor blob)
    {
        if (!PlainFiles.IsOne(path))
        {
            return null;
        }

        // Others may remove it meanwhile: what is open stays readable.
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (RandomAccess.GetLength(handle) == blob.Size)
        {
            return new BlobFile(path, blob, handle);
        }

        handle.Dispose();
        return null;
    }

    /// <summary>Reads it from start to end.</summary>
    /// <param name="seen">Is shown the bytes, in order.</param>
    /// <param name="cancellationToken">Ends the reading.</param>
    /// <returns>Whether it is the blob.</returns>
    public bool Read(BytesSeen seen, CancellationToken cancellationToken)
    {
        using var hash = new BlobHash(_blob);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(_blob.Size, BufferSize));
        try
        {
            for (int count; (count = ReadAt(buffer, hash.Position)) > 0;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                seen(buffer.AsSpan(0, count), hash.Position);
                hash.Append(buffer.AsSpan(0, count));
            }

            return hash.IsComplete();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>Reads some of it.</summary>
    /// <returns>How many bytes; 0 at the blob's end, also where the file has grown meanwhile.</returns>
    public int ReadAt(Span<byte> buffer, long offset) =>
        RandomAccess.Read(Handle, buffer[..(int)Math.Min(buffer.Length, _blob.Size - offset)], offset);

    public void Dispose() => Handle.Dispose();
}
