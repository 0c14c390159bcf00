namespace RegistryPull.Archives;

/// <summary>Reads a document of an archive whole. Its size is bounded.</summary>
internal static class DocumentFile
{
    private const int MaxLength = 4 * 1024 * 1024;

    /// <summary>Reads a file by its name.</summary>
    /// <param name="files">The archive.</param>
    /// <param name="name">The normal name of the file.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The bytes; null when there is no such file.</returns>
    /// <exception cref="InvalidContentException">It is larger than 4 MiB, or cannot be read.</exception>
    public static async Task<byte[]?> ReadAsync(IArchiveFiles files, string name, CancellationToken cancellationToken)
    {
        using var content = await files.TryOpenAsync(name, cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return null;
        }

        return Read(content, $"{files.Path}: {name}");
    }

    /// <summary>Reads content to its end.</summary>
    /// <param name="content">The content.</param>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="InvalidContentException">It is larger than 4 MiB, or cannot be read.</exception>
    public static byte[] Read(IStoredContent content, string what)
    {
        if (content.Length > MaxLength)
        {
            throw new InvalidContentException($"{TerminalText.Sanitize(what)} is larger than 4 MiB");
        }

        var bytes = new byte[content.Length];
        var filled = 0;
        for (var count = -1; count != 0 && filled < bytes.Length; filled += count)
        {
            count = content.Read(bytes.AsSpan(filled), filled);
        }

        if (filled < bytes.Length)
        {
            throw new InvalidContentException($"{TerminalText.Sanitize(what)} became shorter while it was read");
        }

        return bytes;
    }
}
