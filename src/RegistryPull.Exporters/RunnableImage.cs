using RegistryPull.Exporting;

namespace RegistryPull.Exporters;

/// <summary>An image of one platform that can be run: a layer for each diff_id.</summary>
/// <param name="Manifest">Its manifest.</param>
/// <param name="Config">Its configuration.</param>
internal sealed record RunnableImage(ImageManifest Manifest, ImageConfig Config)
{
    private const string Alternative = "the formats oci and oci-archive can hold it";

    /// <summary>Returns the image, checked.</summary>
    /// <param name="image">What was selected.</param>
    /// <param name="output">What is made of it, for messages: <c>a docker archive</c>.</param>
    /// <exception cref="InvalidRequestException">The output cannot hold it.</exception>
    /// <exception cref="InvalidContentException">It is malformed: an engine would not load all of it.</exception>
    public static RunnableImage Require(ExportImage image, string output)
    {
        var name = image.Reference.Familiar;
        if (image.Manifests.Length != 1 || !image.Indexes.IsEmpty)
        {
            throw new InvalidRequestException(
                $"{name} was chosen with its index, and {output} holds one platform of an image: "
                + $"choose one; {Alternative}");
        }

        return image.Manifests[0] switch
        {
            { Config: null } artifact => throw NotAnImage(name, output, artifact.Manifest),
            { Config: { } config, Manifest: { } manifest } when config.DiffIds.Length != manifest.Layers.Length =>
                throw new InvalidContentException(
                    $"{name} is broken: its manifest has {manifest.Layers.Length} layers, its configuration "
                    + $"{config.DiffIds.Length} diff_ids"),
            { Config: { } config, Manifest: { } manifest } => new RunnableImage(manifest, config),
        };
    }

    /// <summary>Returns the image, checked, with all its layers.</summary>
    /// <inheritdoc cref="Require"/>
    public static RunnableImage RequireComplete(ExportImage image, string output)
    {
        if (!image.Omitted.IsEmpty)
        {
            throw new InvalidRequestException(
                $"{image.Reference.Familiar} was to be written without some of its layers, "
                + $"and {output} needs all of them");
        }

        return Require(image, output);
    }

    /// <summary>Returns what a layer unpacks to.</summary>
    /// <exception cref="InvalidContentException">The image uses it twice, as two different things.</exception>
    public Digest DiffId(Descriptor layer)
    {
        var ids = Manifest.Layers.Zip(Config.DiffIds)
            .Where(pair => pair.First.Digest == layer.Digest)
            .Select(static pair => pair.Second)
            .Distinct();
        if (ids.ToArray() is not [var only])
        {
            throw new InvalidContentException(
                $"layer {layer.Digest} is said to have several diff_ids, and can have one");
        }

        return only;
    }

    private static InvalidRequestException NotAnImage(string name, string output, ImageManifest manifest)
    {
        var kind = ArtifactKind.Describe(manifest);
        return new InvalidRequestException(
            $"{name} is {kind}, not a container image, and {output} cannot hold it; {Alternative}");
    }
}
