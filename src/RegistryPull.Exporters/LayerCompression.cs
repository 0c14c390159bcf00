namespace RegistryPull.Exporters;

/// <summary>How layers are written into archives and layouts.</summary>
public enum LayerCompression
{
    /// <summary>As the registry serves them, byte for byte.</summary>
    Keep,

    /// <summary>Uncompressed, for engines that cannot read what the registry serves. The image ID stays, the digest
    /// changes.</summary>
    None,
}
