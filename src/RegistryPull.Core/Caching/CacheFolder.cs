using RegistryPull.FileSystem;

namespace RegistryPull.Caching;

/// <summary>A directory that is a cache: where in it everything is.</summary>
/// <remarks>
/// An OCI layout (image-spec, <c>image-layout.md</c>) whose index names nothing, so that other tools can read its
/// blobs; and <c>ingest</c>, containerd's name for the place of unfinished content. Others may be able to write there,
/// so every access goes through a <see cref="PinnedDirectory"/>.
/// </remarks>
/// <param name="root">The directory, as a full path.</param>
internal sealed class CacheFolder(string root)
{
    /// <summary>The ending of the names that <see cref="NewName"/> gives.</summary>
    public const string NewEnding = ".new";

    private const string BlobsName = "blobs";
    private const string IngestName = "ingest";

    private static readonly string[] Algorithms = [Digest.Sha256, Digest.Sha512];

    public string Root => root;

    /// <summary>Gets the directory of what is being written, for messages.</summary>
    public string Ingest => Path.Combine(root, IngestName);

    /// <summary>Gets the directories that hold content.</summary>
    public IEnumerable<string> Folders =>
    [
        root, Ingest, Path.Combine(root, BlobsName),
        .. Algorithms.Select(algorithm => Path.Combine(root, BlobsName, algorithm)),
    ];

    /// <summary>Gets the path of a blob that is complete, for messages.</summary>
    public string PathOf(Digest digest) => Path.Combine(root, BlobsName, digest.Algorithm, digest.Hex);

    /// <summary>Gets the path of a blob that is being written, for messages. One process at a time can open it, and
    /// that one writes.</summary>
    public string DraftOf(Digest digest) => Path.Combine(Ingest, DraftName(digest));

    /// <summary>Gets the file name of a blob that is being written.</summary>
    public static string DraftName(Digest digest) => $"{digest.Algorithm}-{digest.Hex}";

    /// <summary>Creates an unused name for a file that is made in one step and renamed in the next.</summary>
    public static string NewName() => Path.GetRandomFileName() + NewEnding;

    /// <summary>Opens the directory of complete blobs.</summary>
    /// <returns>Null when there is none.</returns>
    public PinnedDirectory? OpenBlobs(string algorithm) => PinnedDirectory.TryOpen(root, BlobsName, algorithm);

    /// <summary>Opens the directory of what is being written.</summary>
    /// <returns>Null when there is none, or a link in its place.</returns>
    public PinnedDirectory? OpenIngest() => NullIfLinked(() => PinnedDirectory.TryOpen(root, IngestName));

    /// <summary>Opens the directory of complete blobs, and makes it where it is missing.</summary>
    public PinnedDirectory CreateBlobs(string algorithm) => PinnedDirectory.Create(root, BlobsName, algorithm);

    /// <summary>Opens the directory of what is being written, and makes it where it is missing.</summary>
    public PinnedDirectory CreateIngest() => PinnedDirectory.Create(root, IngestName);

    /// <summary>Gets whether a blob is here, as far as its length shows.</summary>
    public bool Holds(Descriptor blob)
    {
        using var folder = OpenBlobs(blob.Digest.Algorithm);
        var path = folder?.PathOf(blob.Digest.Hex);
        return path is not null && PlainFile.Is(path) && new FileInfo(path).Length == blob.Size;
    }

    /// <summary>Gives a file, complete and on the disk, the name of its blob. It replaces what has that name.</summary>
    public void Place(string file, Digest digest, TimeProvider time)
    {
        using var folder = CreateBlobs(digest.Algorithm);
        var target = folder.PathOf(digest.Hex);
        File.Move(file, target, overwrite: true);
        Use(target, time);
    }

    /// <summary>Records that a blob was used. Uses atime, not mtime: mtime is visible through hard-linked
    /// outputs.</summary>
    public static void Use(string path, TimeProvider time)
    {
        try
        {
            File.SetLastAccessTimeUtc(path, time.GetUtcNow().UtcDateTime);
        }
        catch (Exception error) when (CacheAccess.IsFailure(error))
        {
            // Another user's file, or a volume that is only read: its time stays as it is.
        }
    }

    /// <summary>Gets all blobs that are here: plain files with the name of a digest.</summary>
    public IReadOnlyList<StoredBlob> Blobs() => [.. Algorithms.SelectMany(Blobs)];

    /// <summary>Removes a complete blob.</summary>
    public void Remove(StoredBlob blob)
    {
        using var folder = OpenBlobs(blob.Digest.Algorithm);
        if (folder is not null)
        {
            File.Delete(folder.PathOf(blob.Digest.Hex));
        }
    }

    private IEnumerable<StoredBlob> Blobs(string algorithm)
    {
        using var folder = NullIfLinked(() => OpenBlobs(algorithm));
        foreach (var file in folder is null ? [] : PlainFile.In(folder))
        {
            if (Digest.TryParse($"{algorithm}:{file.Name}", out var digest))
            {
                yield return new StoredBlob(digest, PathOf(digest), file.Length, file.LastAccessTimeUtc);
            }
        }
    }

    // What is behind a link does not belong to the cache.
    private static PinnedDirectory? NullIfLinked(Func<PinnedDirectory?> open)
    {
        try
        {
            return open();
        }
        catch (IOException)
        {
            return null;
        }
    }
}
