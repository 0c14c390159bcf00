namespace RegistryPull;

/// <summary>One manifest and what its configuration says.</summary>
/// <param name="Manifest">The manifest, verified.</param>
/// <param name="Platform">What it runs on; null when neither index nor configuration says so.</param>
/// <param name="Details">What the configuration says; null when the manifest is an artifact's.</param>
public sealed record InspectedManifest(ImageManifest Manifest, Platform? Platform, ImageDetails? Details)
{
    /// <summary>How many bytes a pull of this manifest downloads: the configuration and the layers, each digest once.</summary>
    public long DownloadSize => Manifest.Layers.Append(Manifest.Config).DistinctBy(static blob => blob.Digest).Sum(static blob => blob.Size);
}
