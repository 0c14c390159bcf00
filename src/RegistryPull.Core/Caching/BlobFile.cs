using System.Buffers;
using Microsoft.Win32.SafeHandles;
using RegistryPull.Content;
using RegistryPull.FileSystem;

namespace RegistryPull.Caching;

/// <summary>A file of a blob's length, open for reading. Reading it to its end tells whether it is the blob.</summary>
internal sealed class BlobFile : IDisposable
{
    private const int BufferSize = 1024 * 1024;

    private readonly Descriptor _blob;
    private readonly PinnedDirectory? _folder;

    private BlobFile(string path, Descriptor blob, SafeFileHandle handle, PinnedDirectory? folder) =>
        (Path, _blob, Handle, _folder) = (path, blob, handle, folder);

    /// <summary>Gets the path by which the file is reached while this is open.</summary>
    public string Path { get; }

    public SafeFileHandle Handle { get; }

    /// <summary>Opens a file by its path.</summary>
    /// <returns>Null when there is no such file, or it has another length.</returns>
    public static BlobFile? TryOpen(string path, Descriptor blob) => TryOpen(path, blob, null);

    /// <summary>Opens the file of a blob in a directory, which belongs to the result.</summary>
    /// <inheritdoc cref="TryOpen(string, Descriptor)"/>
    public static BlobFile? TryOpen(PinnedDirectory folder, Descriptor blob) =>
        TryOpen(folder.PathOf(blob.Digest.Hex), blob, folder);

    /// <summary>Reads the file from start to end.</summary>
    /// <param name="seen">Gets the bytes, in order.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>Whether it is the blob.</returns>
    public bool Read(BytesSeen seen, CancellationToken cancellationToken)
    {
        using var hash = new BlobHash(_blob);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(_blob.Size, BufferSize));
        try
        {
            hash.AppendAll(ReadSeen, buffer, cancellationToken);
            return hash.IsComplete();
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        int ReadSeen(Span<byte> span, long position)
        {
            var count = ReadAt(span, position);
            if (count > 0)
            {
                seen(span[..count], position);
            }

            return count;
        }
    }

    /// <summary>Reads a part of the file.</summary>
    /// <returns>The number of bytes; 0 at the blob's end, even when the file has grown.</returns>
    public int ReadAt(Span<byte> buffer, long offset) =>
        new FileRange(Handle, 0, _blob.Size).Read(buffer, offset);

    public void Dispose()
    {
        Handle.Dispose();
        _folder?.Dispose();
    }

    private static BlobFile? TryOpen(string path, Descriptor blob, PinnedDirectory? folder)
    {
        if (!PlainFile.Is(path))
        {
            return null;
        }

        // Others may remove it meanwhile: an open file stays readable.
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        if (RandomAccess.GetLength(handle) == blob.Size)
        {
            return new BlobFile(path, blob, handle, folder);
        }

        handle.Dispose();
        return null;
    }
}
