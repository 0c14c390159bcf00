using RegistryPull.Layers;

namespace RegistryPull.Archives;

/// <summary>Describes a layer of an archive that has no manifest for it.</summary>
internal static class StoredLayer
{
    /// <summary>Returns the descriptor of a layer.</summary>
    /// <param name="files">The archive.</param>
    /// <param name="name">The name of the layer in it.</param>
    /// <param name="diffId">The digest of its uncompressed bytes, as the configuration states it.</param>
    /// <param name="cancellationToken">Cancels the reading.</param>
    /// <returns>The descriptor; null when the archive does not have the layer. The digest is only computed where
    /// nothing states it: what is stated is verified when the layer is read.</returns>
    /// <exception cref="InvalidContentException">The layer has a compression that layers do not have.</exception>
    public static async Task<Descriptor?> TryDescribeAsync(
        IArchiveFiles files, string name, Digest diffId, CancellationToken cancellationToken)
    {
        if (await files.PeekAsync(name, cancellationToken).ConfigureAwait(false) is not { } start)
        {
            return null;
        }

        var length = files.Find(name) ?? 0;
        var compression = CompressionDetector.Detect(start.Span);
        if (compression == CompressionFormat.None)
        {
            return new Descriptor(MediaTypes.OciLayer, diffId, length);
        }

        var mediaType = MediaType(compression, files.Path, name);
        var digest = ArchiveBlobs.DigestOf(name)
            ?? await ComputeAsync(files, name, cancellationToken).ConfigureAwait(false);
        return new Descriptor(mediaType, digest, length);
    }

    private static async Task<Digest> ComputeAsync(
        IArchiveFiles files, string name, CancellationToken cancellationToken)
    {
        using var content = await files.TryOpenAsync(name, cancellationToken).ConfigureAwait(false);
        return StoredHash.Compute(content!, cancellationToken);
    }

    private static string MediaType(CompressionFormat compression, string path, string name) => compression switch
    {
        CompressionFormat.Gzip => MediaTypes.OciLayerGzip,
        CompressionFormat.Zstd => MediaTypes.OciLayerZstd,
        _ => throw new InvalidContentException(
            $"{TerminalText.Sanitize(path)}: the layer {TerminalText.Sanitize(name)} is compressed with "
            + $"{compression.ToString().ToLowerInvariant()}, which the OCI image specification does not allow: "
            + "gzip, zstd or none are"),
    };
}
