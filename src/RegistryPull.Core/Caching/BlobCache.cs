using RegistryPull.Content;
using RegistryPull.FileSystem;
using RegistryPull.Interop;

namespace RegistryPull.Caching;

/// <summary>The cache of a run. Its blobs are hashed before they are used; a damaged one is removed and
/// reported.</summary>
internal sealed class BlobCache(
    CacheAccess access, CacheWriter writer, IPullProgress progress, TimeProvider time) : IBlobCache
{
    public bool Has(Descriptor blob)
    {
        using var cached = access.Exists ? Open(blob) : null;
        return cached is not null;
    }

    public bool TryFill(IBlobSlot slot, CancellationToken cancellationToken)
    {
        using var cached = Open(slot.Blob);
        if (cached is null)
        {
            return false;
        }

        progress.Started(slot.Blob);
        if (!IsRight(slot.Blob, cached, () => Fill(cached, slot, cancellationToken)))
        {
            slot.Clear();
            progress.Advanced(slot.Blob, 0, 0);
            return false;
        }

        CacheFolder.Use(cached.Path, time);
        slot.Complete(BlobOrigin.Cache);
        progress.Completed(slot.Blob, BlobOrigin.Cache);
        return true;
    }

    public void Keep(IBlobSlot slot, long reserve, CancellationToken cancellationToken)
    {
        if (slot.Blob.Size > 0)
        {
            writer.Write(slot, reserve, cancellationToken);
        }
    }

    public async Task<Stream?> OpenAsync(Descriptor blob, CancellationToken cancellationToken)
    {
        var cached = Open(blob);
        try
        {
            // The whole blob is verified first: bytes that the reader has got cannot be taken back.
            if (cached is null || !await IsRightAsync(blob, cached, cancellationToken).ConfigureAwait(false))
            {
                return null;
            }

            CacheFolder.Use(cached.Path, time);
            var stream = new CachedStream(cached, blob, progress);
            cached = null;
            return stream;
        }
        finally
        {
            cached?.Dispose();
        }
    }

    public Stream StoreWhileReading(Stream content, Descriptor blob) => blob.Size switch
    {
        > 0 => new CachingStream(content, blob, writer),
        _ => content,
    };

    // What others may write to is not cleaned up either.
    private void Discard(BlobFile cached, string path)
    {
        if (access.WritableFolder is null)
        {
            access.Warn($"{path} does not match its digest");
            return;
        }

        access.Warn($"{path} does not match its digest and is removed");
        File.Delete(cached.Path);
    }

    private Task<bool> IsRightAsync(Descriptor blob, BlobFile cached, CancellationToken cancellationToken) =>
        Task.Run(() => IsRight(blob, cached, () => cached.Read(Ignore, cancellationToken)), cancellationToken);

    private static void Ignore(ReadOnlySpan<byte> bytes, long offset)
    {
        // The bytes are hashed by the reader itself.
    }

    // An empty blob needs neither a cache nor a registry.
    private BlobFile? Open(Descriptor blob)
    {
        if (blob.Size > 0 && access.Folder is { } folder)
        {
            return Open(folder, blob);
        }

        return null;
    }

    private BlobFile? Open(CacheFolder cache, Descriptor blob)
    {
        PinnedDirectory? folder = null;
        BlobFile? cached = null;
        try
        {
            folder = cache.OpenBlobs(blob.Digest.Algorithm);
            if (folder is not null)
            {
                cached = BlobFile.TryOpen(folder, blob);
            }

            if (cached is null && Path.Exists(folder?.PathOf(blob.Digest.Hex)))
            {
                // Not removed: the image may be wrong about the size, or the file may be another user's.
                access.Warn($"{cache.PathOf(blob.Digest)} is not a file of its blob's length, and is not used");
            }
        }
        catch (Exception error) when (FileLock.IsSharingViolation(error))
        {
            // Another run removes it, or gives it its name at this moment.
        }
        catch (Exception error) when (CacheAccess.IsFailure(error))
        {
            access.Warn($"{cache.PathOf(blob.Digest)} cannot be opened: {SystemError.Describe(error)}");
        }
        finally
        {
            if (cached is null)
            {
                folder?.Dispose();
            }
        }

        return cached;
    }

    private bool Fill(BlobFile cached, IBlobSlot slot, CancellationToken cancellationToken)
    {
        if (slot.IsWholeFile && slot.TryReplace(path => FileSharing.TryShare(cached, path)))
        {
            using var shared = BlobFile.TryOpen(slot.Path, slot.Blob);
            return shared is not null
                && shared.Read(
                    (bytes, offset) => progress.Advanced(slot.Blob, offset + bytes.Length, 0), cancellationToken);
        }

        return cached.Read((bytes, offset) =>
        {
            slot.Write(bytes, offset);
            progress.Advanced(slot.Blob, offset + bytes.Length, 0);
        }, cancellationToken);
    }

    private bool IsRight(Descriptor blob, BlobFile cached, Func<bool> read)
    {
        var path = access.Folder!.PathOf(blob.Digest);
        try
        {
            if (read())
            {
                return true;
            }

            Discard(cached, path);
        }
        catch (Exception error) when (CacheAccess.IsFailure(error))
        {
            access.Warn($"{path} cannot be read or removed: {SystemError.Describe(error)}");
        }

        return false;
    }
}
