using RegistryPull.Exporting;

namespace RegistryPull.Exporters.DockerArchive;

/// <summary>An image that <c>docker load</c> can take: one platform, runnable, a layer for each diff_id.</summary>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Config">Its configuration.</param>
internal sealed record LoadableImage(ImageManifest Manifest, ImageConfig Config)
{
    private const string Alternative = "the formats oci and oci-archive can hold it";

    /// <summary>The image, checked.</summary>
    /// <exception cref="InvalidRequestException">A docker archive cannot hold it.</exception>
    /// <exception cref="InvalidContentException">It is broken: docker would load it half or not at all.</exception>
    public static LoadableImage Of(ExportImage image)
    {
        var name = image.Reference.Familiar;
        if (image.Manifests.Length != 1 || !image.Indexes.IsEmpty)
        {
            throw new InvalidRequestException(
                $"{name} was chosen with its index, and a docker archive holds one platform of an image: choose one; {Alternative}");
        }

        return image.Manifests[0] switch
        {
            { Config: null } artifact => throw NotAnImage(name, artifact.Manifest),
            { Manifest.IsImage: false } artifact => throw NotAnImage(name, artifact.Manifest),
            { Config: { } config, Manifest: { } manifest } when config.DiffIds.Length != manifest.Layers.Length =>
                throw new InvalidContentException(
                    $"{name} is broken: its manifest has {manifest.Layers.Length} layers, its configuration {config.DiffIds.Length} diff_ids"),
            { Config: { } config, Manifest: { } manifest } => new LoadableImage(manifest, config),
        };
    }

    private static InvalidRequestException NotAnImage(string name, ImageManifest manifest)
    {
        var kind = Display.Clean(manifest.ArtifactType ?? manifest.Config.MediaType);
        return new InvalidRequestException($"{name} is no runnable image but an artifact ({kind}), which docker cannot load; {Alternative}");
    }
}
