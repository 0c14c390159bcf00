namespace RegistryPull.Archives;

/// <summary>Reads the documents of an archive: manifests, indexes, configurations. Each is verified by its
/// digest.</summary>
internal static class ArchiveDocument
{
    /// <summary>Reads a document.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="digest">The document.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>The bytes; null when the archive does not have the document.</returns>
    /// <exception cref="InvalidContentException">It is damaged or larger than 4 MiB, or cannot be read.</exception>
    public static async Task<byte[]?> ReadAsync(
        ImageArchive archive, Digest digest, CancellationToken cancellationToken)
    {
        using var content = await archive.Blobs.TryOpenAsync(digest, cancellationToken).ConfigureAwait(false);
        if (content is null)
        {
            return null;
        }

        var bytes = DocumentFile.Read(content, $"{archive.Path}: {digest}");
        if (!digest.Matches(bytes))
        {
            throw Damaged(archive, digest, "does not match its digest");
        }

        return bytes;
    }

    /// <summary>Creates the failure of a blob that is not what the archive says.</summary>
    /// <param name="archive">The archive.</param>
    /// <param name="digest">The blob.</param>
    /// <param name="why">What is wrong: "does not match its digest".</param>
    public static InvalidContentException Damaged(ImageArchive archive, Digest digest, string why) =>
        new($"{TerminalText.Sanitize(archive.Path)} is damaged: {digest} {why}; copy it again") { Digest = digest };
}
