namespace RegistryPull.Caching;

/// <summary>A directory that is a cache: where in it everything is.</summary>
/// <remarks>An OCI layout (image-spec, <c>image-layout.md</c>) whose index names nothing, so that other tools can read its blobs; and <c>ingest</c>, as
/// containerd calls the place where content is that is not yet all there.</remarks>
/// <param name="root">The directory, as a full path.</param>
internal sealed class CacheFolder(string root)
{
    /// <summary>What the names end with that <see cref="NewName"/> gives.</summary>
    public const string NewEnding = ".new";

    private static readonly string[] Algorithms = [Digest.Sha256, Digest.Sha512];

    public string Root => root;

    /// <summary>Where what is being written is.</summary>
    public string Ingest => Path.Combine(root, "ingest");

    /// <summary>Where a blob is, once it is whole.</summary>
    public string PathOf(Digest digest) => Path.Combine(root, "blobs", digest.Algorithm, digest.Hex);

    /// <summary>Where a blob is while it is written. Whoever has this file open, and alone, writes the blob.</summary>
    public string DraftOf(Digest digest) => Path.Combine(Ingest, $"{digest.Algorithm}-{digest.Hex}");

    /// <summary>A name that nobody else has, for what is there in one step and gets its own name in the next.</summary>
    public string NewName() => Path.Combine(Ingest, Path.GetRandomFileName() + NewEnding);

    /// <summary>Whether a blob is here, as far as its length tells.</summary>
    public bool Holds(Descriptor blob) => PlainFiles.IsOne(PathOf(blob.Digest)) && new FileInfo(PathOf(blob.Digest)).Length == blob.Size;

    /// <summary>Gives a file, whole and on the disk, the name of its blob, in place of what has that name.</summary>
    public void Place(string file, Digest digest, TimeProvider time)
    {
        var target = PathOf(digest);
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.Move(file, target, overwrite: true);
        Use(target, time);
    }

    /// <summary>Notes that a blob was used: by the time of the last reading and not of the last writing, since an output that shares the file would seem to have changed.</summary>
    public static void Use(string path, TimeProvider time)
    {
        try
        {
            File.SetLastAccessTimeUtc(path, time.GetUtcNow().UtcDateTime);
        }
        catch (Exception error) when (CacheAccess.IsFailure(error))
        {
            // Another user's file, or a volume that is only read: it is as old as it looks.
        }
    }

    /// <summary>All blobs that are here: files with the name of a digest, and nothing that only looks like one.</summary>
    public IEnumerable<StoredBlob> Blobs() =>
        from algorithm in PlainFiles.IsFolder(Path.Combine(root, "blobs")) ? Algorithms : []
        from file in PlainFiles.In(Path.Combine(root, "blobs", algorithm))
        let digest = Digest.TryParse($"{algorithm}:{file.Name}", out var parsed) ? parsed : null
        where digest is not null
        select new StoredBlob(file.FullName, file.Length, file.LastAccessTimeUtc);
}
