namespace RegistryPull.Exporting;

/// <summary>One manifest of an image that is exported.</summary>
/// <param name="Manifest">The manifest with its bytes.</param>
/// <param name="Config">The image configuration with its bytes; null when the manifest is an artifact's.</param>
public sealed record SelectedManifest(ImageManifest Manifest, ImageConfig? Config)
{
    /// <summary>Gets whether it is a runnable image, and not another artifact.</summary>
    public bool IsImage => Config is not null;

    /// <summary>Gets the platform: what the index says or, without one, what the configuration says; null when neither
    /// does.</summary>
    public Platform? Platform => Manifest.Descriptor.Platform ?? Config?.Platform;

    /// <summary>Returns the blobs that are not in memory yet: the layers, and the configuration of an
    /// artifact.</summary>
    /// <returns>The descriptors, in the manifest's order; a layer may stand twice.</returns>
    public IEnumerable<Descriptor> Blobs() => Config switch
    {
        null => Manifest.Layers.Prepend(Manifest.Config),
        _ => Manifest.Layers,
    };
}
