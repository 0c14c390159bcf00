using RegistryPull.FileSystem;
using RegistryPull.Interop;

namespace RegistryPull.Archives;

/// <summary>The files of a directory: an OCI layout, or an archive that was unpacked.</summary>
/// <remarks>A link in the place of a file is followed within the directory, because docker before 25 writes such links.
/// No link in the place of a directory below the root is followed.</remarks>
/// <param name="path">The directory.</param>
internal sealed class DirectoryFiles(string path) : IArchiveFiles
{
    private const int MaxLinks = 16;

    /// <inheritdoc/>
    public string Path => path;

    /// <inheritdoc/>
    public long? Find(string name)
    {
        using var file = TryOpen(name);
        return file?.Length;
    }

    /// <inheritdoc/>
    public ValueTask<IStoredContent?> TryOpenAsync(string name, CancellationToken cancellationToken) =>
        new(TryOpen(name));

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    private StoredFile? TryOpen(string name)
    {
        var current = name;
        for (var links = 0; links <= MaxLinks; links++)
        {
            if (!IsPortable(current))
            {
                return null;
            }

            try
            {
                if (LinkTarget(current) is not { } target)
                {
                    return OpenFile(current);
                }

                current = ArchivePath.Follow(current, target)
                    ?? throw Malformed("has a link that leads out of it", name);
            }
            catch (Exception error) when (SystemError.Is(error))
            {
                throw ArchiveFailure.Unreadable(System.IO.Path.Combine(path, name), error);
            }
        }

        throw Malformed("has links that lead in a circle", name);
    }

    // A name of a manifest must not become a drive, a stream or a parent directory on Windows.
    private static bool IsPortable(string name) => name.Length > 0 && !name.AsSpan().ContainsAny('\\', ':', '\0');

    private string? LinkTarget(string name)
    {
        var parts = name.Split('/');
        using var folder = PinnedDirectory.TryOpen(path, parts[..^1]);
        var file = folder?.PathOf(parts[^1]);
        if (file is null)
        {
            return null;
        }

        return new FileInfo(file).LinkTarget;
    }

    private StoredFile? OpenFile(string name) => ExistingFile.TryOpen(path, name) switch
    {
        { } file => new StoredFile(file.Handle, System.IO.Path.Combine(path, name), file),
        null => null,
    };

    private InvalidContentException Malformed(string why, string name) =>
        new($"{TerminalText.Sanitize(path)} {why}: {TerminalText.Sanitize(name)}");
}
