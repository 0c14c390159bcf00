namespace RegistryPull.Caching;

/// <summary>Finds a cache, or makes one.</summary>
internal static class CacheLayout
{
    // A cache whose making was cut short has these; a new volume has the last by itself.
    private static readonly string[] Harmless = ["ingest", "oci-layout", "lost+found"];

    /// <summary>The cache in a directory.</summary>
    /// <returns>Null when there is none yet: no directory, or an empty one.</returns>
    /// <exception cref="InvalidRequestException">There is something else.</exception>
    public static CacheFolder? Find(string directory)
    {
        if (!Directory.Exists(directory))
        {
            return Path.Exists(directory) ? throw new InvalidRequestException($"{directory} is no directory, so it cannot be a cache") : null;
        }

        // Looked at before the index is: what another run makes at this moment comes after its index.
        string[] names = [.. Directory.EnumerateFileSystemEntries(directory).Select(static entry => Path.GetFileName(entry))];
        var index = Path.Combine(directory, "index.json");
        if (Path.Exists(index))
        {
            CacheMark.Require(directory, index);
            return new CacheFolder(directory);
        }

        return Array.Find(names, static name => !Harmless.Contains(name)) is not { } other ? null
            : throw new InvalidRequestException($"{directory} is no cache of regpull's: it holds {TerminalText.Sanitize(other)}; name an empty directory, or one that does not exist yet");
    }

    /// <summary>The cache in a directory, made where there is none. Several runs may do so at once.</summary>
    /// <exception cref="InvalidRequestException">There is something else.</exception>
    public static CacheFolder FindOrMake(string directory)
    {
        if (Find(directory) is { } found)
        {
            return found;
        }

        var made = new CacheFolder(directory);
        Directory.CreateDirectory(made.Ingest);
        Write(made, "oci-layout", CacheMark.Layout);
        Write(made, "index.json", CacheMark.Index);
        Directory.CreateDirectory(Path.GetDirectoryName(made.PathOf(Digest.Of([])))!);
        return made;
    }

    // Under another name first: who looks sees all of it, or nothing.
    private static void Write(CacheFolder cache, string name, byte[] bytes)
    {
        var written = cache.NewName();
        File.WriteAllBytes(written, bytes);
        File.Move(written, Path.Combine(cache.Root, name), overwrite: true);
    }
}
