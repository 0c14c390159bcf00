using RegistryPull.Content;
using RegistryPull.FileSystem;

namespace RegistryPull.Caching;

/// <summary>The cache that a run has named. What it gives was hashed in this run; what is wrong in it is removed and told.</summary>
internal sealed class BlobCache(CacheAccess access, CacheWriter writer, IPullProgress progress, TimeProvider time) : IBlobCache
{
    public bool TryFill(IBlobSlot slot, CancellationToken cancellationToken)
    {
        using var cached = Open(slot.Blob);
        if (cached is null)
        {
            return false;
        }

        progress.Started(slot.Blob);
        if (!IsRight(cached, () => Fill(cached, slot, cancellationToken)))
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
            // All of it before the first byte is given away: a stream cannot be taken back.
            if (cached is null || !await Task.Run(() => IsRight(cached, () => cached.Read(static (_, _) => { }, cancellationToken)), cancellationToken).ConfigureAwait(false))
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

    public Stream KeepFrom(Stream content, Descriptor blob) => blob.Size > 0 ? new CachingStream(content, blob, writer) : content;

    // Nothing is kept of nothing: an empty blob needs neither a cache nor a registry.
    private BlobFile? Open(Descriptor blob) => blob.Size > 0 && access.Folder is { } folder ? Open(folder.PathOf(blob.Digest), blob) : null;

    private BlobFile? Open(string path, Descriptor blob)
    {
        try
        {
            var cached = BlobFile.TryOpen(path, blob);
            if (cached is null && Path.Exists(path))
            {
                // Not removed: it may be the image that is wrong about the size, or something that is not ours to remove.
                access.Complain($"{path} is no file, or not as long as its blob, and is not used");
            }

            return cached;
        }
        catch (Exception error) when (FileLock.IsOthers(error))
        {
            // Another run removes it, or gives it its name at this moment.
            return null;
        }
        catch (Exception error) when (CacheAccess.IsFailure(error))
        {
            access.Complain($"{path} cannot be opened: {TerminalText.Sanitize(error.Message)}");
            return null;
        }
    }

    private bool Fill(BlobFile cached, IBlobSlot slot, CancellationToken cancellationToken)
    {
        if (slot.IsWholeFile && slot.TryReplace(path => FileSharing.TryShare(cached, path)))
        {
            using var shared = BlobFile.TryOpen(slot.Path, slot.Blob);
            return shared is not null && shared.Read((bytes, offset) => progress.Advanced(slot.Blob, offset + bytes.Length, 0), cancellationToken);
        }

        return cached.Read((bytes, offset) =>
        {
            slot.Write(bytes, offset);
            progress.Advanced(slot.Blob, offset + bytes.Length, 0);
        }, cancellationToken);
    }

    private bool IsRight(BlobFile cached, Func<bool> read)
    {
        try
        {
            if (read())
            {
                return true;
            }

            access.Complain($"{cached.Path} does not match its digest and is removed");
            File.Delete(cached.Path);
        }
        catch (Exception error) when (CacheAccess.IsFailure(error))
        {
            access.Complain($"{cached.Path} cannot be read or removed: {TerminalText.Sanitize(error.Message)}");
        }

        return false;
    }
}
