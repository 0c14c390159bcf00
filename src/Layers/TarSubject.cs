namespace RegistryPull.Layers;

/// <summary>The tar that is read, for messages.</summary>
/// <param name="Name">Its name: a layer, or the path of an archive.</param>
/// <param name="Digest">The digest of the layer; null for an archive.</param>
internal sealed record TarSubject(string Name, Digest? Digest = null)
{
    /// <summary>Returns the subject of a layer.</summary>
    public static TarSubject Layer(Descriptor layer) => new($"layer {layer.Digest}", layer.Digest);

    /// <summary>Creates the error about it; the pipeline adds the images that it belongs to.</summary>
    /// <param name="why">What is wrong with it, behind its name.</param>
    /// <param name="cause">The exception that it was found by, if any.</param>
    public InvalidContentException Malformed(string why, Exception? cause = null) =>
        new($"{Name} {why}", cause) { Digest = Digest };
}
