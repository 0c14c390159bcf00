using System.Collections.Concurrent;

namespace RegistryPull.Archives;

/// <summary>The blobs of an archive, by digest. What is found has not been hashed.</summary>
/// <param name="files">The files of the archive.</param>
internal sealed class ArchiveBlobs(IArchiveFiles files)
{
    private const string Folder = "blobs/";

    private readonly ConcurrentDictionary<Digest, string> _names = new();
    private readonly ConcurrentDictionary<Digest, ReadOnlyMemory<byte>> _made = new();

    /// <summary>Returns the name of a blob in an OCI layout.</summary>
    /// <remarks>OCI image-spec <c>image-layout.md#blobs</c>.</remarks>
    public static string NameOf(Digest digest) => $"{Folder}{digest.Algorithm}/{digest.Hex}";

    /// <summary>Returns the digest that a name in an OCI layout claims; null when it is not such a name.</summary>
    public static Digest? DigestOf(string name)
    {
        if (!name.StartsWith(Folder, StringComparison.Ordinal))
        {
            return null;
        }

        _ = Digest.TryParse(name[Folder.Length..].Replace('/', ':'), out var digest);
        return digest;
    }

    /// <summary>Adds a file that holds a blob under another name.</summary>
    public void Add(Digest digest, string name) => _names.TryAdd(digest, name);

    /// <summary>Adds a document that was made from what the archive has.</summary>
    public void Add(Digest digest, ReadOnlyMemory<byte> document) => _made.TryAdd(digest, document);

    /// <summary>Finds a blob, without reading it.</summary>
    /// <returns>Its number of bytes; null when the archive does not have it.</returns>
    public long? Find(Digest digest)
    {
        if (_made.TryGetValue(digest, out var document))
        {
            return document.Length;
        }

        return files.Find(NameOf(digest)) ?? files.Find(_names.GetValueOrDefault(digest, ""));
    }

    /// <summary>Opens a blob.</summary>
    /// <param name="digest">The blob.</param>
    /// <param name="cancellationToken">Cancels the opening.</param>
    /// <returns>The bytes; null when the archive does not have it.</returns>
    public async ValueTask<IStoredContent?> TryOpenAsync(Digest digest, CancellationToken cancellationToken)
    {
        if (_made.TryGetValue(digest, out var document))
        {
            return new StoredBytes(files.Path, document);
        }

        if (await files.TryOpenAsync(NameOf(digest), cancellationToken).ConfigureAwait(false) is { } blob)
        {
            return blob;
        }

        var name = _names.GetValueOrDefault(digest, "");
        return await files.TryOpenAsync(name, cancellationToken).ConfigureAwait(false);
    }
}
