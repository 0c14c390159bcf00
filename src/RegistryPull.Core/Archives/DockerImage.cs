using System.Collections.Immutable;

namespace RegistryPull.Archives;

/// <summary>An image that a <c>manifest.json</c> lists. Its manifest is made from its configuration and layers, the
/// same each time.</summary>
/// <param name="files">The archive.</param>
/// <param name="blobs">Gets the parts of the image by digest.</param>
/// <param name="config">The name of the configuration.</param>
/// <param name="layers">The names of the layers, the base first.</param>
/// <param name="names">The names that the archive gives the image.</param>
internal sealed class DockerImage(
    IArchiveFiles files,
    ArchiveBlobs blobs,
    string config,
    ImmutableArray<string> layers,
    ImmutableArray<ArchiveName> names) : ArchiveImage(names)
{
    private Descriptor? _root;
    private Digest? _imageId;

    /// <inheritdoc/>
    public override async ValueTask<Descriptor> GetRootAsync(CancellationToken cancellationToken)
    {
        // Two callers at the same time would make the same manifest.
        _root ??= await MakeAsync(cancellationToken).ConfigureAwait(false);
        return _root;
    }

    /// <inheritdoc/>
    public override async ValueTask<bool> HasDigestAsync(Digest digest, CancellationToken cancellationToken) =>
        await base.HasDigestAsync(digest, cancellationToken).ConfigureAwait(false) || _imageId == digest;

    private async Task<Descriptor> MakeAsync(CancellationToken cancellationToken)
    {
        var bytes = await DocumentFile.ReadAsync(files, config, cancellationToken).ConfigureAwait(false)
            ?? throw Missing(config);
        var descriptor = new Descriptor(MediaTypes.OciConfig, Digest.Compute(bytes), bytes.Length);
        var diffIds = ImageConfig.Parse(descriptor, bytes).DiffIds;
        if (diffIds.Length != layers.Length)
        {
            throw Malformed($"lists {layers.Length} layers for an image whose configuration has {diffIds.Length}");
        }

        var described = new Descriptor[layers.Length];
        for (var i = 0; i < layers.Length; i++)
        {
            described[i] = await DescribeAsync(layers[i], diffIds[i], cancellationToken).ConfigureAwait(false);
        }

        var manifest = ImageManifest.Create(descriptor, [.. described]);
        _imageId = descriptor.Digest;
        blobs.Add(descriptor.Digest, config);
        blobs.Add(manifest.Descriptor.Digest, manifest.Bytes);
        return manifest.Descriptor;
    }

    private async Task<Descriptor> DescribeAsync(string layer, Digest diffId, CancellationToken cancellationToken)
    {
        var described = await StoredLayer
            .TryDescribeAsync(files, layer, diffId, cancellationToken)
            .ConfigureAwait(false) ?? throw Missing(layer);
        blobs.Add(described.Digest, layer);
        return described;
    }

    private InvalidContentException Missing(string name) =>
        Malformed($"lists {TerminalText.Sanitize(name)}, which the archive does not have");

    private InvalidContentException Malformed(string why) =>
        new($"{TerminalText.Sanitize(files.Path)}: {DockerImages.ManifestName} {why}");
}
