namespace RegistryPull.FileSystem;

/// <summary>Reads a small file of an output that is added to.</summary>
internal static class SmallFile
{
    private const int MaxLength = 4 * 1024 * 1024;

    /// <summary>Reads a file below a root, without following a link.</summary>
    /// <param name="root">The output.</param>
    /// <param name="path">The file's path in the output, its parts joined by <c>/</c>.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>Null when the file is not there.</returns>
    /// <exception cref="OutputException">It cannot be read, is larger than 4 MiB, or is not a plain file.</exception>
    public static async Task<ReadOnlyMemory<byte>?> ReadAsync(
        string root, string path, CancellationToken cancellationToken)
    {
        var shown = Path.Combine(root, path);
        try
        {
            string[] parts = path.Split('/');
            using var folder = PinnedDirectory.TryOpen(root, parts[..^1]);
            var file = folder?.PathOf(parts[^1]);
            if (file is null || !File.Exists(file))
            {
                return null;
            }

            if (!PlainFile.Is(file) || new FileInfo(file).Length > MaxLength)
            {
                throw new OutputException(
                    $"{shown} is larger than 4 MiB, or not a plain file: look at it, or name another output");
            }

            return await File.ReadAllBytesAsync(file, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (OutputFailure.Is(error))
        {
            throw OutputFailure.Unreadable(shown, error);
        }
    }
}
