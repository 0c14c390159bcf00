namespace RegistryPull;

/// <summary>What a <see cref="VerifyFinding"/> is about.</summary>
public enum VerifyFindingKind
{
    /// <summary>A volume is missing or damaged.</summary>
    Volume,

    /// <summary>The file itself is cut off, malformed, or not an archive.</summary>
    Archive,

    /// <summary>A manifest, an index, a configuration or a list of images is missing or malformed.</summary>
    Document,

    /// <summary>A blob is missing or damaged, or does not unpack to its diff_id.</summary>
    Blob,

    /// <summary>Layers are left out, and what has them was not named.</summary>
    Base,

    /// <summary>The transfer file does not fit the archive, or names a transfer that is missing.</summary>
    Transfer,
}
