namespace RegistryPull.Exporters.Layers;

/// <summary>Creates the errors about layers.</summary>
internal static class MalformedLayer
{
    /// <summary>Creates the error; the pipeline adds the images that have the layer.</summary>
    /// <param name="layer">The layer.</param>
    /// <param name="why">What is wrong with it, behind its name.</param>
    /// <param name="cause">The exception that it was found by, if any.</param>
    public static InvalidContentException Create(Descriptor layer, string why, Exception? cause = null) =>
        new($"layer {layer.Digest} {why}", cause) { Digest = layer.Digest };
}
