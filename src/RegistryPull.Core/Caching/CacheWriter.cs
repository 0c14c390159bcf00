using System.Buffers;
using RegistryPull.Content;
using RegistryPull.FileSystem;
using RegistryPull.Interop;

namespace RegistryPull.Caching;

/// <summary>Writes blobs into a cache. After the first failure nothing more is written: the next write would
/// fail as well.</summary>
internal sealed class CacheWriter(CacheAccess access, TimeProvider time)
{
    private const int BufferSize = 1024 * 1024;

    private volatile bool _isClosed;

    /// <summary>Stores the blob of a slot that is complete: as another name of its file where possible, else as a
    /// copy.</summary>
    public void Write(IBlobSlot slot, long reserve, CancellationToken cancellationToken) => Try(slot.Blob, folder =>
    {
        if (!slot.IsWholeFile || !TryShare(folder, slot))
        {
            Copy(folder, slot, reserve, cancellationToken);
        }
    });

    /// <summary>Begins to store a blob whose bytes are yet to come.</summary>
    /// <returns>Null when it is not stored, or another run is storing it.</returns>
    public CacheDraft? Begin(Descriptor blob)
    {
        CacheDraft? draft = null;
        Try(blob, folder => draft = Begin(folder, blob, reserve: 0));
        return draft;
    }

    /// <summary>Appends to a draft.</summary>
    /// <returns>Whether that was possible.</returns>
    public bool TryAppend(CacheDraft draft, Descriptor blob, ReadOnlyMemory<byte> bytes) =>
        Try(blob, _ => draft.Append(bytes.Span));

    /// <summary>Completes a draft whose bytes are all there, and verified.</summary>
    public void Finish(CacheDraft draft, Descriptor blob) => Try(blob, _ => draft.Finish(time));

    private bool Try(Descriptor blob, Action<CacheFolder> write)
    {
        try
        {
            if (_isClosed || access.WritableFolder is not { } folder)
            {
                return false;
            }

            write(folder);
            return true;
        }
        catch (Exception error) when (CacheAccess.IsFailure(error))
        {
            _isClosed = true;
            var reason = SystemError.Describe(error);
            access.Warn($"{blob.Digest} cannot be stored in the cache {access.Folder?.Root}: {reason}");
            return false;
        }
    }

    // The file gets another name first, so that one step replaces a damaged blob.
    private bool TryShare(CacheFolder folder, IBlobSlot slot)
    {
        using var source = OpenShareable(slot);
        if (source is null)
        {
            return false;
        }

        FileSystemSync.Flush(source.Handle, slot.Path);
        using var ingest = folder.CreateIngest();
        var name = ingest.PathOf(CacheFolder.NewName());
        if (!FileSharing.TryShare(source, name))
        {
            return false;
        }

        try
        {
            folder.Place(name, slot.Blob.Digest, time);
            return true;
        }
        finally
        {
            // The name is left when that failed, and when both were one file already.
            File.Delete(name);
        }
    }

    private static BlobFile? OpenShareable(IBlobSlot slot)
    {
        if (FileSharing.IsSupported)
        {
            return BlobFile.TryOpen(slot.Path, slot.Blob);
        }

        return null;
    }

    private void Copy(CacheFolder folder, IBlobSlot slot, long reserve, CancellationToken cancellationToken)
    {
        using var draft = BeginIfMissing(folder, slot, reserve);
        if (draft is null)
        {
            return;
        }

        using var source = VolumeSetFile.TryOpen(slot.Path) ?? throw new FileNotFoundException(null, slot.Path);
        var buffer = ArrayPool<byte>.Shared.Rent((int)Math.Min(slot.Blob.Size, BufferSize));
        try
        {
            for (long at = 0; at < slot.Blob.Size;)
            {
                cancellationToken.ThrowIfCancellationRequested();
                var wanted = (int)Math.Min(buffer.Length, slot.Blob.Size - at);
                var count = source.Read(buffer.AsSpan(0, wanted), slot.Offset + at);
                if (count <= 0)
                {
                    throw new EndOfStreamException();
                }

                draft.Append(buffer.AsSpan(0, count));
                at += count;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        draft.Finish(time);
    }

    private CacheDraft? BeginIfMissing(CacheFolder folder, IBlobSlot slot, long reserve)
    {
        if (folder.Holds(slot.Blob))
        {
            return null;
        }

        return Begin(folder, slot.Blob, reserve);
    }

    // The bytes that the pull has yet to write come first. A full disk does not close the cache: a smaller blob may
    // fit.
    private CacheDraft? Begin(CacheFolder folder, Descriptor blob, long reserve)
    {
        if (Volume.FreeSpace(folder.Root) is { } free && free - reserve < blob.Size)
        {
            access.Warn(
                $"there is no room for {blob.Digest} in the cache {folder.Root}, beside what the pull has to write");
            return null;
        }

        return CacheDraft.TryBegin(folder, blob.Digest);
    }
}
