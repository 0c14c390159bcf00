namespace RegistryPull.Serving;

/// <summary>The kinds of requests that a registry answers.</summary>
internal enum RequestedKind
{
    /// <summary>Whether there is a registry at all.</summary>
    Api,

    /// <summary>A manifest or index.</summary>
    Manifest,

    /// <summary>A blob, or a part of it.</summary>
    Blob,

    /// <summary>The tags of a repository.</summary>
    Tags,

    /// <summary>The manifests that refer to a manifest.</summary>
    Referrers,
}
