using Microsoft.Win32.SafeHandles;

namespace RegistryPull.FileSystem;

/// <summary>A file of an output that exists, open for reading. No link below the output is followed.</summary>
internal sealed class ExistingFile : IDisposable
{
    private readonly PinnedDirectory? _folder;

    private ExistingFile(SafeFileHandle handle, PinnedDirectory? folder) => (Handle, _folder) = (handle, folder);

    public SafeFileHandle Handle { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="output">The output; a link in its place is followed.</param>
    /// <param name="path">The file's path in the output, its parts joined by <c>/</c>; empty for the output
    /// itself.</param>
    /// <returns>Null when it is not there, or is not a plain file.</returns>
    /// <exception cref="IOException">It cannot be opened, or is behind a link.</exception>
    public static ExistingFile? TryOpen(string output, string path)
    {
        if (path.Length == 0)
        {
            if (File.Exists(output))
            {
                return new ExistingFile(File.OpenHandle(output), null);
            }

            return null;
        }

        string[] parts = path.Split('/');
        var folder = PinnedDirectory.TryOpen(output, parts[..^1]);
        if (folder is not null && PlainFile.Is(folder.PathOf(parts[^1])))
        {
            return new ExistingFile(File.OpenHandle(folder.PathOf(parts[^1])), folder);
        }

        folder?.Dispose();
        return null;
    }

    /// <summary>Gets the paths of an output, of the directories below it that lead to a file, and of the file; those
    /// that exist.</summary>
    /// <inheritdoc cref="TryOpen"/>
    public static IEnumerable<string> PathsTo(string output, string path)
    {
        var current = output;
        yield return current;
        foreach (var part in path.Length == 0 ? [] : path.Split('/'))
        {
            current = Path.Combine(current, part);
            if (Path.Exists(current))
            {
                yield return current;
            }
        }
    }

    public void Dispose()
    {
        Handle.Dispose();
        _folder?.Dispose();
    }
}
