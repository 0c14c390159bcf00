using RegistryPull.FileSystem;
using RegistryPull.Interop;

namespace RegistryPull.Caching;

/// <summary>Finds a cache, or makes one.</summary>
internal static class CacheLayout
{
    // A cache has these when its making was interrupted. A new volume has lost+found, and an owner may make the last
    // one.
    private static readonly string[] Harmless = ["ingest", "oci-layout", "lost+found", CacheOwnership.SharedName];

    /// <summary>Returns the cache in a directory.</summary>
    /// <returns>Null when there is none yet: no directory, or an empty one.</returns>
    /// <exception cref="InvalidRequestException">There is something else.</exception>
    public static CacheFolder? Find(string directory)
    {
        if (OperatingSystem.IsWindows() && WindowsDevice.Is(directory))
        {
            throw new InvalidRequestException($"{directory} is a device on Windows, so it cannot be a cache");
        }

        if (!Directory.Exists(directory))
        {
            if (Path.Exists(directory))
            {
                throw new InvalidRequestException($"{directory} is not a directory, so it cannot be a cache");
            }

            return null;
        }

        // Read before the index: another run that makes the cache at this moment writes its other files after the
        // index.
        var entries = Directory.EnumerateFileSystemEntries(directory);
        string[] names = [.. entries.Select(static entry => Path.GetFileName(entry))];
        var index = Path.Combine(directory, "index.json");
        if (Path.Exists(index))
        {
            CacheMark.Require(directory, index);
            return new CacheFolder(directory);
        }

        if (Array.Find(names, static name => !Harmless.Contains(name)) is { } other)
        {
            throw new InvalidRequestException(
                $"{directory} is not a cache of regpull's: it holds {TerminalText.Sanitize(other)}; "
                + "name an empty directory, or one that does not exist yet");
        }

        return null;
    }

    /// <summary>Opens the cache in a directory, which is made where there is none. Several runs may do so at
    /// once.</summary>
    /// <exception cref="InvalidRequestException">There is something else.</exception>
    public static CacheFolder FindOrMake(string directory)
    {
        if (Find(directory) is { } found)
        {
            return found;
        }

        var made = new CacheFolder(directory);
        using var ingest = made.CreateIngest();
        Write(made, ingest, "oci-layout", CacheMark.Layout);
        Write(made, ingest, "index.json", CacheMark.Index);
        made.CreateBlobs(Digest.Sha256).Dispose();
        return made;
    }

    // The file is renamed when it is complete: another run sees all of it, or nothing.
    private static void Write(CacheFolder cache, PinnedDirectory ingest, string name, byte[] bytes)
    {
        var written = ingest.PathOf(CacheFolder.NewName());
        using (var file = File.OpenHandle(written, FileMode.CreateNew, FileAccess.Write))
        {
            RandomAccess.Write(file, bytes, fileOffset: 0);
            FileSystemSync.Flush(file, Path.Combine(cache.Root, name));
        }

        File.Move(written, Path.Combine(cache.Root, name), overwrite: true);
    }
}
