namespace RegistryPull.Exporters.Layers;

/// <summary>Creates the errors about layers.</summary>
internal static class MalformedLayer
{
    /// <param name="layer">The layer.</param>
    /// <param name="why">What is wrong with it, behind its name.</param>
    /// <param name="cause">The exception that told, if any.</param>
    public static InvalidContentException Create(Descriptor layer, string why, Exception? cause = null) =>
        new($"layer {layer.Digest} {why}", cause);
}
