namespace RegistryPull.Layers;

/// <summary>Creates the errors about layers.</summary>
internal static class MalformedLayer
{
    /// <inheritdoc cref="TarSubject.Malformed"/>
    public static InvalidContentException Create(Descriptor layer, string why, Exception? cause = null) =>
        TarSubject.Layer(layer).Malformed(why, cause);
}
