namespace RegistryPull.Exporters.Layers;

/// <summary>Says what is wrong with a layer.</summary>
internal static class MalformedLayer
{
    public static InvalidContentException Of(Descriptor layer, string why, Exception? cause = null) => new($"layer {layer.Digest} {why}", cause);
}
