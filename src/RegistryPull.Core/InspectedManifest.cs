namespace RegistryPull;

/// <summary>A manifest and the content of its configuration.</summary>
/// <param name="Manifest">The manifest, verified.</param>
/// <param name="Platform">The platform; null when neither the index nor the configuration states one.</param>
/// <param name="Details">The content of the configuration; null for an artifact.</param>
public sealed record InspectedManifest(ImageManifest Manifest, Platform? Platform, ImageDetails? Details)
{
    /// <summary>Gets the number of bytes that a pull downloads: the configuration and the layers, each digest
    /// once.</summary>
    public long DownloadSize =>
        Manifest.Layers.Append(Manifest.Config).DistinctBy(static blob => blob.Digest).Sum(static blob => blob.Size);
}
